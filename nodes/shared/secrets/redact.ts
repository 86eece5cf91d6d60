import { trimmed } from '../values/rawValue';
import { unescaped } from './unescape';

const HIDDEN = '***';

/** Shorter texts are part of ordinary words; they count only where they stand as a value. */
const MIN_ANYWHERE_CHARACTERS = 6;
/** So much of a secret's start or end tells too much of it already. */
const MIN_PART_CHARACTERS = 6;
/** The same of a secret's Base64 and hexadecimal forms. */
const MIN_ENCODED_PART_CHARACTERS = 10;

/** A mark of a cut or of a hidden part, or the end; an escape may be cut in two there. */
const CUT_BEHIND =
	/^(?:\\{1,8}(?:[ux]\{?[\da-f]{0,5})?|%[\da-f%]{0,8}|&#?\w{0,8})?(?:$|[…*#•"'`’”»\r\n]|\.\.|\[?truncated)/i;
const CUT_BEFORE = /(?:^|[…*#•"'`‘“«\r\n]|\.\.)[\\%&#ux\da-f]{0,9};?$/i;
/** As far as these look. */
const CUT_CHARACTERS = 24;

/** What is longer are no words but a document, and a whole one has no secret that is cut or escaped. */
const MAX_WORDS_CHARACTERS = 1024 * 1024;

/** A text that must not be seen, in one of its forms. */
interface Needle {
	text: string;
	minPart: number;
}

/** From, to: places in a text. */
type Range = readonly [number, number];

/**
 * Takes secrets out of a text.
 *
 * @param kind `words` are somebody's sentences, such as an error's. `data` has what was asked for in
 *   it and stays as it is where it only begins or ends like a secret.
 */
export type Redact = (text: string, kind?: 'words' | 'data') => string;

/**
 * Makes a function that replaces every given secret in a text: as it is, escaped as in JSON, URLs and
 * HTML (also twice), in Base64, in hexadecimal, and cut off at either end. Linear in the text.
 *
 * @param secrets what is no text, and what is blank, is passed over
 */
export function redactor(secrets: Iterable<unknown>): Redact {
	const known = [...secrets]
		.filter((secret): secret is string => typeof secret === 'string')
		.flatMap((secret) => [secret, trimmed(secret)])
		.filter((secret, index, all) => secret.trim() !== '' && all.indexOf(secret) === index);
	const needles = known.flatMap(formsOf);
	const values = known.filter((secret) => secret.length < MIN_ANYWHERE_CHARACTERS);
	if (known.length === 0) return (text) => text;
	return (text, kind = 'words') => {
		if (text.length > MAX_WORDS_CHARACTERS) {
			return needles.reduce((rest, { text: secret }) => rest.replaceAll(secret, HIDDEN), text);
		}
		const ranges = unescaped(text).flatMap(({ text: plain, placeOf }) => {
			const found =
				kind === 'data'
					? needles.flatMap(({ text: secret }) => wholeIn(plain, secret))
					: [
							...needles.flatMap((needle) => rangesOf(plain, needle)),
							...values.flatMap((value) => valuesIn(plain, value)),
						];
			return found.map(([from, to]): Range => [placeOf(from), placeOf(to)]);
		});
		return ranges.length === 0 ? text : replaced(text, ranges);
	};
}

function formsOf(secret: string): Needle[] {
	if (secret.length < MIN_ANYWHERE_CHARACTERS) return [];
	const bytes = Buffer.from(secret);
	const encoded = [...base64Of(bytes), bytes.toString('hex'), bytes.toString('hex').toUpperCase()];
	const forms = new Set([secret, secret.replaceAll(' ', '+')]);
	return [
		...[...forms].map((text) => ({ text, minPart: MIN_PART_CHARACTERS })),
		...encoded.map((text) => ({ text, minPart: MIN_ENCODED_PART_CHARACTERS })),
	];
}

/**
 * The Base64 of a text that has it within: three, by how many bytes stand before. The characters at
 * both ends depend on the neighbours too, and are left out.
 */
function base64Of(secret: Buffer): string[] {
	return [0, 1, 2].flatMap((before) => {
		const whole = Buffer.concat([Buffer.alloc(before), secret]).toString('base64');
		const first = Math.ceil((before * 8) / 6);
		const sure = Math.floor(((before + secret.length) * 8) / 6);
		const text = whole.slice(first, sure);
		return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
	});
}

function wholeIn(text: string, secret: string): Range[] {
	const ranges: Range[] = [];
	for (let at = text.indexOf(secret); at !== -1;) {
		const to = at + secret.length;
		ranges.push([at, to]);
		at = text.indexOf(secret, to);
	}
	return ranges;
}

/** Where a secret stands, whole or cut off. */
function rangesOf(text: string, { text: secret, minPart }: Needle): Range[] {
	const ranges: Range[] = [];
	const part = Math.min(minPart, secret.length);
	const start = secret.slice(0, part);
	for (let at = text.indexOf(start); at !== -1;) {
		const to = at + part + alike(text, at + part, secret, part);
		const isWhole = to - at === secret.length;
		const isFound = isWhole || CUT_BEHIND.test(text.slice(to, to + CUT_CHARACTERS));
		if (isFound) ranges.push([at, to]);
		at = text.indexOf(start, isFound ? to : at + 1);
	}
	ranges.push(...cutByUs(text, secret));
	const end = secret.slice(-part);
	for (let at = text.indexOf(end); at !== -1; at = text.indexOf(end, at + part)) {
		const from = at - alikeBefore(text, at, secret, secret.length - part);
		if (CUT_BEFORE.test(text.slice(Math.max(0, from - CUT_CHARACTERS), from)))
			ranges.push([from, at + part]);
	}
	return ranges;
}

/** Where this package cuts a text, even a few characters tell. */
function cutByUs(text: string, secret: string): Range[] {
	if (!text.endsWith('…')) return [];
	const to = text.length - 1;
	for (let size = Math.min(secret.length - 1, to); size >= 2; size -= 1) {
		if (text.startsWith(secret.slice(0, size), to - size)) return [[to - size, to]];
	}
	return [];
}

/** How many characters from two places on are the same. */
function alike(text: string, from: number, secret: string, secretFrom: number): number {
	let count = 0;
	while (
		secretFrom + count < secret.length &&
		text.charCodeAt(from + count) === secret.charCodeAt(secretFrom + count)
	) {
		count += 1;
	}
	return count;
}

/** How many characters before two places are the same. */
function alikeBefore(text: string, until: number, secret: string, secretUntil: number): number {
	let count = 0;
	while (
		count < secretUntil &&
		count < until &&
		text.charCodeAt(until - count - 1) === secret.charCodeAt(secretUntil - count - 1)
	) {
		count += 1;
	}
	return count;
}

/** A short secret is one where it stands by itself: in quotes, behind a colon, or unlike a word. */
function valuesIn(text: string, value: string): Range[] {
	const ranges: Range[] = [];
	const isWord = /^\p{L}+$/u.test(value) || value.length < 3;
	for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length)) {
		const to = at + value.length;
		const before = text.slice(Math.max(0, at - 12), at);
		const behind = text.slice(to, to + 1);
		const isAlone = !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(behind);
		const isValue = /(?:[:="'`‘“«]|password|passcode|pin)\s{0,2}$/i.test(before);
		if (isAlone && (isValue || !isWord)) ranges.push([at, to]);
	}
	return ranges;
}

function replaced(text: string, ranges: Range[]): string {
	const sorted = ranges.sort(([one], [other]) => one - other);
	const pieces: string[] = [];
	let done = 0;
	for (const [from, to] of sorted) {
		if (to <= done) continue;
		if (from >= done) pieces.push(text.slice(done, from), HIDDEN);
		done = to;
	}
	return [...pieces, text.slice(done)].join('');
}
