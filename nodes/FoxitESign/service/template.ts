import type { IDataObject } from 'n8n-workflow';

import { simplifyPerson } from './envelope';
import { idIn, isoTime, listIn, objectIn, textIn, withoutGaps } from '../../shared/values/members';
import type { ESignClient } from './eSignClient';

/** What separates the choices of a drop-down list (docs/contract/esign.md#field-in-an-answer). */
const OPTIONS_SEPARATOR = '~||~';

/** A field of a template, by its kind's plain name. */
export interface TemplateField {
	/** `text`, `date`, `signature`, `initial`, `checkbox`, `dropdown`, `attachment` or another one. */
	kind: string;
	/** Signatures and initials have none. */
	name?: string;
	/** Who fills it in; absent: nobody. */
	partyNumber?: number;
	required?: boolean;
	/** What it holds from the start. */
	value?: string;
	/** Of a drop-down list. */
	choices?: string[];
	dateFormat?: string;
}

/**
 * A template as users see it. Lists of the service count no parties
 * (docs/contract/esign.md#list-templates).
 */
export function simplifyTemplate(template: unknown): IDataObject {
	const source = objectIn(template);
	return withoutGaps({
		templateId: idIn(source.templateId),
		name: textIn(source.templateName),
		description: textIn(source.templateDesc),
		type: textIn(source.templateType),
		numberOfParties: idIn(source.numberOfParties),
		sharedWithAll: typeof source.shareAll === 'boolean' ? source.shareAll : undefined,
		createdAt: isoTime(source.templateCreationDate),
		updatedAt: isoTime(source.templateLastUpdateDate),
		createdBy: simplifyPerson(source.templateCreatedBy),
	});
}

/**
 * A template with its fields, and the numbers of the parties that need a recipient
 * (docs/contract/esign.md#get-a-template).
 */
export function simplifyTemplateDetails(answer: unknown): IDataObject {
	const source = objectIn(answer);
	const fields = templateFields(source);
	return {
		...simplifyTemplate(source.template),
		partyNumbers: partyNumbersOf(fields),
		fields: fields.map((field) => ({ ...field })),
	};
}

/** The fields in the answer about one template. */
export function templateFields(answer: unknown): TemplateField[] {
	return listIn(objectIn(answer).allfields)
		.map(objectIn)
		.filter(({ fieldType }) => textIn(fieldType) !== undefined)
		.map(fieldOf);
}

/**
 * The names of a template's fields, whatever their kinds; `undefined` where the answer tells of no fields.
 * Each kind has a member of its own for its name (docs/contract/esign.md#field-in-an-answer).
 */
export function fieldNames(answer: unknown): string[] | undefined {
	const { allfields } = objectIn(answer);
	if (!Array.isArray(allfields)) return undefined;
	const names = allfields.flatMap((field) =>
		Object.entries(objectIn(field)).flatMap(([key, value]) =>
			/name$/i.test(key) ? (textIn(value) ?? []) : [],
		),
	);
	return [...new Set(names)];
}

/** The parties that have a field, in ascending order. */
export function partyNumbersOf(fields: readonly TemplateField[]): number[] {
	const numbers = fields.flatMap(({ partyNumber }) => partyNumber ?? []);
	return [...new Set(numbers)].sort((a, b) => a - b);
}

/** A field of a template, or of an envelope: there `partyNumber` is the party's ID. */
export function fieldOf(source: Record<string, unknown>): TemplateField {
	const kind = kindOf(textIn(source.fieldType) ?? '');
	const choices = textIn(source.dropdownOptions)?.split(OPTIONS_SEPARATOR).filter(Boolean);
	return {
		kind,
		...withoutGaps({
			name: nameOf(source),
			partyNumber: idIn(source.partyResponsible),
			required: typeof source.required === 'boolean' ? source.required : undefined,
			value: kind === 'checkbox' ? tickOf(source.checked) : textIn(source.value),
			choices,
			dateFormat: textIn(source.dateFormat),
		}),
	} as TemplateField;
}

/** `signfield` is a signature; the others are called what stands before `field`. */
function kindOf(fieldType: string): string {
	return fieldType === 'signfield' ? 'signature' : fieldType.replace(/field$/, '');
}

/**
 * Each type of field has a key of its own for its name (docs/contract/esign.md#field-in-an-answer).
 */
function nameOf(source: Record<string, unknown>): string | undefined {
	const { textfieldName, datefieldName, cbname, dropdownFieldName, attachmentfieldName } = source;
	return [textfieldName, datefieldName, cbname, dropdownFieldName, attachmentfieldName]
		.map(textIn)
		.find((name) => name !== undefined);
}

/**
 * Check boxes come as `Yes` and `No` where values are read
 * (docs/contract/esign.md#field-in-an-answer).
 */
function tickOf(checked: unknown): string | undefined {
	if (typeof checked !== 'boolean') return undefined;
	return checked ? 'Yes' : 'No';
}

/**
 * The account's templates whose name has a part. There is neither a search nor paging
 * (docs/contract/esign.md#list-templates), so all of them come.
 *
 * @param part in upper or lower case; empty: all
 */
export async function listTemplates(
	client: ESignClient,
	part: string,
	signal: AbortSignal,
): Promise<IDataObject[]> {
	const answer = await client.read('/templates/list', {}, signal);
	const wanted = part.trim().toLowerCase();
	return listIn(answer.templatesList)
		.map((template) => objectIn(template) as IDataObject)
		.filter(({ templateName }) => (textIn(templateName) ?? '').toLowerCase().includes(wanted));
}
