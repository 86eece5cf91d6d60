/**
 * The nodes as tools of an agent: a model sees the name and the description that n8n makes of each, and
 * nothing else. A scorer of words (BM25) stands in for it, which knows no synonyms: what it finds by the
 * words alone, a model finds too.
 */
import {
	NodeHelpers,
	nodeNameToToolName,
	type INode,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { isTrigger, loadNodes } from '../support/package-nodes';

interface Tool {
	key: string;
	name: string;
	text: string;
	description: string;
}

/** Each operation as the tool that n8n makes of it, by its own code. */
const TOOLS: Tool[] = loadNodes()
	.map(({ instance }) => instance.description)
	.filter((description) => !isTrigger(description))
	.flatMap(toolsOf);

function toolsOf(description: INodeTypeDescription): Tool[] {
	const choosers = description.properties.filter(({ name }) => name === 'operation');
	return choosers.flatMap(({ displayOptions, options = [] }) => {
		const [resource] = (displayOptions?.show?.resource ?? []) as string[];
		return options.map((option) => {
			const operation = 'value' in option ? String(option.value) : '';
			const parameters = { resource: resource ?? '', operation, descriptionType: 'auto' };
			const node = {
				name: NodeHelpers.makeNodeName(parameters, description),
				parameters,
			} as unknown;
			const words = NodeHelpers.getToolDescriptionForNode(node as INode, {
				description,
			});
			const name = nodeNameToToolName(node as INode);
			const key = `${description.name} ${resource ?? ''} ${operation}`;
			return { key, name, description: words, text: `${name.replaceAll('_', ' ')} ${words}` };
		});
	});
}

it('every operation has a description of its own', () => {
	expect(TOOLS.length).toBeGreaterThan(80);
	const texts = TOOLS.map(({ description }) => description);
	const twice = texts.filter((text, index) => texts.indexOf(text) !== index);
	expect(twice).toEqual([]);
});

/** Words that say nothing of what is wanted. */
const STOP = new Set(
	'a an and are as at be by can do for from get have her his i in into is it its let me my of on or our out please so some that the their them then this to up us we what which who with you your foxit'.split(
		' ',
	),
);

/** Words without the ends that grammar gives them. */
function words(text: string): string[] {
	return text
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== '' && !STOP.has(word))
		.map((word) => word.replace(/(?:ing|ed|es|s|e)$/, ''));
}

/** Tools in the order in which their words fit a request, by BM25. */
function rank(request: string): Tool[] {
	const [k1, b] = [1.2, 0.75];
	const documents = TOOLS.map((tool) => ({ tool, own: words(tool.text) }));
	const average = documents.reduce((sum, { own }) => sum + own.length, 0) / documents.length;
	const scored = documents.map(({ tool, own }) => {
		const score = [...new Set(words(request))].reduce((sum, word) => {
			const count = own.filter((one) => one === word).length;
			const having = documents.filter((one) => one.own.includes(word)).length;
			const rarity = Math.log(1 + (documents.length - having + 0.5) / (having + 0.5));
			const length = 1 - b + (b * own.length) / average;
			return sum + (rarity * count * (k1 + 1)) / (count + k1 * length);
		}, 0);
		return { tool, score };
	});
	return scored.sort((x, y) => y.score - x.score).map(({ tool }) => tool);
}

/** What people ask an assistant for, and the operation that does it. */
const REQUESTS: Array<[request: string, key: string]> = [
	['Turn this Word file into a PDF', 'foxitPdfServices createPdf fromFile'],
	['Make a PDF of the web page at this URL', 'foxitPdfServices createPdf fromUrl'],
	['Merge these three PDFs into one', 'foxitPdfServices combine merge'],
	['Compress the PDF so that it fits into a mail', 'foxitPdfServices optimize compress'],
	['Split the PDF into single parts', 'foxitPdfServices page split'],
	['Rotate the pages of this scan', 'foxitPdfServices page rotate'],
	['Protect the PDF with the password tulip', 'foxitPdfServices secure protect'],
	['Remove the password from the file', 'foxitPdfServices secure removePassword'],
	['Redact the card number in this PDF', 'foxitPdfServices secure redact'],
	['Put a watermark on every page', 'foxitPdfServices enhance watermark'],
	['Compare the two versions of the contract', 'foxitPdfServices analyze compare'],
	['Convert this PDF to Excel', 'foxitPdfServices convertPdf toExcel'],
	['Get me the tables in this PDF', 'foxitStructuralExtract pdf tables'],
	['Give me the PDF as Markdown', 'foxitStructuralExtract pdf markdown'],
	['Cut the PDF into chunks for our vector store', 'foxitStructuralExtract pdf chunks'],
	['Generate an offer by filling the Word template', 'foxitDocGen template generate'],
	['Which tags does the template have?', 'foxitDocGen template analyze'],
	['Send this contract to Mara for signature', 'foxitESign envelope send'],
	['Remind the people who have not signed the envelope', 'foxitESign envelope remind'],
	['Download the signed documents of the envelope', 'foxitESign envelope download'],
];

