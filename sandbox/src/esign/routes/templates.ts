import { success } from '../answers.js';
import { EsignError, requiredParameter } from '../errors.js';
import type { Template } from '../account-model.js';
import type { EnvelopeDocument, Field } from '../model.js';
import { madeAnswer } from '../present/made.js';
import { templateDetails, templateJson } from '../present/template.js';
import { readValues } from '../read/fields.js';
import { optionalText, requiredNumbers } from '../read/members.js';
import { readSendOptions } from '../read/options.js';
import { readParties } from '../read/parties.js';
import { setValue } from '../state/values.js';
import { checkOrder, makeEnvelope } from './createfolder.js';
import type { EsignEndpoint, EsignRequest } from '../read/request.js';

/** docs/contract/esign.md#list-templates. */
const list: EsignEndpoint = {
	method: 'GET',
	path: '/templates/list',
	handle({ company }) {
		const templates = [...company.templates.values()];
		return success({
			total_templates: templates.length,
			templatesList: templates.map((template) => templateJson(template, company, 0)),
		});
	},
};

/** docs/contract/esign.md#get-a-template. */
const get: EsignEndpoint = {
	method: 'GET',
	path: '/templates/mytemplate',
	handle(request) {
		const template = find(request, request.queryNumber('templateId'));
		return success(templateDetails(template, request.company));
	},
};

/** docs/contract/esign.md#get-several-templates. */
const getSeveral: EsignEndpoint = {
	method: 'POST',
	path: '/templates/templateDetails',
	async handle(request) {
		const ids = requiredNumbers(await request.body(), 'templateIds');
		const templates = ids.map((templateId) => find(request, templateId));
		return success({
			total_templates: templates.length,
			templateIdList: Object.fromEntries(
				templates.map((template) => [
					String(template.templateId),
					templateDetails(template, request.company),
				]),
			),
		});
	},
};

/** docs/contract/esign.md#create-an-envelope-from-templates: a capital F here. */
const PATH = '/templates/createFolder';

const createFolder: EsignEndpoint = {
	method: 'POST',
	path: PATH,
	async handle(request) {
		const body = await request.body();
		const { company, account, esign } = request;
		const templates = requiredNumbers(body, 'templateIds').map((id) => find(request, id));
		const parties = readParties(body);
		if (parties === undefined) throw requiredParameter('parties');
		const options = readSendOptions(body);
		const values = readValues(body, 'fields');
		checkOrder(request, options, parties);
		const sequences = parties.map(({ sequence }) => sequence);
		const unfilled = templates
			.flatMap((template) => template.fields.map(({ party }) => party))
			.find((party) => !sequences.includes(party));
		if (unfilled !== undefined)
			throw new EsignError(`no party with sequence ${unfilled} for the template`);
		const documents: EnvelopeDocument[] = [];
		const fields: Field[] = [];
		for (const template of templates) {
			fields.push(...copyFields(request, template, documents.length, values));
			for (const document of template.documents)
				documents.push(await esign.library.copy(account, document));
		}
		const name = optionalText(body, 'folderName') || (templates[0]?.name ?? '');
		const ingredients = { name, parties, documents, fields, options, source: 'API' } as const;
		const envelope = makeEnvelope(request, PATH, ingredients);
		return madeAnswer(envelope, company, request.surface, 'folder created');
	},
};

/** Fields of a template for the documents from that index on, with values where some are given. */
function copyFields(
	{ esign }: EsignRequest,
	{ fields }: Template,
	firstDocument: number,
	values: ReadonlyMap<string, string | boolean>,
): Field[] {
	return fields.map((original) => {
		const field = {
			...original,
			fieldId: esign.counters.next('field'),
			document: original.document + firstDocument,
		};
		const value = field.name === '' ? undefined : values.get(field.name);
		if (value !== undefined) setValue(field, value);
		return field;
	});
}

function find({ company }: EsignRequest, templateId: number): Template {
	const template = company.templates.get(templateId);
	if (template === undefined) throw new EsignError('invalid template id');
	return template;
}

/** What is done with templates that are there. */
export const templateEndpoints = [list, get, getSeveral, createFolder];
