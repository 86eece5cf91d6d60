import { FoxitFailure } from '../failure';

/** One value taken out of a larger document. */
export interface JsonPart {
	/** Keys from the root; `*` stands for a place in an array. */
	path: readonly string[];
	value: unknown;
}

/** How large one part may be. */
export interface PartLimits {
	maxBytes: number;
	/** An empty object of two bytes takes some sixty once it is parsed: bytes alone bound no memory. */
	maxValues: number;
}

/** Decides whether the value at a path is taken as a whole; what is not is looked into. */
export type TakesPart = (path: readonly string[]) => boolean;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** No sane writer nests deeper; keeps a hostile file from filling the memory with brackets. */
const MAX_DEPTH = 200;

interface Container {
	isArray: boolean;
	/** For objects: the key whose value comes next or came last. */
	key: string | undefined;
	/** What has to come next: `first` is a member or the end, `end` a comma or the end. */
	next: 'first' | 'key' | 'colon' | 'value' | 'end';
}

/**
 * Cuts a JSON document into parts while it arrives, so that neither its text nor its whole value is
 * ever in memory and no single step takes long. Parts are parsed by `JSON.parse`; what lies around
 * them is checked here, as strictly.
 */
export class JsonSplitter {
	private readonly stack: Container[] = [];
	private offset = 0;
	private started = false;

	/** Bytes of the value being taken, from chunks before the current one. */
	private taken: Buffer[] = [];
	private takenSize = 0;
	private taking: 'value' | 'key' | undefined;
	private takenDepth = 0;
	private takenValues = 0;
	private inString = false;
	private escaped = false;
	private scalar = false;

	/** @param limits a larger part is refused */
	constructor(
		private readonly takes: TakesPart,
		private readonly limits: PartLimits,
	) {}

	/** Takes in the next bytes and gives the parts that they complete. */
	push(chunk: Buffer): JsonPart[] {
		const parts: JsonPart[] = [];
		let from = this.taking ? 0 : -1;
		let at = this.afterMark(chunk);
		while (at < chunk.length) {
			const byte = chunk[at] as number;
			if (this.taking) {
				const end = this.endOfTaken(byte);
				if (end === 'inside') {
					at += 1;
					continue;
				}
				// A scalar ends before the byte that ends it; anything else ends with it.
				const until = end === 'before' ? at : at + 1;
				this.finish(chunk.subarray(from, until), parts);
				from = -1;
				at = until;
				continue;
			}
			if (!isBlank(byte) && this.structure(byte, at)) from = at;
			at += 1;
		}
		if (this.taking) this.keep(chunk.subarray(from));
		this.offset += chunk.length;
		return parts;
	}

	/** Call after the last bytes. */
	end(): void {
		if (this.taking ?? this.stack.length > 0) throw this.invalid('it ends too early');
		if (!this.started) throw this.invalid('it is empty');
	}

	/** Where the document starts within the chunk; a UTF-8 byte order mark may come in pieces. */
	private afterMark(chunk: Buffer): number {
		const mark = this.started ? [] : BYTE_ORDER_MARK.slice(this.offset);
		const other = mark.findIndex((byte, index) => chunk[index] !== byte);
		return Math.min(other === -1 ? mark.length : other, chunk.length);
	}

	/** Handles a byte between values; returns true when it starts a key or value that is taken. */
	private structure(byte: number, at: number): boolean {
		const top = this.stack.at(-1);
		// Writers of fixed-size blocks fill the last one up with NUL bytes.
		if (!top && this.started && byte === 0) return false;
		if (!top && this.started) throw this.invalid('something after the end', at);
		const isClose = byte === CLOSE_OBJECT || byte === CLOSE_ARRAY;
		if (isClose || byte === COMMA || byte === COLON) {
			if (!top || !this.punctuate(top, byte)) {
				throw this.invalid(`"${String.fromCharCode(byte)}" out of place`, at);
			}
			return false;
		}
		if (top?.next === 'end') throw this.invalid('something instead of a comma', at);
		if (top?.next === 'colon') throw this.invalid('something instead of a colon', at);
		if (top && !top.isArray && top.next !== 'value') {
			if (byte !== QUOTE) throw this.invalid('something instead of a name', at);
			return this.begin('key', byte);
		}
		this.started = true;
		const isContainer = byte === OPEN_OBJECT || byte === OPEN_ARRAY;
		if (!isContainer || this.takes(this.path())) return this.begin('value', byte);
		this.checkDepth(this.stack.length + 1);
		this.stack.push({ isArray: byte === OPEN_ARRAY, key: undefined, next: 'first' });
		return false;
	}

