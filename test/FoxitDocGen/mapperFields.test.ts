/** The fields that the editor offers for the tags of a template. */
import type { INodeParameters, ResourceMapperField } from 'n8n-workflow';

import { SECRET } from '../support/use-foxit-node';
import { template, TYPE, useDocGen } from './support/doc-gen';
import { useFileServer } from '../support/file-server';
import { loopRow } from './support/words';

const docGen = useDocGen();
const server = useFileServer();

const load = async (parameters: INodeParameters) =>
	await docGen.foxit.at.engine.mapperFields({
		...{ type: TYPE, method: 'getTemplateFields', path: 'parameters.fields', parameters },
		credentials: { foxitApi: { id: 'default', name: 'default' } },
	});
const inBrief = (fields: ResourceMapperField[]) =>
	fields.map(({ id, type, removed }) => `${removed ? `(${id})` : id}: ${type}`);

const bytes = async () => {
	const rows = [['Item'], loopRow('order.items', ['product'])];
	return Buffer.from((await template(['{{customer.name}}', { rows }])).data);
};

it('are the tags of a template at a URL, loops as arrays', async () => {
	const templateUrl = server.put('/a.docx', await bytes());
	const { fields, emptyFieldsNotice } = await load({ templateSource: 'url', templateUrl });
	expect(inBrief(fields)).toEqual([
		...['customer.name: string', 'order.items: array', '(product): string'],
	]);
	expect(fields[0]).toEqual({
		...{ id: 'customer.name', displayName: 'customer.name', type: 'string' },
		...{ required: false, defaultMatch: false, canBeUsedToMatch: false, display: true },
	});
	expect(emptyFieldsNotice).toBeUndefined();
	expect(await docGen.trace()).toEqual([]);
});

it('are the tags of a template in Base64', async () => {
	const templateBase64 = (await bytes()).toString('base64');
	const { fields } = await load({ templateSource: 'base64', templateBase64 });
	expect(inBrief(fields)).toContain('order.items: array');
	expect(await docGen.trace()).toEqual([]);
});

it('are the names that were typed in, for files that only a run can see', async () => {
	const templateTags = ' customer.name, total,\nitems[] ,, notes[],total';
	const { fields } = await load({ templateSource: 'binary', templateTags });
	expect(inBrief(fields)).toEqual([
		...['customer.name: string', 'total: string', 'items: array', 'notes: array'],
	]);
	expect(await docGen.trace()).toEqual([]);
});

it.each<INodeParameters>([
	{ templateSource: 'binary', templateTags: '' },
	{ templateSource: 'url', templateUrl: '' },
	{ templateSource: 'url', templateUrl: '={{ $json.url }}' },
	{ templateSource: 'base64', templateBase64: '={{ $json.template }}' },
	{},
])('are none, with a word why, while there is nothing to look at: %j', async (parameters) => {
	const { fields, emptyFieldsNotice } = await load(parameters);
	expect(fields).toEqual([]);
	expect(emptyFieldsNotice).toContain('Type their names into Template Tags');
	expect(await docGen.trace()).toEqual([]);
});

const problem = async (parameters: INodeParameters) => {
	const message = await load(parameters).then(
		() => 'no error',
		(error: Error) => error.message,
	);
	expect(message).not.toContain(SECRET);
	return message;
};

it('come with a sentence when they cannot be loaded', async () => {
	const source = { templateSource: 'url' };
	expect(await problem({ ...source, templateUrl: `${server.url}/none.docx` })).toBe(
		'The file at "Template URL" cannot be downloaded: HTTP 404',
	);
	expect(await problem({ ...source, templateUrl: 'no address' })).toBe(
		'"Template URL" is not a web address',
	);
	expect(await problem({ templateSource: 'base64', templateBase64: 'é' })).toBe(
		'"Template in Base64" is not Base64',
	);
	expect(await docGen.trace()).toEqual([]);
});
