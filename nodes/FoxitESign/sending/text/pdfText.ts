import { BYTES_PER_MEGABYTE } from '../../../shared/zip/limits';

/** What is read of a PDF: enough for any contract, and little beside the file itself. */
const MAX_CONTENT_BYTES = 16 * BYTES_PER_MEGABYTE;
const MAX_STREAM_BYTES = 4 * BYTES_PER_MEGABYTE;
const MAX_FONTS = 40;

/** So far before a stream its dictionary is looked for. */
const DICTIONARY_BYTES = 2_000;

/** What the codes of a font stand for. */
type CodeMap = ReadonlyMap<number, string>;

/**
 * The texts that a PDF shows, read in each of the encodings that its fonts may have: which font a text
 * is in is not followed, so all but one of the readings of a text are nonsense. This is a search for
 * tags, not a reading of the document.
 */
export async function pdfTexts(pdf: Buffer): Promise<string[]> {
	const shown: Buffer[] = [];
	const maps: CodeMap[] = [];
	let readBytes = 0;
	for (const stream of streamsOf(pdf)) {
		if (readBytes > MAX_CONTENT_BYTES) break;
		const content = await inflated(stream);
		if (content === undefined) continue;
		readBytes += content.length;
		const text = content.toString('latin1');
		if (/beginbf(char|range)/.test(text)) {
			if (maps.length < MAX_FONTS) maps.push(codeMapIn(text));
		} else if (/T[jJ'"]/.test(text)) {
			shown.push(...stringsIn(text));
		}
	}
	const plain = shown.map((codes) => codes.toString('latin1')).join('');
	return [plain, ...maps.map((map) => shown.map((codes) => decoded(codes, map)).join(''))];
}

interface PdfStream {
	raw: Buffer;
	isDeflated: boolean;
}

/** The streams of the file that can hold text or what codes stand for. */
function* streamsOf(pdf: Buffer): Generator<PdfStream> {
	for (let at = pdf.indexOf('stream'); at !== -1; at = pdf.indexOf('stream', at)) {
		const before = pdf.subarray(Math.max(0, at - DICTIONARY_BYTES), at).toString('latin1');
		const dictionary = before.slice(before.lastIndexOf(' obj'));
		let start = at + 'stream'.length;
		if (pdf[start] === 0x0d) start += 1;
		if (pdf[start] === 0x0a) start += 1;
		const end = pdf.indexOf('endstream', start);
		if (end === -1) return;
		at = end + 'endstream'.length;
		const isDeflated = /\/(FlateDecode|Fl)\b/.test(dictionary);
		const isOther = /\/(Image|DCTDecode|JPXDecode|LZWDecode|FontFile\d?|XRef|ObjStm)\b/;
		if (isOther.test(dictionary)) continue;
		if (!isDeflated && /\/Filter\b/.test(dictionary)) continue;
		yield { raw: pdf.subarray(start, end), isDeflated };
	}
}

/** What a stream holds; nothing of one that is damaged or too long for a page of text. */
async function inflated({ raw, isDeflated }: PdfStream): Promise<Buffer | undefined> {
	if (!isDeflated) return raw.length > MAX_STREAM_BYTES ? undefined : raw;
	const { readable, writable } = new DecompressionStream('deflate');
	const writer = writable.getWriter();
	const writing = writer
		.write(new Uint8Array(raw))
		.then(async () => await writer.close())
		// Bytes behind the end are refused; what came before them has been read by then.
		.catch(() => undefined);
	const reader = (readable as ReadableStream<Uint8Array>).getReader();
	const pieces: Buffer[] = [];
	let length = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			length += value.length;
			if (length > MAX_STREAM_BYTES) return undefined;
			pieces.push(Buffer.from(value));
		}
	} catch {
		// A stream that breaks off still has a beginning.
	} finally {
		await reader.cancel().catch(() => undefined);
		await writing;
	}
	return Buffer.concat(pieces);
}

/** The codes of the strings of a content stream, in its order. */
function stringsIn(content: string): Buffer[] {
	const pieces: Buffer[] = [];
	for (let at = 0; at < content.length; at += 1) {
		if (content[at] === '(') {
			const { bytes, end } = literalAt(content, at);
			pieces.push(bytes);
			at = end;
		} else if (content[at] === '<' && content[at + 1] !== '<') {
			const end = content.indexOf('>', at);
			if (end === -1) break;
			pieces.push(hexBytes(content.slice(at + 1, end)));
			at = end;
		}
	}
	return pieces;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A string in parentheses, which may hold such ones itself. */
function literalAt(content: string, start: number): { bytes: Buffer; end: number } {
	let text = '';
	let depth = 0;
	let at = start;
	for (; at < content.length; at += 1) {
		const character = content[at] ?? '';
		if (character === '\\') {
			const octal = /^[0-7]{1,3}/.exec(content.slice(at + 1, at + 4))?.[0];
			const next = content[at + 1] ?? '';
			text += octal ? String.fromCharCode(parseInt(octal, 8) & 0xff) : (ESCAPES[next] ?? next);
			at += octal?.length ?? 1;
			continue;
		}
		if (character === '(') depth += 1;
		if (character === ')') depth -= 1;
		if (depth === 0) break;
		if (at > start) text += character;
	}
	return { bytes: Buffer.from(text, 'latin1'), end: at };
}

function hexBytes(text: string): Buffer {
	const digits = text.replace(/\s+/g, '');
	return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

/** Reads a `ToUnicode` map, of codes of two bytes. */
function codeMapIn(text: string): CodeMap {
	const map = new Map<number, string>();
	for (const [, body = ''] of text.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
		for (const [, code = '', target = ''] of body.matchAll(/<([^<>]+)>\s*<([^<>]*)>/g)) {
			map.set(parseInt(code, 16), unicodeOf(target));
		}
	}
	for (const [, body = ''] of text.matchAll(/beginbfrange([^]*?)endbfrange/g)) addRanges(map, body);
	return map;
}

const RANGE = /<([^<>]+)>\s*<([^<>]+)>\s*(?:<([^<>]*)>|\[([^\]]*)\])/g;

function addRanges(map: Map<number, string>, body: string): void {
	for (const [, low = '', high = '', target, list] of body.matchAll(RANGE)) {
		const first = parseInt(low, 16);
		const last = Math.min(parseInt(high, 16), first + 0xffff);
		const listed = list === undefined ? [] : [...list.matchAll(/<([^<>]*)>/g)];
		const start = target === undefined ? 0 : (unicodeOf(target).codePointAt(0) ?? 0);
		for (let code = first; code <= last; code += 1) {
			const character = list === undefined ? start + code - first : undefined;
			const text =
				character === undefined
					? unicodeOf(listed[code - first]?.[1] ?? '')
					: String.fromCodePoint(Math.min(character, 0x10ffff));
			map.set(code, text);
		}
	}
}

function unicodeOf(hex: string): string {
	const bytes = hexBytes(hex);
	return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : bytes.toString('latin1');
}

function decoded(codes: Buffer, map: CodeMap): string {
	let text = '';
	for (let at = 0; at + 1 < codes.length; at += 2) text += map.get(codes.readUInt16BE(at)) ?? '';
	return text;
}
