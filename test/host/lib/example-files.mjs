/** The workflows of `examples/`, whatever there is of them, and files for them to start from. */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT } from '../../../scripts/lib/paths.mjs';
import { makePdf } from '../../support/make-pdf.mjs';

const EXAMPLES = join(ROOT, 'examples');

/** Examples of 0.1.0 that are others today. The rest have not been saved again since. */
const OLD_EXAMPLES = join(ROOT, 'test/host/saved-with-0.1');

/** @typedef {{ file: string, workflow: any }} Example */

/** @returns {Promise<Example[]>} */
export const readExamples = async () => await readWorkflows(EXAMPLES);

/** @returns {Promise<Example[]>} */
export const readOldExamples = async () => await readWorkflows(OLD_EXAMPLES);

async function readWorkflows(folder) {
	const names = await readdir(folder);
	return await Promise.all(
		names
			.filter((name) => name.endsWith('.json'))
			.sort()
			.map(async (file) => ({
				file,
				workflow: JSON.parse(await readFile(join(folder, file), 'utf8')),
			})),
	);
}

/** Fills a new folder with the sample files and templates of the examples, with PDFs to read, and if wished with files that are broken. */
export async function writeInputs(folder, { broken = false } = {}) {
	const originals = join(folder, 'originals');
	await mkdir(originals, { recursive: true });
	for (const samples of ['files', 'templates']) {
		await cp(join(EXAMPLES, samples), folder, { recursive: true });
	}
	const pages = {
		'application.pdf': application(),
		'price-list.pdf': priceList(),
		'resume-jane.pdf': resume(),
	};
	for (const [name, page] of Object.entries(pages)) {
		const pdf = await makePdf({ pages: [page] });
		await writeFile(join(folder, name), pdf);
		await writeFile(join(originals, name), pdf);
	}
	if (!broken) return;
	for (const name of ['broken.pdf', 'resume-broken.pdf', 'originals/broken.pdf']) {
		await writeFile(join(folder, name), '%PDF-1.7\ncut off');
	}
	await writeFile(join(folder, 'broken.docx'), 'PK, but no archive');
}

const line = (top, text, size = 11) => ({ text, x: 60, y: 842 - top, size, bold: size > 14 });

/** A form that is filled in. */
const application = () => ({
	text: [line(80, 'Application', 26)],
	fields: [
		{ name: 'name.first', value: 'Jane' },
		{ name: 'name.last', value: 'Größe' },
		{ name: 'email', value: 'jane@example.com' },
		{ name: 'newsletter', type: 'checkbox', value: true },
	],
});

const resume = () => ({
	text: [
		line(80, 'Jane Größe', 26),
		line(130, 'Ten years of invoice processing and contract law, in English and German.'),
	],
});

/** A heading, a sentence and a table with lines around its cells. */
function priceList() {
	const rows = [
		['Item', 'Quantity', 'Price'],
		['Pen', '3', '4.50'],
		['Paper', '1', '2.00'],
	];
	const [left, top, width, height] = [60, 200, 120, 20];
	const right = left + width * 3;
	const bottom = top + height * rows.length;
	const levels = [0, 1, 2, 3].map((row) => 842 - top - row * height);
	const columns = [0, 1, 2, 3].map((column) => left + column * width);
	return {
		text: [
			line(80, 'Price List', 26),
			line(130, 'All prices are in euros and confidential until the end of the year.'),
			...rows.flatMap((cells, row) =>
				cells.map((text, column) => ({
					...{ text, size: 10 },
					...{ x: left + 5 + column * width, y: 842 - top - 14 - row * height },
				})),
			),
		],
		strokes: [
			...levels.map((y) => [left, y, right, y]),
			...columns.map((x) => [x, 842 - top, x, 842 - bottom]),
		],
	};
}