/**
 * Requests made after the descriptions, to measure with what these were not written for. The first
 * reading found 13: words alone know neither "how many pages" nor that what is put before is moved.
 */
const MORE: Array<[request: string, key: string]> = [
	['Make this PDF readable only with a password', 'foxitPdfServices secure protect'],
	['I need page 2 of the report as its own file', 'foxitPdfServices page extractPages'],
	['Delete pages 3 and 4 from this document', 'foxitPdfServices page delete'],
	['Make this scanned letter searchable', 'foxitPdfServices enhance ocr'],
	['Fill in the tax form with these values', 'foxitPdfServices form importData'],
	['What has the customer entered in this PDF form?', 'foxitPdfServices form exportData'],
	['How many pages does this PDF have?', 'foxitPdfServices analyze getProperties'],
	['Turn every page into a JPEG image', 'foxitPdfServices convertPdf toImages'],
	['Convert our HTML invoice to a PDF', 'foxitPdfServices createPdf fromHtml'],
	['I want to edit this PDF in Word', 'foxitPdfServices convertPdf toWord'],
	['Black out all names in the statement', 'foxitPdfServices secure redact'],
	['Has the customer signed the envelope yet?', 'foxitESign envelope get'],
	['Void the envelope, the price was wrong', 'foxitESign envelope cancel'],
	[
		'Send the lease to the tenant for signature and wait until it is signed',
		'foxitESign envelope sendAndWait',
	],
	['Which envelopes are still out for signature?', 'foxitESign envelope getMany'],
	['Give me a link to share this document', 'foxitPdfServices document createShareLink'],
	['Extract the images from the brochure', 'foxitPdfServices page extractImages'],
	['Is the data complete for the contract template?', 'foxitDocGen template check'],
	['Put page 5 before page 2', 'foxitPdfServices page move'],
	['Show me the signing history of the envelope', 'foxitESign envelope getActivity'],
];

/** Requests whose operation is not among the first so many that the words find. */
function missed(requests: typeof REQUESTS, first: number): string[] {
	return requests
		.filter(
			([request, key]) =>
				!rank(request)
					.slice(0, first)
					.some((tool) => tool.key === key),
		)
		.map(([request]) => request);
}

/** A list of so few names that what it lists says more than its length. */
const atMost = (most: number, list: string[]): string[] => (list.length > most ? list : []);

it('asks for operations that there are', () => {
	expect(TOOLS.map(({ key }) => key)).toEqual(
		expect.arrayContaining([...REQUESTS, ...MORE].map(([, key]) => key)),
	);
	expect([REQUESTS.length, MORE.length]).toEqual([20, 20]);
});

it('a model that knows nothing but the words finds 19 of 20', () => {
	expect(atMost(1, missed(REQUESTS, 1))).toEqual([]);
});

it('and 13 of the 20 that nobody wrote descriptions for, 16 among its first five', () => {
	expect(atMost(7, missed(MORE, 1))).toEqual([]);
	expect(atMost(4, missed(MORE, 5))).toEqual([]);
});

it('the scorer can fail: it does not find what is asked for in words of none of the tools', () => {
	const strange = [['Book me a flight to Oslo', 'foxitPdfServices page rotate']] as typeof REQUESTS;
	expect(missed(strange, 1)).toHaveLength(1);
});

/** OpenAI and Anthropic refuse tools with longer names. */
const LONGEST_NAME = 64;

it('names every tool so that models accept it', () => {
	const names = TOOLS.map(({ name }) => name);
	expect(names.filter((name) => !/^[\w-]+$/.test(name) || name.length > LONGEST_NAME)).toEqual([]);
	expect(new Set(names).size).toBe(names.length);
});
