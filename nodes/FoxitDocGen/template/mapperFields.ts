import type { ResourceMapperField } from 'n8n-workflow';

import { BUILT_IN_TAGS, type TemplateNames } from './checkTemplate';

/**
 * The fields of the resource mapper for a template: its tags outside loops, then its loops as arrays.
 * A tag in a loop is a member of the array's elements. It may also be a value outside the loop, the
 * same for all rows, so it can be added as a field.
 */
export function mapperFields({ scalars, loops }: TemplateNames): ResourceMapperField[] {
	const fields = new Map<string, ResourceMapperField>();
	for (const name of scalars) {
		if (!BUILT_IN_TAGS.includes(name)) fields.set(name, fieldOf(name, 'string'));
	}
	// A name can be that of a loop and of a tag outside it: an array cannot be both, so the loop counts.
	for (const { name } of loops) fields.set(name, fieldOf(name, 'array'));
	for (const name of loops.flatMap(({ tags }) => tags)) {
		if (fields.has(name) || BUILT_IN_TAGS.includes(name)) continue;
		fields.set(name, { ...fieldOf(name, 'string'), removed: true });
	}
	return [...fields.values()];
}

function fieldOf(name: string, type: 'array' | 'string'): ResourceMapperField {
	return {
		id: name,
		displayName: name,
		type,
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
	};
}
