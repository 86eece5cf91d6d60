/** Tells spreadsheets that a file is UTF-8; without it Excel takes another encoding. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * A table as CSV (RFC 4180): CRLF after each row, quotes where they are needed.
 *
 * @param grid every row as long as the others
 */
export function toCsv(grid: readonly string[][]): string {
	return grid.map((row) => row.map(field).join(',') + '\r\n').join('');
}

function field(text: string): string {
	const safe = startsFormula(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a spreadsheet passes over before it looks at a cell's first character. */
const UNSEEN = /^[\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]+/u;

/** A currency sign, or a short word such as EUR or kg. */
const UNIT = String.raw`(?:\p{Sc}|[\p{L}°²³]{1,4})`;

/** A signed number as people write it: `-$4.50`, `-.5`, `-5 %`, `-1e5`, `-5kg`, `-1.234,50 EUR`, `+49 30 123456`. */
const SIGNED_NUMBER = new RegExp(
	String.raw`^[+-] ?(?:\p{Sc}|${UNIT} )? ?[.,]?\d[\d .,'’]*(?:e[+-]?\d{1,3})?(?: ?[%‰]| ?\p{Sc}| ?${UNIT})?$`,
	'iu',
);
/** A dash, or a line of them, in place of a value; a plus as a mark. */
const DASHES = /^(?:-[- ]*|\+)$/;

/**
 * Whether a spreadsheet would run a cell's text (CSV injection). It reads full-width signs as plain
 * ones and passes over characters that nobody sees. Signed numbers and dashes, which tables are full
 * of, cannot do harm and stay as they are.
 */
function startsFormula(text: string): boolean {
	const seen = text.normalize('NFKC').replace(UNSEEN, '');
	if (/^[=@]/.test(seen)) return true;
	if (!/^[+-]/.test(seen)) return false;
	const value = seen.trimEnd();
	return !SIGNED_NUMBER.test(value) && !DASHES.test(value);
}
