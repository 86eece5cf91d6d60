import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { contextError } from '../../shared/api/nodeError';
import { parametersInEditor } from '../../shared/item/itemParameters';
import { MAIN_INPUT } from '../../shared/job/inputDocument';
import type { Parameters } from '../../shared/values/parameters';
import { properties } from '../parameters';
import { fromBase64, fromUrl, templateLink } from '../run/templateSource';
import { namesOf, type TemplateNames } from '../template/checkTemplate';
import { mapperFields } from '../template/mapperFields';

/** The fields of the resource mapper. The template is read here: no request goes to Foxit. */
export async function getTemplateFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	try {
		const fields = mapperFields(await namesIn(this));
		return fields.length > 0 ? { fields } : { fields, emptyFieldsNotice: EMPTY_NOTICE };
	} catch (caught) {
		throw contextError(this, caught);
	}
}

const EMPTY_NOTICE =
	'No tags yet. Type their names into Template Tags, or give the template by URL or Base64 text.';

async function namesIn(context: ILoadOptionsFunctions): Promise<TemplateNames> {
	const parameters = parametersInEditor(context, properties);
	switch (parameters.choice('templateSource')) {
		case 'url': {
			if (parameters.isOpen('templateUrl') || hasOpenHeader(parameters)) return NOTHING;
			const { signal } = new AbortController();
			return namesOf((await fromUrl(context, templateLink(parameters), signal)).report);
		}
		case 'base64': {
			if (parameters.isOpen('templateBase64')) return NOTHING;
			return namesOf((await fromBase64(parameters.requiredText('templateBase64'))).report);
		}
		default:
			return typedNames(parameters.isOpen('templateTags') ? [] : parameters.list('templateTags'));
	}
}

/** Whether an expression, which only a run resolves, is in a header. */
function hasOpenHeader(parameters: Parameters): boolean {
	const headers = parameters.entries(MAIN_INPUT.headers, 'header');
	return headers.some((row) => row.isOpen('name') || row.isOpen('value'));
}

const NOTHING: TemplateNames = { scalars: [], loops: [] };

function typedNames(names: readonly string[]): TemplateNames {
	return {
		scalars: names.filter((name) => !name.endsWith('[]')),
		loops: names
			.filter((name) => name.endsWith('[]'))
			.map((name) => ({ name: name.slice(0, -2), tags: [] })),
	};
}
