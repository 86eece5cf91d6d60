/** What the editor lists for resource locators, and the inputs it offers for a template. */
import type { INodeListSearchResult, INodeParameters } from 'n8n-workflow';

import { SECRET } from '../support/use-foxit-node';
import { CLASSIC, SURFACES, TYPE, useESign, type Surface } from './support/esign';
import { NDA, NOTE } from './support/templates';

const esign = useESign({
	credentials: (data) => ({ wrong: { ...data, clientSecret: 'not-the-secret' } }),
});

function credentials(surface: Surface, name: string) {
	return surface === 'classic'
		? { [CLASSIC]: { id: null, name: CLASSIC } }
		: { foxitApi: { id: name, name } };
}

interface Asked {
	surface?: Surface;
	credential?: string;
}

async function list(
	method: string,
	filter?: string,
	{ surface = 'platform', credential = 'default' }: Asked = {},
): Promise<INodeListSearchResult['results']> {
	const path = 'parameters.templateId';
	const parameters = { authentication: surface };
	const question = { type: TYPE, method, path, parameters };
	const { results } = (await esign.foxit.at.engine.listSearch(
		{ ...question, credentials: credentials(surface, credential) },
		filter,
	)) as INodeListSearchResult;
	return results;
}

describe('searchTemplates', () => {
	it.each(SURFACES)(
		'finds templates by a part of their name on the %s surface',
		async (surface) => {
			const nda = await esign.people.seedTemplate(NDA);
			const note = await esign.people.seedTemplate(NOTE);
			const entry = ({ templateId, templateName }: typeof nda) => ({
				name: `${templateName} (${templateId})`,
				value: String(templateId),
			});
			expect(await list('searchTemplates', undefined, { surface })).toEqual([
				entry(nda),
				entry(note),
			]);
			expect(await list('searchTemplates', 'NOTE', { surface })).toEqual([entry(note)]);
			expect(await list('searchTemplates', 'lease', { surface })).toEqual([]);
		},
	);

	it('says why it cannot', async () => {
		const failed = list('searchTemplates', '', { credential: 'wrong' });
		await expect(failed).rejects.toThrow('Foxit did not accept the credentials');
		await expect(failed).rejects.not.toThrow(SECRET);
	});
});

describe('searchEnvelopes', () => {
	it('names the newest and lists the rest by id', async () => {
		const ids: number[] = [];
		for (let count = 1; count <= 12; count += 1) {
			ids.unshift(await esign.make({ name: `Contract ${count}`, draft: true }));
		}
		const rows = await list('searchEnvelopes');
		expect(rows.map(({ value }) => value)).toEqual(ids.map(String));
		expect(rows[0]?.name).toBe(`Contract 12 (${ids[0]})`);
		expect(rows[9]?.name).toBe(`Contract 3 (${ids[9]})`);
		expect(rows[10]?.name).toBe(String(ids[10]));
		const looks = (await esign.trace()).filter((word) => word === 'myfolder');
		expect(looks).toHaveLength(10);
		expect(await list('searchEnvelopes', 'contract 7')).toEqual([
			{ name: `Contract 7 (${ids[5]})`, value: String(ids[5]) },
		]);
		expect(await list('searchEnvelopes', String(ids[11]))).toHaveLength(1);
	});

	it('lists an envelope that is gone for good by its id', async () => {
		const gone = await esign.make();
		await (await esign.api()).post('/folders/delete', { folderIds: [gone] });
		expect(await list('searchEnvelopes')).toEqual([{ name: String(gone), value: String(gone) }]);
	});
});

it('searchChannels finds channels by name or address', async () => {
	const api = await esign.api();
	for (const channelName of ['n8n', 'CRM']) {
		const webhookUrl = `https://${channelName.toLowerCase()}.example/hook`;
		const events = { folder_executed: true };
		const body = {
			channelName,
			webhookUrl,
			webhookLevel: 'Account',
			webhookSecret: 'hush',
			events,
		};
		await api.post('/webhook/createwebhookchannel', body);
	}
	const [first] = await esign.people.channels();
	const rows = await list('searchChannels', 'n8n.example');
	expect(rows).toEqual([
		{
			name: `n8n, https://n8n.example/hook (${first?.channelId})`,
			value: String(first?.channelId),
		},
	]);
	expect(await list('searchChannels')).toHaveLength(2);
});

describe('getTemplateFields', () => {
	const load = async (templateId: INodeParameters[string], surface: Surface = 'platform') =>
		await esign.foxit.at.engine.mapperFields({
			type: TYPE,
			method: 'getTemplateFields',
			path: 'parameters.templateFilling',
			parameters: { authentication: surface, templateId },
			credentials: credentials(surface, 'default'),
		});
	const locator = (value: string) => ({ __rl: true, mode: 'list', value });

	it.each(SURFACES)('offers parties and fields on the %s surface', async (surface) => {
		const { templateId } = await esign.people.seedTemplate(NDA);
		const { fields } = await load(locator(String(templateId)), surface);
		expect(fields.map(({ id, type, required }) => [id, type, required])).toEqual([
			...[1, 2, 3].flatMap((number) =>
				['firstName', 'lastName', 'email'].map((part) => [
					`party${number}.${part}`,
					'string',
					// Nobody has to be told who only looks on.
					number < 3,
				]),
			),
			['field:Company', 'string', false],
			['field:Plan', 'options', false],
			['field:Newsletter', 'boolean', false],
			['field:Start', 'string', false],
		]);
		const byId = Object.fromEntries(fields.map((field) => [field.id, field]));
		expect(byId['party1.firstName']?.displayName).toBe('Party 1: First Name');
		expect(byId['field:Start']?.displayName).toBe('Start (Party 2, DD-MM-YYYY)');
		expect(byId['field:Plan']?.options).toEqual([
			{ name: 'Basic', value: 'Basic' },
			{ name: 'Pro', value: 'Pro' },
		]);
	});

	it.each([[locator('')], [locator('={{ $json.templateId }}')]])(
		'is empty, with a word why, while there is no template: %j',
		async (templateId) => {
			const { fields, emptyFieldsNotice } = await load(templateId);
			expect(fields).toEqual([]);
			expect(emptyFieldsNotice).toContain('Choose a template first');
			expect(await esign.trace()).toEqual([]);
		},
	);

	it('says why it cannot', async () => {
		await expect(load(locator('1'))).rejects.toThrow('Foxit eSign did not accept the request');
	});
});
