import { customValuesOf, TEMPLATE_METADATA } from '../FoxitESign/service/envelope';
import { idIn, listIn, objectIn, textIn } from '../FoxitESign/service/values';
import { toText } from '../shared/toText';

/** Which envelopes start the workflow. */
export interface EnvelopeFilter {
	envelopeIds: readonly number[];
	/** Lower case. */
	nameContains: string;
	customValue: string;
	templateIds: readonly string[];
}

/** Reads the options. What is no id in a list of ids matches nothing, so it does not widen the filter. */
export function filterOf(options: Record<string, unknown>): EnvelopeFilter {
	return {
		envelopeIds: listed(options.envelopeIds).map((text) => idIn(text) ?? 0),
		nameContains: toText(options.nameContains).trim().toLowerCase(),
		customValue: toText(options.customValue).trim(),
		templateIds: listed(options.templateIds),
	};
}

/** Whether an envelope passes all filters that a delivery can tell of by itself. */
export function passes(
	folder: Record<string, unknown>,
	{ envelopeIds, nameContains, customValue }: EnvelopeFilter,
): boolean {
	const id = idIn(folder.folderId) ?? -1;
	if (envelopeIds.length > 0 && !envelopeIds.includes(id)) return false;
	const name = textIn(folder.folderName)?.toLowerCase() ?? '';
	if (!name.includes(nameContains)) return false;
	return customValue === '' || customValuesOf(folder).includes(customValue);
}

/** The template that the Foxit eSign node made an envelope from, as the envelope's metadata tell. */
export function templateOf(folder: unknown): string | undefined {
	return textIn(objectIn(objectIn(folder).metadata)[TEMPLATE_METADATA]);
}

function listed(value: unknown): string[] {
	const texts = Array.isArray(value) ? listIn(value).map(toText) : toText(value).split(/[,\n]/);
	return texts.map((text) => text.trim()).filter((text) => text !== '');
}
