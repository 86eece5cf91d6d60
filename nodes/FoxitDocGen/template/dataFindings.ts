import type { Finding } from './finding';
import type { NearMiss } from './nearMiss';

/** What is known of a tag without data. */
export interface Missing {
	/** A loop whose rows have a field of that name. */
	loop?: string | undefined;
	/** Of a field in a loop: how many of the rows lack it. */
	lacking?: number;
	rows?: number;
}

export function missingData(
	name: string,
	near: NearMiss | undefined,
	{ loop, lacking, rows }: Missing,
): Finding {
	const share = lacking === rows ? 'every element' : `${lacking} of ${rows} elements`;
	const where = rows === undefined ? '' : ` in ${share}`;
	const inRows =
		loop === undefined
			? undefined
			: `The rows of "${loop}" have it. Move the tag into the loop's row, or send one value for the whole document.`;
	return {
		severity: 'warning',
		code: 'missingData',
		tag: name,
		...(near && { similar: near.name }),
		message: `The tag "${name}" has no data${where}: Foxit renders a blank`,
		advice:
			inRows ??
			adviceFor(name, near) ??
			'Add it to the data, or remove the tag from the template. Send null or empty text for a blank that is meant.',
	};
}

export function missingRows(name: string, near: NearMiss | undefined): Finding {
	return {
		severity: 'warning',
		code: 'missingData',
		...(near && { similar: near.name }),
		message: `The loop "${name}" has no data: its row is left out`,
		advice:
			adviceFor(name, near) ??
			'Add an array of that name to the data. Send an empty array for no rows.',
	};
}

function adviceFor(wanted: string, near: NearMiss | undefined): string | undefined {
	if (!near) return undefined;
	const { name, why } = near;
	switch (why) {
		case 'capitals':
			return `The data has "${name}". Names must be the same, capitals included.`;
		case 'spelling':
			return `You may mean "${name}" in the data. Names must match exactly.`;
		case 'elsewhere':
			return `The data has "${name}". Write the tag so, or send the value as "${wanted}".`;
		case 'dotInName':
			return `The data has a field whose name is "${name}", dot included. In a tag a dot leads into an object: send an object "${name.split('.', 1).join('')}", or choose Fields in Data From, which makes one.`;
	}
}

export function notText(name: string, value: unknown, rows: { element?: number }): Finding {
	const isArray = Array.isArray(value);
	const [member] = isArray ? [] : Object.keys(value as object);
	return {
		severity: 'warning',
		code: 'notText',
		tag: name,
		message: `The data for the tag "${name}" is ${kindOf(value)}, not a text: Foxit renders a blank${inElement(rows)}`,
		advice:
			member === undefined
				? 'Join its elements to one text, or put a loop into a table row.'
				: `Name a member in the tag, e.g. {{${name.replace(/^.*\[\]\./, '')}.${member}}}.`,
	};
}

export function notDate(name: string, value: unknown, rows: { element?: number }): Finding {
	return {
		severity: 'warning',
		code: 'notDate',
		tag: name,
		message: `The tag "${name}" has a date picture, and its data is ${kindOf(value)} that Foxit is not known to read as a date: it comes out as it is${inElement(rows)}`,
		advice: 'Send it as 2026-02-03 or 2026-02-03T14:30:00, e.g. with toISODate().',
	};
}

export function notNumber(name: string, value: unknown, rows: { element?: number }): Finding {
	return {
		severity: 'warning',
		code: 'notNumber',
		tag: name,
		message: `The tag "${name}" has a numeric picture, and its data is ${kindOf(value)} that Foxit is not known to read as a number: it comes out as it is${inElement(rows)}`,
		advice: 'Send a number, or a text such as 1234.50 with a point for the decimals.',
	};
}

export function ambiguousDate(name: string, _value: unknown, rows: { element?: number }): Finding {
	return {
		severity: 'note',
		code: 'ambiguousDate',
		tag: name,
		message: `The date for the tag "${name}" is another day where the day is written first: Foxit is expected to take the month first${inElement(rows)}`,
		advice: 'Send it as 2026-02-03.',
	};
}

/** Values themselves may be private, and findings go into errors. */
function kindOf(value: unknown): string {
	if (typeof value === 'string') return 'a text';
	if (Array.isArray(value)) return 'an array';
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function inElement({ element }: { element?: number }): string {
	return element === undefined ? '' : `, e.g. in element ${element}`;
}

export function notArray(name: string, value: unknown): Finding {
	return {
		severity: 'warning',
		code: 'loopNotArray',
		message: `The data for the loop "${name}" is ${kindOf(value)}, not an array: its row is left out`,
		advice: 'Send an array with an object for each row.',
	};
}

export function emptyLoop(name: string): Finding {
	return {
		severity: 'note',
		code: 'emptyLoop',
		message: `The array for the loop "${name}" is empty: the row is expected to be left out`,
		advice: 'Ignore this if it is intended.',
	};
}

export function unusedData(unused: readonly string[]): Finding {
	return {
		severity: 'note',
		code: 'unusedData',
		message: `The template has no tag for ${unused.map((name) => `"${name}"`).join(', ')}`,
		advice: 'Ignore this if it is intended.',
	};
}
