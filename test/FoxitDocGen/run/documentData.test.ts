import type { IDataObject } from 'n8n-workflow';

import { chosenData, DocumentData, modeOf } from '../../../nodes/FoxitDocGen/run/documentData';
import {
	checkDataProperties,
	documentsProperties,
} from '../../../nodes/FoxitDocGen/parameters/data';
import { ABSENT, Parameters } from '../../../nodes/shared/values/parameters';
import { thrownBy } from '../../support/failures';
import { givenParameters } from '../../support/given-parameters';

const FIELDS = [...documentsProperties, ...checkDataProperties];

type Given = Record<string, unknown>;
const parametersOf = (given: Given) => givenParameters(FIELDS, given);
const documentData = (items: IDataObject[], ...given: Given[]) =>
	new DocumentData(items, (index) => parametersOf(given[index] ?? given[0] ?? {}));

describe('one document per item', () => {
	it('has the data of its item', () => {
		const data = documentData([{ a: 1 }, { a: 2 }], {});
		expect(data.groups([0, 1])).toBeUndefined();
		expect([data.documentsOf(0), data.documentsOf(1)]).toEqual([1, 1]);
		expect([data.of([0], 0), data.of([1], 0)]).toEqual([{ a: 1 }, { a: 2 }]);
	});

	it('has JSON or fields in its place', () => {
		const json = { dataMode: 'json', data: '{"b": "2026-01-05", "n": 1.10}' };
		const fields = { dataMode: 'fields', fields: { value: { 'c.d': 'x' } } };
		const data = documentData([{ a: 1 }, { a: 2 }], json, fields);
		expect([data.of([0], 0), data.of([1], 0)]).toEqual([
			{ b: '2026-01-05', n: 1.1 },
			{ c: { d: 'x' } },
		]);
	});
});

describe('one document from all items', () => {
	const mode = { documents: 'allItems', loopName: 'statement.rows' };
	const items = [{ a: 1 }, { a: 2 }, { a: 3 }];

	it('has the items as a loop beside the other data', () => {
		const otherData = { statement: { title: 'March' }, name: 'Adatum' };
		const data = documentData(items, { ...mode, otherData });
		expect(data.groups([0, 1, 2])).toEqual([[0, 1, 2]]);
		expect(data.of([0, 1, 2], 0)).toEqual({
			statement: { title: 'March', rows: items },
			name: 'Adatum',
		});
		expect(otherData).toEqual({ statement: { title: 'March' }, name: 'Adatum' });
	});

	it.each([
		[{ ...mode, loopName: ' ' }, '"Loop Name" is empty'],
		[
			{ ...mode, otherData: '[1]' },
			'"Data Outside the Loop" must be a JSON object, not a list of 1',
		],
		[{ ...mode, otherData: '{' }, '"Data Outside the Loop" is not valid JSON'],
	])('needs to know: %j', (given, message) => {
		expect(thrownBy(() => documentData(items, given).of([0], 0)).message).toBe(message);
	});
});

