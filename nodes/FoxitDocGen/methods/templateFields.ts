import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { DOC_GEN_PREFIX } from '../../shared/api/address';
import { toNodeError } from '../../shared/api/nodeError';
import { connect, platformDoor } from '../../shared/item/access';
import { toText } from '../../shared/toText';
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
		throw toNodeError(this.getNode(), caught);
	}
}

const EMPTY_NOTICE =
	'No tags yet. Type their names into Template Tags, or give the template by URL or Base64 text.';

async function tagsOf(context: ILoadOptionsFunctions): Promise<AnalyzedTags> {
	const text = (name: string) => toText(context.getCurrentNodeParameter(name)).trim();
	const { signal } = new AbortController();
	switch (text('templateSource')) {
		case 'url': {
			if (isOpen(text('templateUrl'))) return NOTHING;
			return await analyzed(context, await fromUrl(context, text('templateUrl'), signal));
		}
		case 'base64': {
			if (isOpen(text('templateBase64'))) return NOTHING;
			return await analyzed(context, await fromBase64(text('templateBase64')));
		}
		default:
			return typedTags(text('templateTags'));
	}
}

const NOTHING: AnalyzedTags = { scalars: [], loops: [] };

/** Whether a value is not there yet, or is an expression that only a run can resolve. */
function isOpen(text: string): boolean {
	return text === '' || text.startsWith('=');
}

async function analyzed(
	context: ILoadOptionsFunctions,
	{ encoded }: { encoded: Buffer },
): Promise<AnalyzedTags> {
	const door = await platformDoor(context);
	const baseUrl = door.root + DOC_GEN_PREFIX;
	const client = new DocGenClient({ ...connect(context, door), baseUrl });
	return readTags(await client.analyze(encoded, new AbortController().signal));
}

function typedTags(text: string): AnalyzedTags {
	const names = text
		.split(/[,\n]/)
		.map((name) => name.trim())
		.filter((name) => name !== '');
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
