import type { JsonObject } from '../../json.js';
import type { EnvelopeDocument, Field, Party } from '../model.js';

/** Where the fields of an answer belong. */
export interface FieldOwner {
	companyId: number;
	documents: readonly EnvelopeDocument[];
	templateId?: number;
}

/**
 * A field of an envelope: `partyResponsible` is the id of the party
 * (docs/contract/esign.md#field-in-an-answer).
 */
export function envelopeField(
	field: Field,
	owner: FieldOwner,
	parties: readonly Party[],
): JsonObject {
	const party = parties.find(({ sequence }) => sequence === field.party);
	return fieldJson(field, owner, party?.partyId ?? 0);
}

/**
 * A field of a template: there it is the number of the role
 * (docs/contract/esign.md#field-in-an-answer).
 */
export function templateField(field: Field, owner: FieldOwner): JsonObject {
	return fieldJson(field, owner, field.party);
}

/** A row of `allFieldsNameValue` (docs/contract/esign.md#field-in-an-answer). */
export function nameValue(field: Field, documents: readonly EnvelopeDocument[]): JsonObject {
	const { fieldId, type, name, value, checked } = field;
	const document = documents[field.document];
	const row = {
		fieldId,
		documentId: document?.documentId ?? 0,
		documentVersionId: document?.versionId ?? 0,
		fieldType: type,
	};
	if (type === 'signfield' || type === 'initialfield') return row;
	if (type === 'checkboxfield') return { ...row, name, value: checked ? 'Yes' : 'No' };
	return { ...row, name, value };
}

function fieldJson(field: Field, owner: FieldOwner, responsible: number): JsonObject {
	const document = owner.documents[field.document];
	return {
		fieldTagId: field.fieldId,
		contractId: document?.documentId ?? 0,
		versionId: document?.versionId ?? 0,
		templateId: owner.templateId ?? 0,
		companyId: owner.companyId,
		fieldType: field.type,
		documentPageNumber: field.page,
		coordinateXRatio: field.x,
		coordinateYRatio: field.y,
		elementWidthRatio: field.width,
		elementHeightRatio: field.height,
		docFieldId: String(field.fieldId),
		dependent: false,
		parentTagId: '',
		parentTagValueToCompare: '',
		conditionResult: null,
		tabOrder: field.extras['tabOrder'] ?? null,
		partyResponsible: responsible,
		...ownMembers(field),
	};
}

/** Members of each type (table in docs/contract/esign.md#field-in-an-answer). */
function ownMembers({ type, name, value, checked, required, readOnly, extras }: Field): JsonObject {
	const description = extras['tooltip'] ?? '';
	const systemField = extras['systemField'] ?? false;
	switch (type) {
		case 'textfield':
			return {
				textfieldName: name,
				value,
				description,
				required,
				multiLine: false,
				fontSize: extras['fontSize'] ?? 12,
				fontFamily: 'Helvetica',
				fontColor: extras['fontColor'] ?? '#000000',
				readOnly,
				systemField,
			};
		case 'datefield':
			return {
				datefieldName: name,
				value,
				description,
				required,
				dateFormat: extras['dateFormat'] ?? 'MM-DD-YYYY',
				readOnly,
				systemField,
			};
		case 'signfield':
		case 'initialfield':
			return { signatureId: null };
		case 'checkboxfield':
			return {
				cbname: name,
				cbgroup: extras['group'] ?? '',
				checked,
				oneCbMandatoryInGroup: false,
				multiCheckGroup: extras['multicheck'] ?? false,
				displayAsRadioButton: false,
			};
		case 'dropdownfield': {
			const options = Array.isArray(extras['options']) ? extras['options'] : [];
			return {
				dropdownFieldName: name,
				value,
				dropdownOptions: options.map(String).join('~||~'),
				dropdownNoOfOptions: options.length,
			};
		}
		case 'attachmentfield':
			return {
				attachmentfieldName: name,
				attachmentfieldDescription: description,
				required,
				attachmentFileId: null,
			};
	}
}
