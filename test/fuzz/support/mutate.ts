/** Inputs made of good ones, repeatably: a case is its number. */

/** A repeatable source of chance. */
export class Chance {
	private state: number;

	constructor(seed: number) {
		this.state = (seed + 1) * 0x9e3779b9;
	}

	/** A whole number from 0 up to `below`, that not included. */
	below(below: number): number {
		// Mulberry32.
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	}

	of<T>(list: readonly T[]): T {
		return list[this.below(list.length)] as T;
	}

	/** True once in so many times. */
	once(inTimes: number): boolean {
		return this.below(inTimes) === 0;
	}
}

/** What breaks readers of texts: signs of formats, numbers at their edges, what Unicode has to offer. */
const PIECES = [
	...['{', '}', '[', ']', '"', '\\', '\\u0000', '\\ud800', ':', ',', 'null', 'true', '-0', '1e999'],
	...[
		'<',
		'>',
		'</',
		'<!--',
		'<title',
		'<![CDATA[',
		'&',
		'&#x0;',
		'&amp;',
		'<w:t>',
		'</w:t>',
		'{{',
		'}}',
	],
	...[
		'\0',
		'\r\n',
		'\n\n',
		'\t',
		' ',
		'\u00a0',
		'\u200b',
		'\u202e',
		'\ufeff',
		'\u2028',
		'\ud800',
		'\udc00',
	],
	...[
		'=',
		'+',
		'-',
		'@',
		'|',
		'\uff1d',
		"'",
		'`',
		'#',
		'* ',
		'1. ',
		'](javascript:',
		'![',
		'](',
		'---',
	],
	...[
		'..',
		'/',
		'\\',
		'C:\\',
		'CON',
		'.pdf',
		'%2e%2e',
		'%',
		'a\u0308',
		'😀',
		'漢字。',
		'ไทย',
		'。',
		'…',
	],
	...[
		'-1',
		'0',
		'99999999999999999999',
		'4294967295',
		'NaN',
		'Infinity',
		'1970',
		'2000-01-01T00:00:00Z',
	],
	...[
		'code',
		'message',
		'error',
		'status',
		'__proto__',
		'constructor',
		'toString',
		'data',
		'password',
	],
];

/** A text that is mostly one of the samples. Now and then it is long, with one piece again and again. */
export function mutatedText(chance: Chance, samples: readonly string[]): string {
	let text = chance.of(samples);
	for (let left = chance.below(6); left > 0; left -= 1) {
		const at = chance.below(text.length + 1);
		const to = at + chance.below(chance.once(4) ? 200 : 4);
		const times = chance.once(30) ? chance.below(3_000) : chance.below(3);
		const piece = chance.once(8) ? chance.of(samples) : chance.of(PIECES);
		text = (text.slice(0, at) + piece.repeat(times) + text.slice(to)).slice(0, MAX_CHARACTERS);
	}
	return text;
}

const MAX_CHARACTERS = 20_000;
const EDGES = [0, 1, 0x7f, 0x80, 0xff];

/** The same of bytes. */
export function mutatedBytes(chance: Chance, samples: readonly Buffer[]): Buffer {
	let bytes = Buffer.from(chance.of(samples));
	for (let left = chance.below(8); left > 0 && bytes.length > 0; left -= 1) {
		const at = chance.below(bytes.length);
		switch (chance.below(5)) {
			case 0:
				bytes[at] = chance.below(256);
				break;
			case 1:
				for (let index = at; index < Math.min(at + 4, bytes.length); index += 1) {
					bytes[index] = chance.of(EDGES);
				}
				break;
			case 2:
				bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + chance.below(64))]);
				break;
			case 3:
				bytes = bytes.subarray(0, at);
				break;
			default: {
				const other = chance.of(samples);
				const from = chance.below(other.length + 1);
				const piece = other.subarray(from, from + chance.below(128));
				bytes = Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
			}
		}
	}
	return bytes;
}

/** Any value of JSON, in which the members of the sample are mostly what they were. */
export function mutatedValue(chance: Chance, sample: unknown, depth = 0): unknown {
	if (chance.once(12)) return oddValue(chance, depth);
	if (Array.isArray(sample)) {
		const list = sample.map((value) => mutatedValue(chance, value, depth + 1));
		if (chance.once(10)) list.push(oddValue(chance, depth));
		if (chance.once(20)) list.length = 0;
		return list;
	}
	if (typeof sample === 'object' && sample !== null) {
		const entries = Object.entries(sample).flatMap(([name, value]) =>
			chance.once(15) ? [] : [[name, mutatedValue(chance, value, depth + 1)] as const],
		);
		if (chance.once(10)) entries.push([chance.of(PIECES), oddValue(chance, depth)]);
		return Object.fromEntries(entries);
	}
	if (typeof sample === 'string' && chance.once(3)) return mutatedText(chance, [sample]);
	if (typeof sample === 'number' && chance.once(3)) return chance.of(NUMBERS);
	return sample;
}

const NUMBERS = [0, -1, 1, 2.5, 7, 1e3, 1e6, 2 ** 31, 2 ** 32, 2 ** 53, 1e308, -1e308];

function oddValue(chance: Chance, depth: number): unknown {
	const plain = [null, true, '', 'x', {}, [], ...NUMBERS, chance.of(PIECES)];
	if (depth > 3 || chance.once(2)) return chance.of(plain);
	return chance.once(2)
		? Array.from({ length: chance.below(5) }, () => oddValue(chance, depth + 1))
		: { [chance.of(PIECES)]: oddValue(chance, depth + 1) };
}
