/** What people type into n8n's node panel, and the node that they get. */
import { readFileSync } from 'node:fs';

import { loadNodes, type Loaded } from '../support/package-nodes';
import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';

/** Words of every day for each operation, and for what a trigger starts by. */
const WORDS: Record<string, string[]> = {
	'foxitPdfServices analyze compare': ['compare pdf', 'diff pdf'],
	'foxitPdfServices analyze getProperties': ['page count', 'pdf properties', 'metadata'],
	'foxitPdfServices chain runSteps': ['several steps', 'chain', 'pipeline'],
	'foxitPdfServices combine merge': ['merge pdf', 'combine pdf', 'join pdf', 'concatenate'],
	'foxitPdfServices convertPdf toExcel': ['pdf to excel', 'pdf to xlsx'],
	'foxitPdfServices convertPdf toHtml': ['pdf to html'],
	'foxitPdfServices convertPdf toImages': ['pdf to image', 'pdf to png', 'pdf to jpg'],
	'foxitPdfServices convertPdf toPowerPoint': ['pdf to powerpoint', 'pdf to pptx'],
	'foxitPdfServices convertPdf toText': ['pdf to text'],
	'foxitPdfServices convertPdf toWord': ['pdf to word', 'pdf to docx'],
	'foxitPdfServices createPdf fromFile': [
		'word to pdf',
		'docx to pdf',
		'image to pdf',
		'create pdf',
	],
	'foxitPdfServices createPdf officeToSmallPdf': ['office to small pdf', 'small pdf'],
	'foxitPdfServices convertPdf thumbnail': ['thumbnail', 'preview image'],
	'foxitPdfServices enhance scanToText': ['scan to text', 'scan'],
	'foxitPdfServices secure secureForSending': ['secure for sending'],
	'foxitPdfServices createPdf fromHtml': ['html to pdf'],
	'foxitPdfServices createPdf fromUrl': ['url to pdf', 'web page to pdf', 'website to pdf'],
	'foxitPdfServices document createShareLink': ['share link'],
	'foxitPdfServices document delete': ['delete document'],
	'foxitPdfServices document download': ['download document'],
	'foxitPdfServices document upload': ['upload document'],
	'foxitPdfServices enhance ocr': ['ocr', 'scan', 'searchable pdf'],
	'foxitPdfServices enhance watermark': ['watermark', 'stamp'],
	'foxitPdfServices form exportData': ['export form data', 'read pdf form'],
	'foxitPdfServices form importData': ['fill form', 'fill pdf form'],
	'foxitPdfServices optimize compress': ['compress', 'shrink pdf', 'reduce pdf size'],
	'foxitPdfServices optimize compressAndLinearize': ['compress and linearize', 'optimize pdf'],
	'foxitPdfServices optimize flatten': ['flatten'],
	'foxitPdfServices optimize linearize': ['linearize', 'fast web view'],
	'foxitPdfServices page addBlank': ['add blank page', 'insert page'],
	'foxitPdfServices page delete': ['delete pages', 'remove pages'],
	'foxitPdfServices page extractImages': ['extract images'],
	'foxitPdfServices page extractPages': ['extract pages'],
	'foxitPdfServices page extractText': ['extract text'],
	'foxitPdfServices page textWithOcr': ['text with ocr', 'text of a scan'],
	'foxitPdfServices page manipulate': ['rearrange pages', 'manipulate'],
	'foxitPdfServices page move': ['move pages', 'reorder pages'],
	'foxitPdfServices page rotate': ['rotate'],
	'foxitPdfServices page split': ['split pdf', 'cut pdf'],
	'foxitPdfServices secure protect': [
		'protect pdf',
		'password',
		'password pdf',
		'encrypt pdf',
		'lock pdf',
	],
	'foxitPdfServices secure redact': ['redact', 'black out'],
	'foxitPdfServices secure removePassword': ['remove password', 'unlock pdf', 'decrypt'],
	'foxitPdfServices task getStatus': ['task status'],
	'foxitPdfServices task restUntilReady': ['rest until ready'],
	'foxitPdfServices task waitForResult': ['wait for result'],
	'foxitDocGen template analyze': ['template tags', 'analyze template'],
	'foxitDocGen template check': ['check template'],
	'foxitDocGen template generate': [
		'mail merge',
		'fill template',
		'invoice',
		'invoice pdf',
		'generate pdf',
		'certificate',
	],
	'foxitESign envelope cancel': ['cancel envelope', 'void envelope'],
	'foxitESign envelope createDraft': ['draft envelope'],
	'foxitESign envelope delete': ['delete envelope'],
	'foxitESign envelope download': ['download signed', 'signed pdf'],
	'foxitESign envelope exportReport': ['export report'],
	'foxitESign envelope findByCorrelationValue': ['find envelope', 'find by correlation'],
	'foxitESign envelope get': ['get envelope', 'envelope status'],
	'foxitESign envelope getActivity': ['activity', 'audit trail'],
	'foxitESign envelope getDeletedLog': ['deleted log'],
	'foxitESign envelope getMany': ['list envelopes', 'get many envelopes'],
	'foxitESign envelope modify': ['modify envelope'],
	'foxitESign envelope moveToRecycleBin': ['recycle bin'],
	'foxitESign envelope remind': ['remind', 'reminder'],
	'foxitESign envelope regenerateSession': ['signing session', 'embedded signing', 'signing link'],
	'foxitESign envelope send': [
		'docusign',
		'send for signature',
		'sign pdf',
		'sign a contract',
		'adobe sign',
		'nda',
	],
	'foxitESign envelope sendAndWait': ['send and wait', 'wait for signature', 'approval', 'approve'],
	'foxitESign envelope sendDraft': ['send draft'],
	'foxitESign envelope updateFields': ['update field values', 'prefill'],
	'foxitESign envelope updateRecipients': ['update recipients', 'change signer'],
	'foxitESign recipientGroup create': ['recipient group', 'signing group'],
	'foxitESign recipientGroup getMany': ['recipient group'],
	'foxitESign template create': ['create template'],
	'foxitESign template get': ['get template'],
	'foxitESign template getDetails': ['template details'],
	'foxitESign template getMany': ['list templates'],
	'foxitESign template sendFromTemplate': ['send from template'],
	'foxitESign user create': ['create user'],
	'foxitESign user delete': ['delete user'],
	'foxitESign user getMany': ['list users'],
	'foxitESign user update': ['update user'],
	'foxitESign webhookChannel activate': ['activate webhook'],
	'foxitESign webhookChannel create': ['create webhook'],
	'foxitESign webhookChannel deactivate': ['deactivate webhook'],
	'foxitESign webhookChannel delete': ['delete webhook'],
	'foxitESign webhookChannel get': ['webhook channel'],
	'foxitESign webhookChannel getMany': ['list webhooks'],
	'foxitESign webhookChannel update': ['update webhook'],
	'foxitESignPollingTrigger ': ['polling', 'expired', 'behind a firewall', 'overdue', 'no webhook'],
	'foxitESignTrigger ': ['signed', 'when signed', 'document signed', 'declined'],
	'foxitStructuralExtract pdf chunks': ['rag', 'chunk', 'embeddings', 'retrieval'],
	'foxitStructuralExtract pdf document': ['document structure'],
	'foxitStructuralExtract pdf documentId': ['extraction id'],
	'foxitStructuralExtract pdf elements': ['elements', 'titles and paragraphs'],
	'foxitStructuralExtract pdf formData': ['form data', 'form fields'],
	'foxitStructuralExtract pdf markdown': ['markdown', 'pdf to markdown'],
	'foxitStructuralExtract pdf tableRows': ['table rows', 'pdf table to rows', 'pdf to csv'],
	'foxitStructuralExtract pdf tables': ['extract table', 'pdf tables'],
	'foxitStructuralExtract pdf taskId': ['start extraction'],
	'foxitStructuralExtract pdf text': ['read pdf', 'parse pdf'],
	'foxitStructuralExtract pdf zip': ['zip of the extraction'],
};

