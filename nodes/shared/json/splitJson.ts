import { FoxitFailure } from '../failure';

/** One value taken out of a larger document. */
export interface JsonPart {
	/** Keys from the root; `*` stands for a place in an array. */
	path: readonly string[];
	value: unknown;
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

/** No sane writer nests deeper; keeps a hostile file from filling the memory with brackets. */
const MAX_DEPTH = 200;

interface Container {
	isArray: boolean;
	/** For objects: the key whose value comes next, once its colon was seen. */
	key: string | undefined;
	expectsKey: boolean;
}

/**
 * Cuts a JSON document into parts while it arrives, so that neither its text nor its whole value is
 * ever in memory and no single step takes long. Only the parts are parsed; what lies around them is
 * checked as far as brackets and keys go.
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
	private inString = false;
	private escaped = false;
	private scalar = false;

	/** @param maxPartBytes a larger part is refused */
	constructor(
		private readonly takes: TakesPart,
		private readonly maxPartBytes: number,
	) {}

	/** Takes in the next bytes and gives the parts that they complete. */
	push(chunk: Buffer): JsonPart[] {
		const parts: JsonPart[] = [];
		let from = this.taking ? 0 : -1;
		let at = this.offset === 0 && chunk[0] === 0xef ? 3 : 0; // a UTF-8 byte order mark
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
			if (!isBlank(byte)) {
				if (this.structure(byte, at)) from = at;
			}
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

	/** Handles a byte between values; returns true when it starts a key or value that is taken. */
	private structure(byte: number, at: number): boolean {
		const top = this.stack.at(-1);
		if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
			if (!top || top.isArray !== (byte === CLOSE_ARRAY)) throw this.invalid('a bracket', at);
			this.stack.pop();
			return false;
		}
		if (byte === COMMA) {
			if (!top) throw this.invalid('a comma', at);
			top.expectsKey = !top.isArray;
			top.key = undefined;
			return false;
		}
		if (byte === COLON) {
			if (top?.key === undefined) throw this.invalid('a colon', at);
			return false;
		}
		if (top?.expectsKey) {
			if (byte !== QUOTE) throw this.invalid('something in place of a name', at);
			return this.begin('key', byte);
		}
		if (this.started && !top) throw this.invalid('something after the end', at);
		this.started = true;
		const isContainer = byte === OPEN_OBJECT || byte === OPEN_ARRAY;
		if (isContainer && !this.takes(this.path())) {
			if (this.stack.length >= MAX_DEPTH) throw this.invalid('too many levels', at);
			const isArray = byte === OPEN_ARRAY;
			this.stack.push({ isArray, key: undefined, expectsKey: !isArray });
			return false;
		}
		return this.begin('value', byte);
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
		else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.takenDepth += 1;
		else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
			this.takenDepth -= 1;
			if (this.takenDepth === 0) return 'with';
		}
		return 'inside';
	}

	private keep(bytes: Buffer): void {
		this.takenSize += bytes.length;
		if (this.takenSize > this.maxPartBytes) {
			throw this.invalid(`one of its parts has more than ${this.maxPartBytes} bytes`);
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
			top.expectsKey = false;
		} else {
			parts.push({ path: this.path(), value });
		}
		this.taking = undefined;
		this.taken = [];
		this.takenSize = 0;
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
		);
	}
}

function isBlank(byte: number): boolean {
	return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isScalarEnd(byte: number): boolean {
	return byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY || isBlank(byte);
}
