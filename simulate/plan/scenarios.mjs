import { kindOfResult, resultContent } from '../foxit/pdfServices.mjs';
import { TEMPLATE } from './template.mjs';

/**
 * What a run of a node does.
 *
 * @typedef {object} Scenario
 * @property {'documents' | 'envelopes'} family
 * @property {string} type the node
 * @property {Record<string, unknown>} given parameters that are the same for all items
 * @property {(marks: string[], service: any) => Record<string, (item: number) => unknown>} [perItem] the others
 * @property {'pdf' | 'two pdfs' | 'none'} input what each item brings along
 * @property {readonly string[]} path the operations that each item pays for, in order
 * @property {readonly string[]} outputs choices of *Output*
 * @property {string} [outputParameter] the parameter that is the choice, if it is another
 * @property {boolean} [asTool] whether it can be a tool of an agent
 * @property {string} [mail] what is mailed for each item
 * @property {boolean} [allInOne] whether one result is made of all items
 * @property {boolean} [waits] whether the execution rests until somebody has acted; it takes one item
 */

/** A file for one signer, with a field to sign in. */
const AGREEMENT = {
	documentSource: 'binary',
	binaryPropertyNames: 'data',
	recipientsFrom: 'json',
	recipientsJson: '[{"name":"Mara Lind","email":"mara@signer.example"}]',
	fieldPlacement: ['json'],
	fieldsJson:
		'[{"type":"signature","party":1,"x":72,"y":100,"width":170,"height":44,"required":true}]',
};

/** What sending has in common. @type {Pick<Scenario, 'perItem' | 'input' | 'mail'>} */
const SENT = {
	perItem: (marks) => ({ envelopeName: (item) => `Agreement ${marks[item]}` }),
	input: 'pdf',
	mail: 'invitation',
};

/** @type {Record<string, Scenario>} */
export const SCENARIOS = {
	compress: pdf({ resource: 'optimize', operation: 'compress' }, ['pdf-compress']),
	linearize: pdf({ resource: 'optimize', operation: 'linearize' }, ['pdf-linearize']),
	toWord: pdf({ resource: 'convertPdf', operation: 'toWord' }, ['pdf-to-word']),
	toText: pdf({ resource: 'convertPdf', operation: 'toText' }, ['pdf-to-text'], ['text']),
	properties: pdf(
		{ resource: 'analyze', operation: 'getProperties', simplify: false },
		['get-pdf-properties'],
		[''],
	),
	chain: pdf(
		{
			resource: 'chain',
			operation: 'runSteps',
			steps: { step: ['compress', 'flatten', 'linearize'].map((operation) => ({ operation })) },
		},
		['pdf-compress', 'pdf-flatten', 'pdf-linearize'],
	),
	combine: {
		...pdf(
			{
				resource: 'combine',
				operation: 'merge',
				combineMode: 'perItem',
				binaryPropertyNames: 'data,data2',
			},
			['pdf-combine'],
		),
		input: 'two pdfs',
	},
	combineAll: {
		...pdf({ resource: 'combine', operation: 'merge', combineMode: 'allItems' }, ['pdf-combine']),
		allInOne: true,
	},
	extract: {
		...pdf({}, ['pdf-structural-extract'], ['zip', 'text', 'documentId']),
		type: 'FoxitStructuralExtract',
		outputParameter: 'operation',
	},
	fromHtml: {
		family: 'documents',
		type: 'FoxitPdfServices',
		given: { resource: 'createPdf', operation: 'fromHtml', inputMode: 'html' },
		perItem: (marks) => ({ html: (item) => `<p>${marks[item]}</p>` }),
		input: 'none',
		path: ['pdf-from-html'],
		outputs: ['file', 'documentId'],
		asTool: true,
	},
	generate: {
		family: 'documents',
		type: 'FoxitDocGen',
		given: {
			operation: 'generate',
			templateSource: 'base64',
			templateBase64: TEMPLATE,
			dataMode: 'json',
			outputFormat: 'pdf',
		},
		perItem: (marks) => ({ data: (item) => ({ name: marks[item] }) }),
		input: 'none',
		path: ['generate'],
		outputs: ['file', 'documentId'],
		asTool: true,
	},
	send: { ...envelope({ operation: 'send', ...AGREEMENT }), ...SENT },
	sendAndWait: {
		...envelope({
			operation: 'sendAndWait',
			...AGREEMENT,
			limitWaitTime: true,
			waitUnit: 'minutes',
			downloadSigned: false,
		}),
		...SENT,
		waits: true,
	},
	sendDraft: {
		...envelope({ operation: 'sendDraft' }),
		perItem: premade('DRAFT'),
		mail: 'invitation',
		asTool: true,
	},
	remind: {
		...envelope({ operation: 'remind' }),
		perItem: premade('SHARED'),
		mail: 'reminder',
		asTool: true,
	},
	cancel: {
		...envelope({ operation: 'cancel', reason: 'No longer needed' }),
		perItem: premade('SHARED'),
		mail: 'cancellation',
	},
};

/** @returns {Scenario} */
function pdf(operation, path, outputs = ['file', 'documentId']) {
	const given = { ...operation, inputMode: 'binary' };
	return { family: 'documents', type: 'FoxitPdfServices', given, input: 'pdf', path, outputs };
}

/** @returns {Scenario} */
function envelope(operation) {
	const given = { authentication: 'platform', resource: 'envelope', ...operation };
	return { family: 'envelopes', type: 'FoxitESign', given, input: 'none', path: [], outputs: [''] };
}

/** Envelopes that are there already. */
function premade(status) {
	return (marks, service) => {
		const ids = marks.map((mark) => service.eSign.premake(mark, status));
		return { envelopeId: (item) => ({ __rl: true, mode: 'id', value: String(ids[item]) }) };
	};
}

/** The content that a file, or a text, of a scenario must have. */
export function expectedContent({ path, type }, marks, output) {
	const kind =
		type === 'FoxitStructuralExtract' && output === 'text'
			? 'txt'
			: kindOfResult(path.at(-1) ?? '');
	return resultContent(kind, marks, path);
}
