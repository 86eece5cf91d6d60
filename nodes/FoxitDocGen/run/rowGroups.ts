import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import { trimmed } from '../../shared/values/rawValue';
import { lookUp } from '../template/paths';

const LABEL = 'Group Rows By';

/** Rows that become one document. */
export interface RowGroup {
	itemIndexes: number[];
	/** The values that they have in common, by the name of the field. */
	by: IDataObject;
}

/**
 * The rows with the same values in some fields, in the order of their first ones. A row whose data
 * cannot be read, or that lacks a field, is a group of its own: it fails when it has its turn.
 *
 * @param rows their items
 * @param dataOf the data of a row
 * @param fieldsOf the fields of a row that count
 */
export function groupRows(
	rows: readonly number[],
	dataOf: (itemIndex: number) => IDataObject,
	fieldsOf: (itemIndex: number) => readonly string[],
): RowGroup[] {
	const groups = new Map<string, RowGroup>();
	for (const itemIndex of rows) {
		const by = tryKeyOf(itemIndex, dataOf, fieldsOf);
		const key = by ? JSON.stringify(Object.entries(by).map(asWritten)) : `alone ${itemIndex}`;
		const group = groups.get(key) ?? { itemIndexes: [], by: by ?? {} };
		group.itemIndexes.push(itemIndex);
		groups.set(key, group);
	}
	return [...groups.values()];
}

/** A sheet gives the same number as a number in one row and as text in another. */
function asWritten([field, value]: [string, unknown]): [string, string] {
	return [field, trimmed(String(value))];
}

function tryKeyOf(
	itemIndex: number,
	dataOf: (itemIndex: number) => IDataObject,
	fieldsOf: (itemIndex: number) => readonly string[],
): IDataObject | undefined {
	try {
		return groupKeyOf(dataOf(itemIndex), fieldsOf(itemIndex));
	} catch {
		return undefined;
	}
}

/**
 * The values that a row is grouped by.
 *
 * @throws FoxitFailure `input` when it lacks one
 */
export function groupKeyOf(data: IDataObject, fields: readonly string[]): IDataObject {
	if (fields.length === 0) {
		throw inputFailure(`"${LABEL}" is empty`, {
			parameter: LABEL,
			advice: 'Name the field that the rows of one document have in common, e.g. invoiceNumber.',
		});
	}
	return Object.fromEntries(fields.map((field) => [field, keyValue(field, lookUp(data, field))]));
}

function keyValue(field: string, value: unknown): string | number | boolean {
	const isKey = typeof value === 'number' || typeof value === 'boolean';
	if (isKey || (typeof value === 'string' && trimmed(value) !== '')) return value;
	const found = typeof value === 'object' && value !== null ? 'holds an object' : 'has no value';
	throw inputFailure(`The field "${field}", which rows are grouped by, ${found} in this row`, {
		parameter: LABEL,
		advice: 'Give each row a text or a number there, or remove such rows before this node.',
	});
}

/** The members that all rows have with the same value. */
export function inCommon(rows: readonly IDataObject[]): IDataObject {
	const [first = {}, ...others] = rows;
	const common = Object.entries(first).filter(([key, value]) => {
		const text = JSON.stringify(value);
		return others.every((row) => Object.hasOwn(row, key) && JSON.stringify(row[key]) === text);
	});
	return Object.fromEntries(common);
}
