/**
 * Where a text may be cut, the best places first: between paragraphs, lines, sentences, words. The
 * sentence marks of scripts without blanks end a sentence whatever follows.
 */
const BREAKS = [
	/\n[^\S\n]*\n/g,
	/\n/g,
	/[.!?…]["'”’)\]]*(?=\s)|[。｡！？؟۔।॥။៕]["'”’」』）】〉》]*/g,
	/\s/g,
];

/** Scripts that put no blanks between words. */
const WITHOUT_BLANKS =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

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
	// A cut near the start would make tiny pieces.
	const fits = (at: number) => at > size / 2;
	for (const pattern of BREAKS) {
		const last = [...window.matchAll(pattern)].at(-1);
		const at = last ? last.index + last[0].length : 0;
		if (fits(at)) return at;
	}
	// One word more than fits tells where the last one that fits ends.
	const beyond = text.slice(0, size + LONGEST_WORD);
	const segmenters = WITHOUT_BLANKS.test(window) ? [words, characters] : [characters];
	for (const segmenter of segmenters) {
		const at = lastStart(segmenter, beyond, size);
		if (fits(at)) return at;
	}
	// A pair of surrogates is one character, also where it is all that there is room for.
	return size > 1 && isFirstOfPair(text.charCodeAt(size - 1)) ? size - 1 : size;
}

/** Characters, of the scripts without blanks; also the longest cluster that is kept together. */
const LONGEST_WORD = 40;

/** The last place, at most `size`, at which a segment starts. */
function lastStart(segmenter: Intl.Segmenter, text: string, size: number): number {
	const segment = segmenter.segment(text).containing(size);
	return segment?.index ?? size;
}

function isFirstOfPair(code: number): boolean {
	return code >= 0xd800 && code <= 0xdbff;
}

/** What ends a clause or closes a bracket: nothing starts with it. */
const ENDS = /^[\s。．！？，、；：…!?.,;:\p{Pe}\p{Pf}]+/u;

/** The last words of a text, at most so many characters. */
export function tailOf(text: string, size: number): string {
	if (size <= 0) return '';
	if (text.length <= size) return text;
	const from = text.length - size;
	const tail = text.slice(from);
	if (WITHOUT_BLANKS.test(tail)) return text.slice(nextWord(text, from)).replace(ENDS, '');
	const firstBlank = tail.search(/\s/);
	return firstBlank === -1 ? '' : tail.slice(firstBlank).trimStart();
}

/** The first place from `from` on at which a word starts. */
function nextWord(text: string, from: number): number {
	// What stands before decides where the words are, as far as a word is long.
	const start = Math.max(0, from - LONGEST_WORD);
	const segments = words.segment(text.slice(start));
	const at = segments.containing(from - start);
	if (!at || at.index === from - start) return from;
	return start + at.index + at.segment.length;
}
