import { FoxitFailure } from '../failure';

/** Enough to recognise a member; names of hostile archives have up to 65,535 characters. */
const MAX_QUOTED_CHARACTERS = 120;

/**
 * The failure of an archive that is damaged, hostile or of a form that is not read.
 *
 * @param reason says what was expected and what was found, in lower case
 */
export function archiveFailure(reason: string): FoxitFailure {
	return new FoxitFailure('archive', `The ZIP archive cannot be read: ${reason}`);
}

/** A signature or another number as the ZIP specification writes it. */
export function hex(value: number): string {
	return `0x${value.toString(16).padStart(8, '0')}`;
}

/** A member's name for a message: nothing in it breaks the line or turns its direction. */
export function quoted(name: string): string {
	const shown = name
		.slice(0, MAX_QUOTED_CHARACTERS)
		.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
	return `"${shown}${name.length > MAX_QUOTED_CHARACTERS ? '…' : ''}"`;
}
