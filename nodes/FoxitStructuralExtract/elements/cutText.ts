/** Where a text may be cut, the best places first: between paragraphs, lines, sentences, words. */
const BREAKS = [/\n\s*\n/g, /\n/g, /[.!?…](?=\s)/g, /\s/g];

/**
 * Cuts a text in two.
 *
 * @param size the most characters of the first part; at least 1
 * @returns the first part, and the rest; the rest is empty when all of it fits
 */
export function cutText(text: string, size: number): [string, string] {
	if (text.length <= size) return [text, ''];
	const at = cutAt(text, size);
	return [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
}

function cutAt(text: string, size: number): number {
	const window = text.slice(0, size);
	for (const pattern of BREAKS) {
		const last = [...window.matchAll(pattern)].at(-1);
		const at = last ? last.index + last[0].length : 0;
		// A cut near the start would make tiny pieces.
		if (at > size / 2) return at;
	}
	// A pair of surrogates is one character: not even a long word is cut within it.
	const code = text.charCodeAt(size - 1);
	const cutsPair = code >= 0xd800 && code <= 0xdbff && size > 1;
	return cutsPair ? size - 1 : size;
}

/** The last words of a text, at most so many characters. */
export function tailOf(text: string, size: number): string {
	if (size <= 0) return '';
	if (text.length <= size) return text;
	const tail = text.slice(-size);
	const firstBlank = tail.search(/\s/);
	return firstBlank === -1 ? '' : tail.slice(firstBlank).trimStart();
}
