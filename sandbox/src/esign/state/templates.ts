import type { ESign } from '../esign.js';
import type { NewDocument } from '../files/library.js';
import type { Template } from '../account-model.js';
import type { User } from '../user.js';
import type { WantedField } from '../read/fields.js';
import type { Company } from '../company.js';
import { newFields } from './fields.js';

/** What a template is made of. */
export interface TemplateIngredients {
	name: string;
	roles: Template['parties'];
	documents: readonly NewDocument[];
	wanted: readonly WantedField[];
	createdBy: User;
}

/** Makes a template. */
export function newTemplate(
	esign: ESign,
	company: Company,
	{ name, roles, documents, wanted, createdBy }: TemplateIngredients,
	{ description, shareAll }: { description?: string | undefined; shareAll?: boolean | undefined },
	nowMs: number,
): Template {
	const sequences = roles.map(({ sequence }) => sequence);
	const template: Template = {
		templateId: esign.counters.next('template'),
		account: company.account,
		name,
		description: description ?? null,
		shareAll: shareAll ?? false,
		createdBy,
		createdAtMs: nowMs,
		parties: roles,
		documents: documents.map(({ document }) => document),
		fields: newFields(documents, wanted, sequences, () => esign.counters.next('field')),
	};
	company.templates.set(template.templateId, template);
	return template;
}
