/** Text that stays text in Markdown, whatever it looks like. */

/**
 * The lines of a Markdown table: header, rule, rows. Markdown wants a header, so the first row is
 * taken for it whatever it is.
 */
export function markdownTable(grid: readonly string[][]): string[] {
	const [header, ...rows] = grid;
	if (!header || header.length === 0) return [];
	return [tableLine(header), tableLine(header.map(() => '---')), ...rows.map(tableLine)];
}

/** One row of a Markdown table. */
export function tableLine(cells: readonly string[]): string {
	const escaped = cells.map((cell) =>
		escapeMarkup(cell.replaceAll('\\', '\\\\'))
			.replace(/\](?=[([:])/g, '\\]')
			.replaceAll('|', '\\|')
			.split(/\r\n?|\n/)
			.map((line) => line.trim())
			.filter((line) => line !== '')
			.join('<br>'),
	);
	return `| ${escaped.join(' | ')} |`;
}

/** A text with all blanks and line ends as single blanks. */
export function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ');
}

/** Running text of one line or several. */
export function escapeText(text: string): string {
	return escapeLineStarts(escapeInline(text));
}

/** Backslashes that would hide what is escaped, then HTML, automatic links, links and images. */
export function escapeInline(text: string): string {
	return escapeMarkup(text.replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')).replace(/\](?=[([:])/g, '\\]');
}

/**
 * Tags, comments and automatic links all start with one of these pairs; an entity such as `&lt;` would
 * be read as the character that it names.
 */
export function escapeMarkup(text: string): string {
	return text.replace(/<(?=[a-z/!?])|&(?=#?[a-z\d]{1,31};)/gi, '\\$&');
}

/** Four columns of blanks make code of a line. */
const CODE_INDENT = /^(?: {4,}| {0,3}\t)[ \t]*/gm;

/** A heading without the marks at its end that Markdown would take for its own. */
export function headingText(text: string): string {
	return escapeInline(oneLine(text)).replace(/(?<![^ ])#+ ?$/, '\\$&');
}

/**
 * Text that would turn into a heading, a rule, a list, a quote, a table or code by what its lines
 * start with.
 */
function escapeLineStarts(text: string): string {
	return text
		.replace(CODE_INDENT, (blanks) => '\xa0'.repeat(blanks.length))
		.replace(/^([ \t\xa0]*)([#>]|[-+*](?=\s|$)|[-=]+(?=[ \t\xa0]*$)|[*_`~]{3})/gm, '$1\\$2')
		.replace(/^([ \t\xa0]*)(_(?=[ \t]*_[ \t]*_[_ \t]*$)|[-|:](?=[-|: \t\xa0]+$))/gm, '$1\\$2')
		.replace(/^([ \t\xa0]*\d+)([.)])(?=\s|$)/gm, '$1\\$2');
}
