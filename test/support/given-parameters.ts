import type { Field } from '../../nodes/shared/values/fields';
import { ABSENT, Parameters } from '../../nodes/shared/values/parameters';

/** Parameters with the given values, as n8n would hand them over; others are not there. */
export const givenParameters = (
	fields: readonly Field[],
	values: Readonly<Record<string, unknown>>,
): Parameters =>
	new Parameters({
		fields,
		get: (name) => (Object.hasOwn(values, name) ? values[name] : ABSENT),
	});
