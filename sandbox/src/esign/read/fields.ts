import { isJsonObject, type JsonObject } from '../../json.js';
import { EsignError } from '../errors.js';
import type { FieldType } from '../model.js';
import { optionalFlag, optionalObjects, optionalText } from './members.js';

/**
 * Names of requests: the official short ones, and those of the answers
 * (docs/contract/esign.md#field-in-a-request and docs/contract/esign.md#where-sources-disagree, row
 * 4).
 */
const TYPES: Readonly<Record<string, FieldType>> = {
	text: 'textfield',
	textbox: 'textfield',
	textfield: 'textfield',
	date: 'datefield',
	datefield: 'datefield',
	signature: 'signfield',
	signfield: 'signfield',
	initial: 'initialfield',
	initialfield: 'initialfield',
	checkbox: 'checkboxfield',
	checkboxfield: 'checkboxfield',
	dropdown: 'dropdownfield',
	dropdownfield: 'dropdownfield',
	attachment: 'attachmentfield',
	attachmentfield: 'attachmentfield',
};

/** A field as a body asks for it, with all of its geometry: points from the top left corner. */
export interface WantedField {
	type: FieldType;
	x: number;
	y: number;
	width: number;
	height: number;
	/** Both from 1. */
	page: number;
	document: number;
	party: number;
	name: string;
	value: string;
	checked: boolean;
	required: boolean;
	readOnly: boolean;
	extras: JsonObject;
}

/** Members that answers repeat as they were given. */
const EXTRAS = ['tooltip', 'tabOrder', 'characterLimit', 'fontSize', 'fontColor', 'options'];
const MORE_EXTRAS = ['dateFormat', 'group', 'multicheck', 'hideCheckboxBorder', 'systemField'];

/**
 * The fields of a body. Those without their whole geometry, or of a type nobody knows, are dropped without
 * a word, as the service does (docs/contract/esign.md#field-in-a-request, live).
 */
export function readFields(body: JsonObject): WantedField[] {
	return (optionalObjects(body, 'fields') ?? []).flatMap((field) => readField(field) ?? []);
}

function readField(field: JsonObject): WantedField | undefined {
	const type = TYPES[(optionalText(field, 'type') ?? '').toLowerCase()];
	const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => field[name]);
	const [page, document, party] = ['pageNumber', 'documentNumber', 'party'].map(
		(name) => field[name],
	);
	if (
		type === undefined ||
		!isNumber(x) ||
		!isNumber(y) ||
		!isSize(width) ||
		!isSize(height) ||
		!isNumber(page) ||
		!isNumber(document) ||
		!isNumber(party)
	)
		return undefined;
	const extras = Object.fromEntries(
		[...EXTRAS, ...MORE_EXTRAS].flatMap((name) =>
			field[name] === undefined ? [] : [[name, field[name]]],
		),
	);
	return {
		type,
		x,
		y,
		width,
		height,
		page,
		document,
		party,
		name: optionalText(field, 'name') ?? '',
		value: optionalText(field, 'value') ?? '',
		checked: optionalFlag(field, 'checked') ?? false,
		required: optionalFlag(field, 'required') ?? false,
		readOnly: optionalFlag(field, 'readOnly') ?? false,
		extras,
	};
}

/**
 * Name to value, as values are set on envelopes and templates
 * (docs/contract/esign.md#update-field-values and
 * docs/contract/esign.md#create-an-envelope-from-templates).
 */
export function readValues(body: JsonObject, member: string): Map<string, string | boolean> {
	const given = body[member] ?? {};
	// docs/contract/esign.md#where-sources-disagree, row 5: an object, whatever the SDK says.
	if (!isJsonObject(given)) throw new EsignError(`${member} must be an object`);
	const values = new Map<string, string | boolean>();
	for (const [name, value] of Object.entries(given)) {
		if (value === undefined || value === null) continue;
		if (typeof value === 'object') throw new EsignError(`the value of '${name}' is not a text`);
		values.set(name, typeof value === 'number' ? String(value) : value);
	}
	return values;
}

function isSize(value: unknown): value is number {
	return isNumber(value) && value > 0;
}

function isNumber(value: unknown): value is number {
	return typeof value === 'number' && Number.isFinite(value);
}
