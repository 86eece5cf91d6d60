import {
	escapeMarkup,
	escapeText,
	headingText,
	markdownTable,
	oneLine,
} from '../../shared/markdown';
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
			return text && `# ${headingText(text)}`;
		case 'head': {
			const hashes = '#'.repeat(Math.min((levelOf(element) ?? 1) + 1, MAX_HEADING));
			return text && `${hashes} ${headingText(text)}`;
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

/** The text between a link's brackets. */
function escapeLabel(label: string): string {
	return escapeMarkup(label.replaceAll('\\', '\\\\')).replace(/[[\]]/g, '\\$&');
}

/** An address for between angle brackets. */
function address(target: string): string {
	return target.replace(/[<>[\]\\\s\p{Cc}]/gu, encodeURIComponent);
}
