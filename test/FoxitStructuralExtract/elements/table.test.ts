import { ReadBudget } from '../../../nodes/FoxitStructuralExtract/elements/readBudget';
import {
	gridOf as layOut,
	nameColumns,
} from '../../../nodes/FoxitStructuralExtract/elements/table';
import { thrownBy } from '../../support/failures';
import { cell, gridOf, table, tableOf } from '../support/elements';

describe('the grid', () => {
	it('holds the texts by row and column, whatever their order in the result', () => {
		const cells = [cell(1, 1, 'd'), cell(0, 0, 'a'), cell(1, 0, 'c'), cell(0, 1, 'b')];
		const grid = [
			['a', 'b'],
			['c', 'd'],
		];
		expect(gridOf(tableOf({ rowCount: 2, columnCount: 2, cells }), 'blank')).toEqual(grid);
	});

	it('is empty where a cell is missing, bare or strange', () => {
		const cells = [
			cell(0, 0),
			{ rowIndex: 0, columnIndex: 1 },
			{ rowIndex: 0, columnIndex: 2, paragraph: 'none' },
			null,
			'strange',
		];
		const grid = gridOf(tableOf({ rowCount: 2, columnCount: 3, cells }), 'repeat');
		expect(grid).toEqual([
			['', '', ''],
			['', '', ''],
		]);
	});

	it('keeps a text where a bare cell says nothing of its place', () => {
		const cells = [cell(0, 0, 'A'), cell(0, 1, 'B'), {}, { rowIndex: 0, columnIndex: 1 }];
		const given = tableOf({ rowCount: 1, columnCount: 2, cells });
		expect(gridOf(given, 'repeat')).toEqual([['A', 'B']]);
		expect(gridOf(given, 'blank')).toEqual([['A', 'B']]);
	});

	it.each([
		{},
		{ cells: [] },
		{ rowCount: 0, columnCount: 0 },
		{ rowCount: 3 },
		{ columnCount: 3 },
	])('has no rows where there are no cells: %j', (body) => {
		expect(gridOf(tableOf(body), 'repeat')).toEqual([]);
		expect(gridOf({ type: 'table' }, 'blank')).toEqual([]);
	});

	describe('with a cell over two rows and two columns', () => {
		const merged = cell(0, 1, 'M', { rowSpan: 2, columnSpan: 2 });
		const cells = [cell(0, 0, 'a'), merged, cell(1, 0, 'b'), cell(2, 2, 'c')];
		const given = tableOf({ rowCount: 3, columnCount: 3, cells });

		it('repeats its text, if wanted', () => {
			expect(gridOf(given, 'repeat')).toEqual([
				['a', 'M', 'M'],
				['b', 'M', 'M'],
				['', '', 'c'],
			]);
		});

		it('leaves what it covers blank, if wanted', () => {
			expect(gridOf(given, 'blank')).toEqual([
				['a', 'M', ''],
				['b', '', ''],
				['', '', 'c'],
			]);
		});
	});

	it.each([[undefined], [0], [-1], [1.5], ['2'], [null]])(
		'goes by the cells where the counts say %p',
		(count) => {
			const cells = [cell(0, 0, 'a', { columnSpan: 2 }), cell(1, 1, 'b', { rowSpan: 2 })];
			const given = tableOf({ rowCount: count, columnCount: count, cells });
			expect(gridOf(given, 'repeat')).toEqual([
				['a', 'a'],
				['', 'b'],
				['', 'b'],
			]);
		},
	);

	it('is larger than its counts say where cells lie further out', () => {
		const given = tableOf({ rowCount: 1, columnCount: 1, cells: [cell(1, 2, 'far')] });
		expect(gridOf(given, 'blank')).toEqual([
			['', '', ''],
			['', '', 'far'],
		]);
	});

	it.each([2, 5, 1e9, Number.MAX_SAFE_INTEGER])('cuts a span of %p at the border', (span) => {
		const merged = cell(0, 1, 'M', { rowSpan: span, columnSpan: span });
		const given = tableOf({ rowCount: 2, columnCount: 2, cells: [cell(0, 0, 'a'), merged] });
		expect(gridOf(given, 'repeat')).toEqual([
			['a', 'M'],
			['', 'M'],
		]);
	});

	it.each([0, -1, 'x', null, undefined])('takes a span of %p for 1', (span) => {
		const given = table([['a', 'b']]);
		const [first] = (given.content as { body: { cells: object[] } }).body.cells;
		Object.assign(first as object, { rowSpan: span, columnSpan: span });
		expect(gridOf(given, 'repeat')).toEqual([['a', 'b']]);
	});

	it.each([
		{ rowCount: 1e6, columnCount: 1e6 },
		{ rowCount: 1e15, columnCount: 1 },
		{ rowCount: 1e308, columnCount: 1e308 },
		{ cells: [cell(2e9, 0, 'far')] },
		{ cells: [cell(0, 0, 'M', { rowSpan: 1e9 })] },
	])('refuses sizes that no table has: %#', (body) => {
		const failure = thrownBy(() => gridOf(tableOf(body), 'repeat'));
		expect(failure.kind).toBe('archive');
		expect(failure.message).toBe('The result has tables with more than 1000000 cells');
		expect(failure.facts.advice).toContain('Maximum Table Cells');
	});

	it('counts the cells of all tables together', () => {
		const budget = new ReadBudget({ maxElements: 1, maxTableCells: 100 });
		const tenByFour = tableOf({ rowCount: 10, columnCount: 4 });
		layOut(tenByFour, 'blank', budget);
		layOut(tenByFour, 'blank', budget);
		expect(() => layOut(tenByFour, 'blank', budget)).toThrow('more than 100 cells');
	});

	it('is not filled again and again by merged cells that lie over one another', () => {
		const cells = Array.from({ length: 50_000 }, () =>
			cell(0, 0, 'M', { rowSpan: 1_000, columnSpan: 100 }),
		);
		const lying = tableOf({ rowCount: 1_000, columnCount: 100, cells });
		expect(() => gridOf(lying, 'repeat')).toThrow('more than 1000000 cells');
		expect(gridOf(lying, 'blank')).toHaveLength(1_000);
	});

	it('can hold more cells than a function takes arguments', () => {
		const rows = Array.from({ length: 35_000 }, (_, row) => [`a${row}`, '', 'c', 'd']);
		const grid = gridOf(table(rows), 'repeat');
		expect(grid).toHaveLength(35_000);
		expect(grid.at(-1)).toEqual(['a34999', '', 'c', 'd']);
	});
});

