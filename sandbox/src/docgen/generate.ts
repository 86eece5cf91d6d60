import type { JsonObject } from '../json.js';
import { fillPart } from './template/fill.js';
import type { Looks } from './template/show.js';
import type { Template } from './template/package.js';

/** What a template is filled with. */
export interface Filling {
	values: JsonObject;
	nowMs: number;
	/** Culture asked for; counts in templates that Word wrote. */
	currencyCulture?: string | undefined;
}

/** The document a template becomes. Parts without tags keep their bytes. */
export function fillTemplate(
	template: Template,
	{ values, nowMs, currencyCulture = 'en-US' }: Filling,
): Uint8Array {
	// docs/contract/docgen.md#template-language: the picture `Currency` gives nothing in templates
	// programs wrote.
	const looks: Looks = {
		nowMs,
		currencyCulture: template.isWrittenByWord ? currencyCulture : undefined,
	};
	return template.save(template.parts.filter(({ root }) => fillPart(root, { values }, looks)));
}
