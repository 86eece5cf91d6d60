import { FoxitFailure } from '../failure';

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