describe('one document per group of items', () => {
	const mode = { documents: 'perGroup', groupBy: 'customer.id, currency', loopName: 'lines' };
	const row = (id: unknown, currency: string, more: IDataObject): IDataObject => ({
		...{ customer: { id }, currency, ...more },
	});
	const items = [
		row(7, 'EUR', { product: 'Desk', city: 'Bath' }),
		row(8, 'EUR', { product: 'Lamp', city: 'York' }),
		row(' 7', 'EUR', { product: 'Rug', city: 'Bath' }),
		row(7, 'USD', { product: 'Pen', city: 'Hull' }),
	];

	it('has the rows of each group as a loop, and what they have in common beside it', () => {
		const data = documentData(items, mode);
		expect(data.groups([0, 1, 2, 3])).toEqual([[0, 2], [1], [3]]);
		expect(data.of([0, 2], 0)).toEqual({
			...{ customer: { id: 7 }, currency: 'EUR', city: 'Bath' },
			lines: [items[0], items[2]],
		});
		expect(data.describe([0, 2], 0)).toEqual({
			group: { 'customer.id': 7, currency: 'EUR' },
			rows: 2,
		});
	});

	it('lets the data outside the loop count more than what the rows have in common', () => {
		const data = documentData(items, { ...mode, otherData: { city: 'Deal', total: 5 } });
		data.groups([0, 1, 2, 3]);
		expect(data.of([1], 0)).toMatchObject({ city: 'Deal', total: 5, lines: [items[1]] });
	});

	it.each<[string, IDataObject, string]>([
		[
			'nothing',
			{ currency: 'EUR' },
			'The field "customer.id", which rows are grouped by, has no value in this row',
		],
		['null', row(null, 'EUR', {}), 'has no value in this row'],
		['a blank', row(1, ' ', {}), 'The field "currency", which rows are grouped by, has no value'],
		['an object', row({}, 'EUR', {}), 'holds an object in this row'],
	])('keeps a row with %s in its field apart, and refuses it alone', (_what, bad, message) => {
		const data = documentData([row(7, 'EUR', {}), bad, row(7, 'EUR', {}), bad], mode);
		expect(data.groups([0, 1, 2, 3])).toEqual([[0, 2], [1], [3]]);
		expect(thrownBy(() => data.of([1], 0)).message).toContain(message);
		expect(data.of([0, 2], 0)).toMatchObject({ currency: 'EUR' });
	});

	it('needs a field to group by', () => {
		const data = documentData(items, { ...mode, groupBy: ' ' });
		data.groups([0, 1, 2, 3]);
		expect(thrownBy(() => data.of([0], 0)).message).toBe('"Group Rows By" is empty');
	});

	it('evaluates the data of each row once', () => {
		const asked: number[] = [];
		const data = new DocumentData([{}, {}, {}], (index) => {
			const given: Given = { ...mode, groupBy: 'a', dataMode: 'json', data: { a: index % 2 } };
			const get = (name: string) => {
				if (name === 'data') asked.push(index);
				return Object.hasOwn(given, name) ? given[name] : ABSENT;
			};
			return new Parameters({ fields: FIELDS, get });
		});
		for (const group of data.groups([0, 1, 2]) ?? []) data.of(group, 0);
		expect(asked).toEqual([0, 1, 2]);
	});
});

describe('one document per array element', () => {
	const mode = { documents: 'perElement', arrayField: 'batch.invoices' };
	const invoices = [
		{ number: 1, seller: 'own' },
		{ number: 2, lines: [{ a: 1 }] },
	];
	const item: IDataObject = { seller: 'Northwind', batch: { id: 9, invoices } };

	it("has its element's members, the other fields of the item, and no other element", () => {
		const data = documentData([{ other: true }, item], mode);
		expect(data.documentsOf(1)).toBe(2);
		expect(data.of([1], 0)).toEqual({ seller: 'own', batch: { id: 9 }, number: 1 });
		expect(data.of([1], 1)).toEqual({
			...{ seller: 'Northwind', batch: { id: 9 } },
			...{ number: 2, lines: [{ a: 1 }] },
		});
		expect(item.batch).toEqual({ id: 9, invoices });
	});

	it('may be none at all', () => {
		expect(documentData([{ batch: { invoices: [] } }], mode).documentsOf(0)).toBe(0);
	});

	it.each<[string, IDataObject, Given, string]>([
		[
			'no array',
			{ batch: { invoices: {} } },
			mode,
			'The field "batch.invoices" of the data is not an array',
		],
		['nothing', {}, mode, 'The field "batch.invoices" of the data is not there'],
		[
			'no object',
			{ batch: { invoices: ['a'] } },
			mode,
			'Element 1 of "Array Field" is not an object',
		],
		['no name', {}, { ...mode, arrayField: '' }, '"Array Field" is empty'],
		['no such mode', {}, { documents: 'perPage' }, '"Create" cannot be "perPage"'],
		['no such source', {}, { dataMode: 'xml' }, '"Data From" cannot be "xml"'],
	])('says what is wrong when the item has its turn: %s', (_what, given, parameters, message) => {
		const data = documentData([given], parameters);
		expect(data.documentsOf(0)).toBe(1);
		expect(thrownBy(() => data.of([0], 0)).message).toBe(message);
	});
});

it('takes what is not set for the default', () => {
	expect(modeOf(parametersOf({}))).toBe('perItem');
	expect(chosenData(parametersOf({}), { a: 1 })).toEqual({ a: 1 });
});

it('evaluates the data of an item once, however many documents it becomes', () => {
	let asked = 0;
	const given: Given = {
		...{ documents: 'perElement', arrayField: 'list', dataMode: 'json' },
		data: { list: [{ a: 1 }, { a: 2 }, { a: 3 }] },
	};
	const get = (name: string) => {
		if (name === 'data') asked += 1;
		return Object.hasOwn(given, name) ? given[name] : ABSENT;
	};
	const data = new DocumentData([{}], () => new Parameters({ fields: FIELDS, get }));
	const parts = Array.from({ length: data.documentsOf(0) }, (_, part) => data.of([0], part));
	expect(parts).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
	expect(asked).toBe(1);
});
