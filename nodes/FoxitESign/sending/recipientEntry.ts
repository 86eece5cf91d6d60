import { inputFailure, type FoxitFailure } from '../../shared/failure';
import { textValue } from '../../shared/values/text';

const LABEL = 'Recipients';

/** The first of an entry's members that has a text. */
export function firstText(entry: Record<string, unknown>, names: readonly string[]): string {
	const texts = names.map((name) => textValue(entry[name], { label: LABEL, within: name }));
	return texts.find((text) => text !== undefined) ?? '';
}

/** The failure of the list of recipients, or of an entry of it. */
export function recipientRefused(what: string, advice: string): FoxitFailure {
	const joint = what.startsWith('entry') ? ':' : '';
	const facts = { parameter: LABEL, ...(advice && { advice }) };
	return inputFailure(`"${LABEL}"${joint} ${what}`, facts);
}