describe('the rows as objects', () => {
	it('are named by the first row, or by number', () => {
		const grid = [
			['Item', 'Price'],
			['Pen', '2'],
		];
		expect(nameColumns(grid, true)).toEqual({
			columns: ['Item', 'Price'],
			rows: [{ Item: 'Pen', Price: '2' }],
		});
		expect(nameColumns(grid, false)).toEqual({
			columns: ['Column 1', 'Column 2'],
			rows: [
				{ 'Column 1': 'Item', 'Column 2': 'Price' },
				{ 'Column 1': 'Pen', 'Column 2': '2' },
			],
		});
	});

	it('have a name for each column, each once', () => {
		const grid = [
			['', 'a', 'a', ' ', 'a (2)', 'two\nlines', 'Column 1', '__proto__', 'constructor', 'a'],
			['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
		];
		const { columns, rows } = nameColumns(grid, true);
		expect(columns).toEqual([
			...['Column 1', 'a', 'a (2)', 'Column 4', 'a (2) (2)', 'two lines'],
			...['Column 1 (2)', '__proto__', 'constructor', 'a (3)'],
		]);
		expect(Object.keys(rows[0] ?? {})).toEqual(columns);
		expect(Object.values(rows[0] ?? {})).toEqual(grid[1]);
		expect(Object.getPrototypeOf(rows[0])).toBe(Object.prototype);
	});

	it('have their names soon, also where a million are the same', () => {
		// What looks at all names for each name reaches the time limit of tests.
		const { columns } = nameColumns([new Array<string>(1_000_000).fill('same')], true);
		expect(columns.at(-1)).toBe('same (1000000)');
		expect(new Set(columns).size).toBe(1_000_000);
	});

	it('are none where there is only a header, or nothing', () => {
		expect(nameColumns([['a']], true)).toEqual({ columns: ['a'], rows: [] });
		expect(nameColumns([], true)).toEqual({ columns: [], rows: [] });
		expect(nameColumns([], false)).toEqual({ columns: [], rows: [] });
	});
});
