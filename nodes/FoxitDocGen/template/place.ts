/** Where in a template something stands. */
export interface Place {
	/** The part of the document, e.g. `word/header1.xml`. */
	part: string;
	/** Number of the paragraph within the part, from 1; those in tables and text boxes count. */
	paragraph: number;
	/** Number of the table within the part, from 1; absent outside tables. */
	table?: number;
	/** Number of the row within the table, from 1. */
	row?: number | undefined;
}

/** Of a place in words, e.g. `body, paragraph 7, table 1, row 2`. */
export function inWords({ part, paragraph, table, row }: Place): string {
	const inTable = table === undefined ? [] : [`table ${table}`, `row ${row}`];
	return [partInWords(part), `paragraph ${paragraph}`, ...inTable].join(', ');
}

/** Of several parts of one kind the file's name tells them apart. */
export function partInWords(part: string): string {
	const [name = ''] = part.slice(part.lastIndexOf('/') + 1).split('.', 1);
	return /^document\d*$/.test(name) ? 'body' : name;
}
