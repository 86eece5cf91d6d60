/** PDFs to be extracted. */
import type { PageSpec } from '../../FoxitPdfServices/support/pdf-services';

type Line = Exclude<NonNullable<Exclude<PageSpec, string>['text']>, string>[number];
type Stroke = [number, number, number, number];

const HEIGHT = 842;

/** A line at so many points from the top. */
export function at(top: number, text: string, size = 11, x = 60): Line {
	return { text, x, y: HEIGHT - top, size, bold: size > 14 };
}

/** A table with lines around its cells, `top` being that of its first row. */
export function ruledTable(top: number, rows: readonly string[][]) {
	const lefts = (rows[0] ?? []).map((_, column) => 60 + column * 120);
	const right = 60 + lefts.length * 120;
	const tops = Array.from({ length: rows.length + 1 }, (_, row) => top + row * 20);
	const bottom = top + rows.length * 20;
	const strokes: Stroke[] = [
		...tops.map((y): Stroke => [60, HEIGHT - y, right, HEIGHT - y]),
		...[...lefts, right].map((x): Stroke => [x, HEIGHT - top, x, HEIGHT - bottom]),
	];
	const text = rows.flatMap((texts, row) =>
		texts.flatMap((cell, column) =>
			cell === '' ? [] : [at(top + 14 + row * 20, cell, 10, (lefts[column] ?? 0) + 5)],
		),
	);
	return { strokes, text };
}

export const PRICES = [
	['Item', 'Quantity', 'Price'],
	['Pen', '3', '-4.50'],
	['Paper', '', '=2+3'],
];

const SENTENCE =
	'This sentence fills its line, so that many of them make a paragraph of some length.';

/** A page with a title, a head, a paragraph and a table. */
export function reportPage(): PageSpec {
	const { strokes, text } = ruledTable(300, PRICES);
	const lines = Array.from({ length: 6 }, (_, index) => at(160 + index * 14, SENTENCE));
	return {
		text: [at(80, 'Annual Report', 26), at(130, 'Results of the year', 18), ...lines, ...text],
		strokes,
	};
}

/** A page with a form that is filled in. */
export function formPage(): PageSpec {
	return {
		text: [at(80, 'Application', 26)],
		fields: [
			{ name: 'name.first', value: 'Jane' },
			{ name: 'name.last', value: 'Größe' },
			{ name: 'newsletter', type: 'checkbox', value: true },
			{ name: 'plan', type: 'combo', value: 'team', options: ['solo', 'team'] },
		],
	};
}
