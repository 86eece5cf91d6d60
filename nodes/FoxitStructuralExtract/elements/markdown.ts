import { idOf, levelOf, textOf, typeOf, type Fields } from './rawElement';
import type { ReadBudget } from './readBudget';
import { imageReferences } from './references';
import { gridOf } from './table';

/** Markdown has six levels of headings. */
const MAX_HEADING = 6;

/**
 * An element as Markdown; empty for what has nothing to show. Text stays text, whatever it looks
 * like: neither HTML nor a link that the document does not have comes out of it.
 *
 * @throws FoxitFailure `archive` when its table is over the budget
 */
export function toMarkdown(element: Fields, budget: ReadBudget): string {
	const text = textOf(element);
	switch (typeOf(element)) {
		case 'title':
			return text && `# ${escapeInline(oneLine(text))}`;
		case 'head': {
			const hashes = '#'.repeat(Math.min((levelOf(element) ?? 1) + 1, MAX_HEADING));
			return text && `${hashes} ${escapeInline(oneLine(text))}`;
		}
		case 'table':
			return markdownTable(gridOf(element, 'blank', budget)).join('\n');
		case 'image': {
			const reference = imageReferences(element).find(isRelative);
			const label = escapeLabel(oneLine(text) || idOf(element));
			return reference ? `![${label}](<${address(reference)}>)` : escapeText(text);
		}
		case 'hyperlink':
			return link(element, text);
		default:
			return escapeText(text);
	}
}

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
			.replaceAll('|', '\\|')
			.split(/\r\n?|\n/)
			.map((line) => line.trim())
			.filter((line) => line !== '')
			.join('<br>'),
	);
	return `| ${escaped.join(' | ')} |`;
}

/**
 * What a payload of unknown shape (docs/contract/structural-extract.md#members-of-each-type) may
 * call its target.
 */
function link(element: Fields, text: string): string {
	const content = { ...element, ...(element.content as object | undefined) };
	const target = [content.uri, content.url, content.href, content.target].find(
		(value) => typeof value === 'string' && /^(https?|mailto):/i.test(value),
	) as string | undefined;
	if (!target) return escapeText(text);
	return `[${escapeLabel(oneLine(text) || target)}](<${address(target)}>)`;
}

/** An image of the archive, not an address of any scheme. */
function isRelative(reference: string): boolean {
	return !/^(?:[a-z][a-z\d+.-]*:|[\\/]{2})/i.test(reference);
}

/** A text with all blanks and line ends as single blanks. */
export function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ');
}

/** The text between a link's brackets. */
function escapeLabel(label: string): string {
	return escapeMarkup(label.replaceAll('\\', '\\\\')).replace(/[[\]]/g, '\\$&');
}

/** An address for between angle brackets. */
function address(target: string): string {
	return target.replace(/[<>[\]\\\s\p{Cc}]/gu, encodeURIComponent);
}

/** Running text of one line or several. */
function escapeText(text: string): string {
	return escapeLineStarts(escapeInline(text));
}

/** Backslashes that would hide what is escaped, then HTML, automatic links, links and images. */
function escapeInline(text: string): string {
	return escapeMarkup(text.replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')).replace(/\](?=[([:])/g, '\\]');
}

/** Tags, comments and automatic links all start with one of these pairs. */
function escapeMarkup(text: string): string {
	return text.replace(/<(?=[a-z/!?])/gi, '\\<');
}

/**
 * Text that would turn into a heading, a rule, a list, a quote or code by what its lines start
 * with.
 */
function escapeLineStarts(text: string): string {
	return text
		.replace(/^([ \t\xa0]*)([#>]|[-+*](?=\s|$)|[-=]+(?=[ \t\xa0]*$)|[*_`~]{3})/gm, '$1\\$2')
		.replace(/^([ \t\xa0]*\d+)([.)])(?=\s|$)/gm, '$1\\$2');
}
