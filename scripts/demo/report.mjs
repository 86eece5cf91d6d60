import { readFile } from 'node:fs/promises';

import { readPdf } from '../../test/support/pdf.mjs';
import { CREATE, DONE, FAILED, READ, WRITE } from './workflow.mjs';

const FIRST_WORDS_CHARACTERS = 36;

/**
 * @typedef {object} Row what became of one file
 * @property {string} file name of the input
 * @property {string} [pdf] path of the output
 * @property {number} [pages]
 * @property {string} [firstWords]
 * @property {number} [requests]
 * @property {number} [polls]
 * @property {number} [seconds]
 * @property {{ message: string, description: string }} [failure]
 */

/**
 * Reads the run's items and the PDFs on disk.
 *
 * @param {import('../engine/run-result.mjs').RunResult} result
 * @param {string[]} names of the inputs, in the order to report them
 * @param {(ids: { documentId?: string, taskId?: string, resultDocumentId?: string, polls?: number }) => number} requestsOf
 * @returns {Promise<Row[]>}
 */
export async function makeRows(result, names, requestsOf) {
	const wholeNode = result.runData[CREATE]?.[0]?.error;
	if (wholeNode) return names.map((file) => ({ file, failure: failureOf(wholeNode) }));
	const read = result.items(READ);
	/** @param {import('n8n-workflow').INodeExecutionData} item of the node after `read` */
	const nameOf = (item) => read[item.pairedItem.item]?.json.fileName;
	const done = result.items(CREATE, DONE);
	const written = result.items(WRITE);

	const rows = new Map();
	for (const [index, { json, pairedItem }] of done.entries()) {
		const file = nameOf({ pairedItem });
		const target = written.find((item) => item.pairedItem.item === index);
		const { uploadMs = 0, waitMs = 0, downloadMs = 0 } = json.timings;
		rows.set(file, {
			file,
			...(target ? await inspect(target.json.fileName) : { failure: failureOf(result.error) }),
			requests: requestsOf(json),
			polls: json.polls,
			seconds: (uploadMs + waitMs + downloadMs) / 1000,
		});
	}
	for (const item of result.items(CREATE, FAILED)) {
		const { error, message } = item.json;
		const file = nameOf(item);
		const failure = { message: error, description: message?.description ?? '' };
		rows.set(file, { file, requests: requestsOf(message ?? {}), failure });
	}
	return names.map((file) => rows.get(file) ?? { file, failure: failureOf(result.error) });
}

/** What is really on the disk, whatever the run says. */
async function inspect(path) {
	try {
		const { pageCount, text } = await readPdf(await readFile(path));
		return { pdf: path, pages: pageCount, firstWords: shorten(text) };
	} catch (error) {
		return {
			failure: { message: `${path} cannot be read as a PDF`, description: error.message },
		};
	}
}

/** The words of a node's error. */
function failureOf(error) {
	return {
		message: error?.message ?? 'The workflow ended without a word about this file',
		description: error?.description ?? '',
	};
}

function shorten(text) {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line.length <= FIRST_WORDS_CHARACTERS) return line;
	const cut = line.slice(0, FIRST_WORDS_CHARACTERS);
	return `${cut.slice(0, cut.lastIndexOf(' ') + 1 || undefined).trimEnd()} …`;
}

const COLUMNS = [
	{ title: 'File', value: ({ file }) => file },
	{ title: 'Pages', value: ({ pages }) => pages, right: true },
	{ title: 'First words', value: ({ firstWords, failure }) => (failure ? '(failed)' : firstWords) },
	{ title: 'Requests', value: ({ requests }) => requests, right: true },
	{ title: 'Polls', value: ({ polls }) => polls, right: true },
	{ title: 'Seconds', value: ({ seconds }) => seconds?.toFixed(1), right: true },
];

/** @param {Row[]} rows @returns {string} one line per file, below a heading */
export function table(rows) {
	const cells = [
		COLUMNS.map(({ title }) => title),
		...rows.map((row) => COLUMNS.map(({ value }) => String(value(row) ?? '-'))),
	];
	const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => line[column].length)));
	const lines = cells.map((line) =>
		line
			.map((text, column) =>
				COLUMNS[column].right ? text.padStart(widths[column]) : text.padEnd(widths[column]),
			)
			.join('  ')
			.trimEnd(),
	);
	const rule = widths.map((width) => '-'.repeat(width)).join('  ');
	return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** @param {Row[]} rows @returns {string} what the node said about each file that failed */
export function failures(rows) {
	return rows
		.flatMap(({ file, failure }) =>
			failure ? [`${file}: ${failure.message}\n  ${failure.description}`.trimEnd()] : [],
		)
		.join('\n');
}
