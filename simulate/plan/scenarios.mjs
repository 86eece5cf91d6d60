import { kindOfResult, resultContent } from '../foxit/pdfServices.mjs';

/**
 * What a run of a node does. `path` names the operations that each item pays for, in order.
 *
 * @typedef {object} Scenario
 * @property {string} type the node
 * @property {Record<string, unknown>} given parameters, the options aside
 * @property {'pdf' | 'html'} input
 * @property {readonly string[]} path
 * @property {readonly string[]} outputs choices of *Output*
 */

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
			steps: {
				step: [{ operation: 'compress' }, { operation: 'flatten' }, { operation: 'linearize' }],
			},
		},
		['pdf-compress', 'pdf-flatten', 'pdf-linearize'],
	),
	fromHtml: {
		type: 'FoxitPdfServices',
		given: { resource: 'createPdf', operation: 'fromHtml', inputMode: 'html' },
		input: 'html',
		path: ['pdf-from-html'],
		outputs: ['file', 'documentId'],
	},
};

function pdf(operation, path, outputs = ['file', 'documentId']) {
	const given = { ...operation, inputMode: 'binary' };
	return { type: 'FoxitPdfServices', given, input: 'pdf', path, outputs };
}

/** The content that a file of a scenario must have. */
export function expectedContent({ path }, mark) {
	const kind = kindOfResult(path.at(-1) ?? '');
	return resultContent(kind, [mark], path);
}
