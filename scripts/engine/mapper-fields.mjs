import { askNode } from './editor-context.mjs';

/**
 * What the editor gets when it loads the fields of a resource mapper.
 *
 * @param {Parameters<typeof askNode>[0]} services
 * @param {import('./editor-context.mjs').EditorQuestion} question
 * @returns {Promise<import('n8n-workflow').ResourceMapperFields>}
 */
export async function mapperFields(services, question) {
	return withoutDuplicates(await askNode(services, 'resourceMapping', question));
}

function withoutDuplicates(answer) {
	const seen = new Set();
	const isFirst = ({ id }) => !seen.has(id) && Boolean(seen.add(id));
	return { ...answer, fields: answer.fields?.filter(isFirst) };
}
