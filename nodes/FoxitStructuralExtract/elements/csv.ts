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

/**
 * Spreadsheets run what starts with these characters (CSV injection). Plain signed numbers, which
 * tables are full of, cannot do harm and stay as they are.
 */
function startsFormula(text: string): boolean {
	return /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d\s.,']*\d%?$/.test(text);
}
