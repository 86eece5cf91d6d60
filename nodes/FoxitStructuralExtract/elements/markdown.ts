import { idOf, levelOf, textOf, typeOf, type Fields } from './rawElement';
import { imageReferences } from './references';
import { gridOf } from './table';

/** Markdown has six levels of headings. */
const MAX_HEADING = 6;

/** An element as Markdown; empty for what has nothing to show. */
export function toMarkdown(element: Fields): string {
	const text = textOf(element);
	switch (typeOf(element)) {
		case 'title':
			return text && `# ${oneLine(text)}`;
		case 'head': {
			const hashes = '#'.repeat(Math.min((levelOf(element) ?? 1) + 1, MAX_HEADING));
			return text && `${hashes} ${oneLine(text)}`;
		}
		case 'table':
			return markdownTable(gridOf(element, 'blank')).join('\n');
		case 'image': {
			const [reference] = imageReferences(element);
			const label = escapeBrackets(oneLine(text) || idOf(element));
			return reference ? `![${label}](<${address(reference)}>)` : escapeLineStarts(text);
		}
		case 'hyperlink':
			return link(element, text);
		default:
			return escapeLineStarts(text);
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
		cell
			.replaceAll('\\', '\\\\')
			.replaceAll('|', '\\|')
			.split('\n')
			.map((line) => line.trim())
			.filter((line) => line !== '')
			.join('<br>'),
	);
	return `| ${escaped.join(' | ')} |`;
}

/** What a payload of unknown shape (section 4.3) may call its target. */
function link(element: Fields, text: string): string {
	const content = { ...element, ...(element.content as object | undefined) };
	const target = [content.uri, content.url, content.href, content.target].find(
		(value) => typeof value === 'string' && /^(https?|mailto):/i.test(value),
	) as string | undefined;
	if (!target) return escapeLineStarts(text);
	return `[${escapeBrackets(oneLine(text) || target)}](<${address(target)}>)`;
}

/** A text with all blanks and line ends as single blanks. */
export function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ');
}

function escapeBrackets(label: string): string {
	return label.replace(/[[\]]/g, '\\$&');
}

/** An address for between angle brackets. */
function address(target: string): string {
	return target.replace(/[<>\s]/g, encodeURIComponent);
}

/** Text that would turn into a heading, a rule, a list, a quote or code by what its lines start with. */
function escapeLineStarts(text: string): string {
	return text
		.replace(/^([^\S\n]*)([#>]|[-+*](?=\s|$)|[-=]+(?=[^\S\n]*$)|[*_`~]{3})/gm, '$1\\$2')
		.replace(/^([^\S\n]*\d+)([.)])(?=\s|$)/gm, '$1\\$2');
}
