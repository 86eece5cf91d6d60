import { inputFailure, type FoxitFailure } from '../../shared/failure';
import { objectValue } from '../../shared/values/json';
import { objectIn } from '../../shared/values/members';
import { textValue } from '../../shared/values/text';

const LABEL = 'Recipients';

/** Gives a member of a recipient's entry by its name. */
export type RecipientEntry = (name: string) => unknown;

/** An entry of the form or of JSON. What the form has under More counts like the members beside it. */
export function recipientEntry(row: unknown, position: number): RecipientEntry {
	const own = objectIn(row);
	const more = objectValue(own.more, { label: LABEL, within: `entry ${position} (More)` }) ?? {};
	return (name) => own[name] ?? more[name];
}

/** The first of an entry's members that has a text. */
export function firstText(entry: RecipientEntry, names: readonly string[]): string {
	const texts = names.map((name) => textValue(entry(name), { label: LABEL, within: name }));
	return texts.find((text) => text !== undefined) ?? '';
}

/** The failure of the list of recipients, or of an entry of it. */
export function recipientRefused(what: string, advice: string): FoxitFailure {
	const joint = what.startsWith('entry') ? ':' : '';
	const facts = { parameter: LABEL, ...(advice && { advice }) };
	return inputFailure(`"${LABEL}"${joint} ${what}`, facts);
}
