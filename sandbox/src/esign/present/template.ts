import type { JsonObject } from '../../json.js';
import type { Template } from '../account-model.js';
import type { Company } from '../company.js';
import { templateField } from './field.js';
import { userJson } from './user.js';

/**
 * The Template object of docs/contract/esign.md#list-templates; in lists `numberOfParties` is 0
 * whatever it is.
 */
export function templateJson(
	template: Template,
	company: Company,
	numberOfParties: number,
): JsonObject {
	const { templateId, name, description, createdAtMs, shareAll, createdBy } = template;
	const user = userJson(createdBy, company);
	return {
		templateId,
		templateName: name,
		templateDesc: description,
		templateType: null,
		templateCreationDate: createdAtMs,
		templateLastUpdateDate: createdAtMs,
		editable: true,
		numberOfParties,
		companyId: company.companyId,
		templateCreatedBy: user,
		templateLastUpdatedBy: user,
		shareAll,
	};
}

/**
 * A template with its fields; `allfields` with a small f (docs/contract/esign.md#get-a-template).
 */
export function templateDetails(template: Template, company: Company): JsonObject {
	const { templateId, documents, fields, parties } = template;
	const owner = { companyId: company.companyId, documents, templateId };
	return {
		template: templateJson(template, company, parties.length),
		allfields: fields.map((field) => templateField(field, owner)),
	};
}