	/** @returns false when the comma, colon or bracket cannot come here */
	private punctuate(top: Container, byte: number): boolean {
		if (byte === COLON) {
			if (top.next !== 'colon') return false;
			top.next = 'value';
		} else if (byte === COMMA) {
			if (top.next !== 'end') return false;
			top.next = top.isArray ? 'value' : 'key';
		} else {
			const fits = top.isArray === (byte === CLOSE_ARRAY);
			if (!fits || (top.next !== 'first' && top.next !== 'end')) return false;
			this.stack.pop();
			this.afterValue();
		}
		return true;
	}

	private afterValue(): void {
		const top = this.stack.at(-1);
		if (top) top.next = 'end';
	}

	private checkDepth(depth: number): void {
		if (depth > MAX_DEPTH) throw this.invalid(`more than ${MAX_DEPTH} levels`);
	}

	private begin(what: 'value' | 'key', byte: number): boolean {
		this.taking = what;
		this.inString = byte === QUOTE;
		this.takenDepth = byte === OPEN_OBJECT || byte === OPEN_ARRAY ? 1 : 0;
		this.scalar = !this.inString && this.takenDepth === 0;
		this.escaped = false;
		return true;
	}

	private endOfTaken(byte: number): 'inside' | 'with' | 'before' {
		if (this.inString) {
			if (this.escaped) this.escaped = false;
			else if (byte === BACKSLASH) this.escaped = true;
			else if (byte === QUOTE) {
				this.inString = false;
				if (this.takenDepth === 0) return 'with';
			}
			return 'inside';
		}
		if (this.scalar) return isScalarEnd(byte) ? 'before' : 'inside';
		if (byte === QUOTE) this.inString = true;
		else if (byte === COMMA) this.countValue();
		else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
			this.countValue();
			this.takenDepth += 1;
			this.checkDepth(this.stack.length + this.takenDepth);
		} else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
			this.takenDepth -= 1;
			if (this.takenDepth === 0) return 'with';
		}
		return 'inside';
	}

	private countValue(): void {
		this.takenValues += 1;
		if (this.takenValues > this.limits.maxValues) {
			throw this.invalid(`more than ${this.limits.maxValues} values in one of its parts`);
		}
	}

	private keep(bytes: Buffer): void {
		this.takenSize += bytes.length;
		if (this.takenSize > this.limits.maxBytes) {
			throw this.invalid(`one of its parts has more than ${this.limits.maxBytes} bytes`);
		}
		this.taken.push(bytes);
	}

	private finish(lastBytes: Buffer, parts: JsonPart[]): void {
		this.keep(lastBytes);
		const [only] = this.taken;
		const bytes = this.taken.length === 1 && only ? only : Buffer.concat(this.taken);
		const value = this.parse(bytes.toString('utf8'));
		const top = this.stack.at(-1);
		if (this.taking === 'key' && top) {
			top.key = String(value);
			top.next = 'colon';
		} else {
			parts.push({ path: this.path(), value });
			this.afterValue();
		}
		this.taking = undefined;
		this.taken = [];
		this.takenSize = 0;
		this.takenValues = 0;
	}

	private parse(text: string): unknown {
		try {
			return JSON.parse(text) as unknown;
		} catch (caught) {
			throw this.invalid(caught instanceof Error ? caught.message : 'it cannot be parsed');
		}
	}

	private path(): string[] {
		return this.stack.map(({ isArray, key }) => (isArray ? '*' : (key ?? '')));
	}

	private invalid(found: string, at = 0): FoxitFailure {
		return new FoxitFailure(
			'unreadableAnswer',
			`The result is not valid JSON near byte ${this.offset + at}: found ${found}`,
			{ advice: 'The result is damaged: make it again from its document.' },
		);
	}
}

function isBlank(byte: number): boolean {
	return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isScalarEnd(byte: number): boolean {
	return byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY || isBlank(byte);
}
