import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import type { Parameters } from '../../shared/values/parameters';
import { lookUp, withoutValue, withValue } from '../template/paths';
import { mappedFields } from './mappedFields';
import { groupKeyOf, groupRows, inCommon, type RowGroup } from './rowGroups';

/** How items become documents. */
export type DocumentMode = 'allItems' | 'perElement' | 'perGroup' | 'perItem';

const ARRAY_LABEL = 'Array Field';

/** Gives every document of a run its data. */
export class DocumentData {
	/** The data of the item that was asked for last: its elements are asked for one after the other. */
	private last: { itemIndex: number; data: IDataObject } | undefined;
	/** Of rows that are grouped: their data are read once, to group them. */
	private readonly rows = new Map<number, IDataObject>();
	/** The groups by their first rows. */
	private readonly grouped = new Map<number, RowGroup>();

	/**
	 * @param items the input items' JSON
	 * @param parametersOf the parameters of an item
	 */
	constructor(
		private readonly items: readonly IDataObject[],
		private readonly parametersOf: (itemIndex: number) => Parameters,
	) {}

	/** The items of each document, where it is made of several. The first item decides for all. */
	groups(all: readonly number[]): ReadonlyArray<readonly number[]> | undefined {
		switch (modeOf(this.parametersOf(0))) {
			case 'allItems':
				return [all];
			case 'perGroup': {
				const groups = groupRows(
					all,
					(itemIndex) => this.rowOf(itemIndex),
					(itemIndex) => this.groupFieldsOf(itemIndex),
				);
				for (const group of groups) this.grouped.set(group.itemIndexes[0] ?? 0, group);
				return groups.map(({ itemIndexes }) => itemIndexes);
			}
			default:
				return undefined;
		}
	}

	/** How many documents an item becomes. What is wrong with it shows when it has its turn. */
	documentsOf(itemIndex: number): number {
		try {
			const isPerElement = modeOf(this.parametersOf(itemIndex)) === 'perElement';
			return isPerElement ? this.elementsOf(itemIndex).length : 1;
		} catch {
			return 1;
		}
	}

	/**
	 * The data of one document.
	 *
	 * @param itemIndexes the items that it is made of
	 * @param part the element that it is made of, from 0
	 * @throws FoxitFailure `input`
	 */
	of(itemIndexes: readonly number[], part: number): IDataObject {
		const [itemIndex = 0] = itemIndexes;
		const parameters = this.parametersOf(itemIndex);
		// What decides how items are grouped is not asked again of a group.
		switch (modeOf(this.grouped.has(itemIndex) ? this.parametersOf(0) : parameters)) {
			case 'perItem':
				return this.dataOf(itemIndex);
			case 'perElement':
				return this.elementData(itemIndex, part);
			case 'perGroup': {
				const by = groupKeyOf(this.rowOf(itemIndex), this.groupFieldsOf(itemIndex));
				const rows = itemIndexes.map((index) => this.rowOf(index));
				for (const index of itemIndexes) this.rows.delete(index);
				let common = inCommon(rows);
				// Of 7 and "7", which are the same to a sheet, the first row's form counts.
				for (const [field, value] of Object.entries(by)) common = withValue(common, field, value);
				return withRows(parameters, rows, common);
			}
			case 'allItems': {
				const rows = itemIndexes.map((index) => this.dataOf(index));
				return withRows(parameters, rows, {});
			}
		}
	}

	/** What tells a document apart from the others of the run, for its output. */
	describe(itemIndexes: readonly number[], part: number): IDataObject {
		const [itemIndex = 0] = itemIndexes;
		const group = this.grouped.get(itemIndex);
		if (group) return { group: group.by, rows: itemIndexes.length };
		const isElement = modeOf(this.parametersOf(itemIndex)) === 'perElement';
		return isElement ? { element: part + 1 } : {};
	}

	/** An element's own members count more than those of its item; the other elements stay out of it. */
	private elementData(itemIndex: number, part: number): IDataObject {
		const element = this.elementsOf(itemIndex)[part];
		if (typeof element === 'object' && element !== null && !Array.isArray(element)) {
			const path = this.parametersOf(itemIndex).requiredText('arrayField');
			return { ...withoutValue(this.dataOf(itemIndex), path), ...(element as IDataObject) };
		}
		throw inputFailure(`Element ${part + 1} of "${ARRAY_LABEL}" is not an object`, {
			parameter: ARRAY_LABEL,
			advice: 'Each element must be an object with a member for each tag.',
		});
	}

	private elementsOf(itemIndex: number): unknown[] {
		const path = this.parametersOf(itemIndex).requiredText('arrayField');
		const elements = lookUp(this.dataOf(itemIndex), path);
		if (Array.isArray(elements)) return elements;
		const found = elements === undefined ? 'is not there' : 'is not an array';
		throw inputFailure(`The field "${path}" of the data ${found}`, {
			parameter: ARRAY_LABEL,
			advice: 'Name a field of the data that holds an array; use dots for nested fields.',
		});
	}

	private groupFieldsOf(itemIndex: number): string[] {
		return this.parametersOf(itemIndex).list('groupBy');
	}

	private rowOf(itemIndex: number): IDataObject {
		const known = this.rows.get(itemIndex);
		if (known) return known;
		const data = chosenData(this.parametersOf(itemIndex), this.items[itemIndex] ?? {});
		this.rows.set(itemIndex, data);
		return data;
	}

	private dataOf(itemIndex: number): IDataObject {
		if (this.last?.itemIndex !== itemIndex) {
			const item = this.items[itemIndex] ?? {};
			this.last = { itemIndex, data: chosenData(this.parametersOf(itemIndex), item) };
		}
		return this.last.data;
	}
}

/** The rows as a loop; beside it what they have in common, and what counts more: what the user gives. */
function withRows(parameters: Parameters, rows: IDataObject[], common: IDataObject): IDataObject {
	const values = (parameters.object('otherData') ?? {}) as IDataObject;
	return withValue({ ...common, ...values }, parameters.requiredText('loopName'), rows);
}

/** The data that an item's parameters choose. */
export function chosenData(parameters: Parameters, item: IDataObject): IDataObject {
	switch (parameters.choice('dataMode')) {
		case 'fields':
			return mappedFields(parameters.json('fields'), item);
		case 'json':
			return parameters.requiredObject('data') as IDataObject;
		default:
			return item;
	}
}

/** Whether there are data at all; a check can do without. */
export function hasData(parameters: Parameters): boolean {
	return parameters.text('operation') !== 'check' || parameters.choice('dataMode') !== 'none';
}

export function modeOf(parameters: Parameters): DocumentMode {
	return hasData(parameters) ? parameters.choice<DocumentMode>('documents') : 'perItem';
}
