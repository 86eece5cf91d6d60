import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { DOC_GEN_PREFIX } from '../../shared/api/address';
import { contextError } from '../../shared/api/nodeError';
import { connect, platformAccess } from '../../shared/item/access';
import { parametersInEditor } from '../../shared/item/itemParameters';
import { properties } from '../parameters';
import { readTags, type AnalyzedTags } from '../run/analyze';
import { DocGenClient } from '../run/docGenClient';
import { fromBase64, fromUrl } from '../run/templateSource';

/** The fields of the resource mapper: the tags of the template, loops as arrays. */
export async function getTemplateFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	try {
		const { scalars, loops } = await tagsOf(this);
		const fields = [
			...scalars.map((name) => fieldOf(name, 'string')),
			...loops.map((name) => fieldOf(name, 'array')),
		];
		return fields.length > 0 ? { fields } : { fields, emptyFieldsNotice: EMPTY_NOTICE };
	} catch (caught) {
		throw contextError(this, caught);
	}
}

const EMPTY_NOTICE =
	'No tags yet. Type their names into Template Tags, or give the template by URL or Base64 text.';

async function tagsOf(context: ILoadOptionsFunctions): Promise<AnalyzedTags> {
	const parameters = parametersInEditor(context, properties);
	const { signal } = new AbortController();
	switch (parameters.choice('templateSource')) {
		case 'url': {
			if (parameters.isOpen('templateUrl')) return NOTHING;
			const url = parameters.requiredText('templateUrl');
			return await analyzed(context, await fromUrl(context, url, signal));
		}
		case 'base64': {
			if (parameters.isOpen('templateBase64')) return NOTHING;
			const encoded = parameters.requiredText('templateBase64');
			return await analyzed(context, await fromBase64(encoded));
		}
		default:
			return typedTags(parameters.isOpen('templateTags') ? [] : parameters.list('templateTags'));
	}
}

const NOTHING: AnalyzedTags = { scalars: [], loops: [] };

async function analyzed(
	context: ILoadOptionsFunctions,
	{ encoded }: { encoded: Buffer },
): Promise<AnalyzedTags> {
	const access = await platformAccess(context);
	const baseUrl = access.root + DOC_GEN_PREFIX;
	const client = new DocGenClient({ ...connect(context, access), baseUrl });
	return readTags(await client.analyze(encoded, new AbortController().signal));
}

function typedTags(names: readonly string[]): AnalyzedTags {
	return {
		scalars: names.filter((name) => !name.endsWith('[]')),
		loops: names.filter((name) => name.endsWith('[]')).map((name) => name.slice(0, -2)),
	};
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
