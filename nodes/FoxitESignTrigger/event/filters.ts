import type { Answer } from '../../FoxitESign/service/answers';
import { customValuesOf, TEMPLATE_METADATA } from '../../FoxitESign/service/envelope';
import { idIn, objectIn, textIn } from '../../shared/values/members';
import type { Parameters } from '../../shared/values/parameters';
import { refused } from '../../shared/values/rawValue';

/** Which envelopes start the workflow. */
export interface EventFilter {
	envelopeIds: readonly number[];
	/** In the form that names are compared in. */
	nameContains: string;
	customValue: string;
	templateIds: readonly string[];
}

/**
 * Reads the options.
 *
 * @throws FoxitFailure `input` for what is no ID in a list of IDs: leaving it out would widen the filter
 */
export function filterOf(options: Parameters): EventFilter {
	return {
		envelopeIds: idsIn(options, 'envelopeIds'),
		nameContains: comparable(options.text('nameContains')),
		customValue: options.text('customValue'),
		templateIds: idsIn(options, 'templateIds').map(String),
	};
}

function idsIn(options: Parameters, name: string): number[] {
	return options.list(name).map((text) => {
		const id = idIn(text);
		if (id === undefined)
			throw refused(options.place(name), 'must be IDs, which are numbers', text);
		return id;
	});
}

/** Whether an envelope passes all filters that a delivery can tell of by itself. */
export function passes(
	folder: Record<string, unknown>,
	{ envelopeIds, nameContains, customValue }: EventFilter,
): boolean {
	const id = idIn(folder.folderId) ?? -1;
	if (envelopeIds.length > 0 && !envelopeIds.includes(id)) return false;
	const name = comparable(textIn(folder.folderName) ?? '');
	if (!name.includes(nameContains)) return false;
	return customValue === '' || customValuesOf(folder).includes(customValue);
}

/** The template that the Foxit eSign node made an envelope from, as the envelope's metadata tell. */
export function templateOf(folder: unknown): string | undefined {
	return textIn(objectIn(objectIn(folder).metadata)[TEMPLATE_METADATA]);
}

/** Whether an envelope is made from one of the templates that are asked for, if any are. */
export function isFromTemplate(
	folder: unknown,
	look: Answer | undefined,
	{ templateIds }: EventFilter,
): boolean {
	if (templateIds.length === 0) return true;
	const template = templateOf(folder) ?? templateOf(look?.folder);
	return template !== undefined && templateIds.includes(template);
}

/** Names compare whatever their case ("Straße", "STRASSE"), and however accents are kept. */
function comparable(text: string): string {
	return text.normalize('NFC').toUpperCase().toLowerCase();
}
