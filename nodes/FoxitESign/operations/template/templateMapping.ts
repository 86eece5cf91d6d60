import type { IDataObject, ResourceMapperField } from 'n8n-workflow';

import { partyNumbersOf, type TemplateField } from '../../service/template';
import { objectIn } from '../../../shared/values/members';
import { inputFailure } from '../../../shared/failure';
import { partiesOf, type Party, type Permission } from '../../sending/recipients';
import { emailValue, exactTextValue, textValue } from '../../../shared/values/text';
import { isBlank } from '../../../shared/values/rawValue';

/** Display name of the resource mapper. */
export const MAPPING_LABEL = 'Recipients and Values';

/** What a party's mapper fields are called: `party1.firstName` and so on. */
const PARTS = { firstName: 'First Name', lastName: 'Last Name', email: 'Email' } as const;
type Part = keyof typeof PARTS;

/** A prefilled field's id is its name behind this. */
const FIELD_PREFIX = 'field:';

/** Types of the mapper's inputs; kinds that are not here cannot be filled in beforehand. */
const INPUT_TYPES: Readonly<Record<string, 'boolean' | 'options' | 'string'>> = {
	checkbox: 'boolean',
	date: 'string',
	dropdown: 'options',
	text: 'string',
};

/**
 * The inputs for a template: who its parties are, and what its fields hold.
 *
 * @param partyCount parties that the template is known to have; some may have no field
 */
export function mapperInputs(
	fields: readonly TemplateField[],
	partyCount: number,
): ResourceMapperField[] {
	const needed = partyNumbersOf(fields);
	const numbers = new Set([...Array.from({ length: partyCount }, (_, at) => at + 1), ...needed]);
	const parties = [...numbers].sort((a, b) => a - b);
	return [
		...parties.flatMap((number) => partyInputs(number, needed.includes(number))),
		...prefillable(fields).map(valueInput),
	];
}

/** Who receives an envelope, and what its fields hold at first. */
export interface TemplateFilling {
	parties: Party[];
	/** By field name. */
	values: IDataObject;
}

/**
 * Reads the resource mapper.
 *
 * @param mapper the parameter's value
 * @param fields those of the template
 * @throws FoxitFailure `input` for what does not go with the template
 */
export function templateFilling(
	mapper: unknown,
	fields: readonly TemplateField[],
): TemplateFilling {
	const mapped = objectIn(objectIn(mapper).value);
	const needed = partyNumbersOf(fields);
	const numbers = [...new Set([...needed, ...mentioned(mapped)])].sort((a, b) => a - b);
	const parties = numbers.map((number) => ({
		...personOf(mapped, number),
		partyNumber: number,
		signingStep: number,
		permission: permissionOf(fields, number),
	}));
	return { parties: partiesOf(parties), values: valuesOf(mapped, fields) };
}

function partyInputs(number: number, required: boolean): ResourceMapperField[] {
	return Object.entries(PARTS).map(([part, name]) => ({
		...input(`party${number}.${part}`, `Party ${number}: ${name}`, required),
		type: 'string',
	}));
}

function valueInput(field: TemplateField & { name: string }): ResourceMapperField {
	const { name, kind, partyNumber, choices, dateFormat } = field;
	const remarks = [partyNumber && `Party ${partyNumber}`, dateFormat].filter(Boolean).join(', ');
	return {
		...input(FIELD_PREFIX + name, remarks ? `${name} (${remarks})` : name, false),
		type: INPUT_TYPES[kind] ?? 'string',
		...(choices && { options: choices.map((choice) => ({ name: choice, value: choice })) }),
	};
}

function input(id: string, displayName: string, required: boolean): ResourceMapperField {
	return {
		id,
		displayName,
		required,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
	};
}

/** Fields with a name that can be filled in, each name once. */
function prefillable(fields: readonly TemplateField[]): Array<TemplateField & { name: string }> {
	const byName = new Map<string, TemplateField & { name: string }>();
	for (const field of fields) {
		const { name, kind } = field;
		if (name === undefined || !(kind in INPUT_TYPES) || byName.has(name)) continue;
		byName.set(name, { ...field, name });
	}
	return [...byName.values()];
}

/** Numbers of the parties that something was entered for. */
function mentioned(mapped: Record<string, unknown>): number[] {
	return Object.entries(mapped).flatMap(([id, value]) => {
		const number = /^party(\d+)\./.exec(id)?.[1];
		return number !== undefined && !isBlank(value) ? [Number(number)] : [];
	});
}

function personOf(mapped: Record<string, unknown>, number: number): Record<Part, string> {
	const part = (name: 'firstName' | 'lastName') =>
		textValue(mapped[`party${number}.${name}`], {
			...{ label: MAPPING_LABEL, within: `party ${number}` },
		}) ?? '';
	const person = {
		firstName: part('firstName'),
		lastName: part('lastName'),
		email: emailOf(mapped, number),
	};
	const gap = (Object.keys(PARTS) as Part[]).find((name) => person[name] === '');
	if (gap === undefined) return person;
	throw inputFailure(`"${MAPPING_LABEL}": party ${number} has no ${PARTS[gap].toLowerCase()}`, {
		parameter: MAPPING_LABEL,
		advice: 'Every party that has a field in the template needs a recipient.',
	});
}

function emailOf(mapped: Record<string, unknown>, number: number): string {
	const place = { label: MAPPING_LABEL, within: `party ${number}` };
	return emailValue(mapped[`party${number}.email`], place) ?? '';
}

/** Templates do not tell what their parties may do, but their fields tell what they have to. */
function permissionOf(fields: readonly TemplateField[], number: number): Permission {
	const kinds = fields.filter((field) => field.partyNumber === number).map(({ kind }) => kind);
	if (kinds.length === 0) return 'VIEW_ONLY';
	const signs = kinds.includes('signature') || kinds.includes('initial');
	return signs ? 'FILL_FIELDS_AND_SIGN' : 'FILL_FIELDS_ONLY';
}

function valuesOf(mapped: Record<string, unknown>, fields: readonly TemplateField[]): IDataObject {
	const names = prefillable(fields).map(({ name }) => name);
	const entered = Object.entries(mapped).flatMap(
		([id, value]): Array<[string, string | boolean]> => {
			if (!id.startsWith(FIELD_PREFIX) || value === null || value === undefined) return [];
			const name = id.slice(FIELD_PREFIX.length);
			return [
				[
					name,
					typeof value === 'boolean' ? value : exactTextValue(value, { label: MAPPING_LABEL }),
				],
			];
		},
	);
	const filled = entered.filter(([, value]) => value !== '');
	const unknown = filled.find(([name]) => !names.includes(name));
	if (!unknown) return Object.fromEntries(filled);
	throw inputFailure(`"${MAPPING_LABEL}": the template has no field "${unknown[0]}"`, {
		parameter: MAPPING_LABEL,
		advice: 'The template may have changed: refresh the list of fields in the editor.',
	});
}
