/** Parts of `${signfield:1:y:name:____}` as the service takes them (docs/contract/esign.md#text-tags). */
const NAMES: readonly string[] = ['signfield', 's'];
const SIZE = /^(_+|\d+)$/;

/** A text in brackets, with or without its dollar sign. Tags in a document are short. */
const CANDIDATE = /\$?\s?(?:\{{1,2}[^{}]{1,120}\}{1,2}|\([^()]{1,120}\)|<[^<>]{1,120}>)/gu;
const FIRST_WORD = /^[\s{(<$]*([\p{L}_]+)\s*[:;.,|\s]/u;
const MAX_SHOWN_CHARACTERS = 60;

/** A text that looks meant as a signature's tag and is none for this envelope. */
export interface FaultyTag {
	/** As it stands in the document. */
	tag: string;
	/** What is wrong with it, to follow the tag in a sentence. */
	fault: string;
}

/**
 * Finds what looks meant as the text tag of a signature and makes no field for any recipient of the
 * envelope: the service passes over it without a word.
 *
 * @param text of a document
 * @param partyNumbers of the recipients
 */
export function faultySignatureTags(text: string, partyNumbers: readonly number[]): FaultyTag[] {
	const faults = new Map<string, string>();
	for (const [found] of text.matchAll(CANDIDATE)) {
		const tag = found.trim();
		const fault = isMeantAsSignature(tag) ? faultOf(tag, partyNumbers) : undefined;
		if (fault !== undefined) faults.set(shown(tag), fault);
	}
	return [...faults].map(([tag, fault]) => ({ tag, fault }));
}

function isMeantAsSignature(tag: string): boolean {
	const word = FIRST_WORD.exec(tag)?.[1]?.toLowerCase();
	if (word === undefined) return false;
	// One letter alone means something only behind a dollar sign.
	if (word === 's') return /^\$\s?\{/.test(tag);
	return MEANT.some((name) => distance(word, name) <= 2);
}

/** Names that people give the tag. */
const MEANT: readonly string[] = ['signfield', 'sign_field', 'signature', 'signaturefield'];

function faultOf(tag: string, partyNumbers: readonly number[]): string | undefined {
	if (/\s/u.test(tag)) return 'has a blank in it';
	const inside = /^\$\{([^{}]+)\}$/.exec(tag)?.[1];
	if (inside === undefined) return 'is not written with ${ and }';
	const [name = '', party = '', ...rest] = inside.split(':');
	if (/[;.,|]/.test(name)) return 'has no colons between its parts';
	if (!NAMES.includes(name.toLowerCase()))
		return `is spelt "${name}" where "signfield" is the name`;
	if (!/^\d+$/.test(party)) return 'has no party number after its name';
	if (!rest.some((part) => SIZE.test(part))) return 'has no size, such as ____, at its end';
	if (partyNumbers.includes(Number(party))) return undefined;
	return `is for party number ${party}, but no recipient has that number`;
}

function shown(tag: string): string {
	const line = tag.replace(/\s+/gu, ' ');
	return line.length > MAX_SHOWN_CHARACTERS ? `${line.slice(0, MAX_SHOWN_CHARACTERS)}…` : line;
}

/** How many letters have to be changed, put in or left out to make one word the other. */
function distance(one: string, other: string): number {
	if (Math.abs(one.length - other.length) > 2) return Infinity;
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (const [at, letter] of [...one].entries()) {
		const next = [at + 1];
		for (let index = 1; index <= other.length; index += 1) {
			const same = letter === other[index - 1] ? 0 : 1;
			const [above = 0, left = 0, before = 0] = [row[index], next[index - 1], row[index - 1]];
			next.push(Math.min(above + 1, left + 1, before + same));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}
