import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import type { Parameters } from '../../shared/values/parameters';
import { lookUp, withoutValue, withValue } from '../template/paths';
import { mappedFields } from './mappedFields';

/** How items become documents. */
export type DocumentMode = 'allItems' | 'perElement' | 'perItem';

const ARRAY_LABEL = 'Array Field';

/** Gives every document of a run its data. */
export class DocumentData {
	/** The data of the item that was asked for last: its elements are asked for one after the other. */
	private last: { itemIndex: number; data: IDataObject } | undefined;

	/**
	 * @param items the input items' JSON
	 * @param parametersOf the parameters of an item
	 */
	constructor(
		private readonly items: readonly IDataObject[],
		private readonly parametersOf: (itemIndex: number) => Parameters,
	) {}

	/** Whether one document is made of all items. The first item decides for all. */
	isTogether(): boolean {
		return modeOf(this.parametersOf(0)) === 'allItems';
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
		switch (modeOf(parameters)) {
			case 'perItem':
				return this.dataOf(itemIndex);
			case 'perElement':
				return this.elementData(itemIndex, part);
			case 'allItems': {
				const values = (parameters.object('otherData') ?? {}) as IDataObject;
				const loop = parameters.requiredText('loopName');
				return withValue(
					values,
					loop,
					itemIndexes.map((index) => this.dataOf(index)),
				);
			}
		}
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

	private dataOf(itemIndex: number): IDataObject {
		if (this.last?.itemIndex !== itemIndex) {
			const item = this.items[itemIndex] ?? {};
			this.last = { itemIndex, data: chosenData(this.parametersOf(itemIndex), item) };
		}
		return this.last.data;
	}
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

export function modeOf(parameters: Parameters): DocumentMode {
	return parameters.choice<DocumentMode>('documents');
}
