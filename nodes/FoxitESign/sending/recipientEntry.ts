import { inputFailure, type FoxitFailure } from '../../shared/failure';
import { toText } from '../../shared/toText';

const LABEL = 'Recipients';

/** The first of an entry's members that has a text. */
export function firstText(entry: Record<string, unknown>, names: readonly string[]): string {
	return names.map((name) => toText(entry[name]).trim()).find((text) => text !== '') ?? '';
}

/** The failure of the list of recipients, or of an entry of it. */
export function recipientRefused(what: string, advice: string): FoxitFailure {
	const joint = what.startsWith('entry') ? ':' : '';
	const facts = { parameter: LABEL, ...(advice && { advice }) };
	return inputFailure(`"${LABEL}"${joint} ${what}`, facts);
}