const nodes = loadNodes();

const panel = nodes.map(({ instance, file }) => {
	const codex = JSON.parse(readFileSync(file.replace(/\.js$/, '.json'), 'utf8')) as {
		alias: string[];
	};
	const { name, displayName } = instance.description;
	return { key: name, displayName, alias: codex.alias };
});

/** `node resource operation` for each operation of a node; a trigger has none. */
function operationsOf({ instance: { description } }: Loaded<INodeType>): string[] {
	const choosers = description.properties.filter(({ name }) => name === 'operation');
	if (choosers.length === 0) return [`${description.name} `];
	return choosers.flatMap(({ options, displayOptions }: INodeProperties) => {
		const [resource] = (displayOptions?.show?.resource ?? []) as string[];
		const place = resource === undefined ? '' : `${resource} `;
		return (options as INodePropertyOptions[]).map(
			({ value }) => `${description.name} ${place}${String(value)}`,
		);
	});
}

it('knows what people type for every operation', () => {
	const operations = nodes.flatMap(operationsOf);
	expect(operations.filter((operation) => !(operation in WORDS))).toEqual([]);
});

it.each(Object.entries(WORDS).flatMap(([of, all]) => all.map((typed) => [typed, of] as const)))(
	'"%s" finds the node of %s',
	async (typed, of) => {
		const { searchPanel } = await import('../support/node-panel.mjs');
		const key = of.split(' ')[0] ?? '';
		expect(searchPanel(typed, panel).slice(0, 2)).toContain(key);
		// What starts with the words typed comes before what merely has their letters.
		const names = panel.find((node) => node.key === key)?.alias ?? [];
		expect(names.filter((name) => name.toLowerCase().startsWith(typed))).not.toEqual([]);
	},
);

it.each(['merge pdf', 'watermark', 'fill form', 'protect pdf', 'acrobat', 'redact', 'compress'])(
	'"%s" finds Foxit PDF Services before the other nodes of the package',
	async (typed) => {
		const { searchPanel } = await import('../support/node-panel.mjs');
		expect(searchPanel(typed, panel)[0]).toBe('foxitPdfServices');
	},
);
