import { pageRows, type TextLine } from '../page-text.js';
import { escapeXml, NS_RELATIONSHIPS, packOffice, type Part } from './ooxml.js';
import type { PageText } from './paged-text.js';

const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** What Excel shows as a number with all its digits; a leading zero or more digits mean it is a text. */
const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/;

type Cells = Map<number, string>;

interface Sheet {
	name: string;
	rows: readonly Cells[];
}

/** A workbook with a sheet for each page: its lines as rows, cut into columns where the page has them. */
export function pagesToXlsx(pages: readonly PageText[]): Uint8Array {
	return workbook(pages.map((page, index) => ({ name: `Page ${index + 1}`, rows: toTable(page) })));
}

/** A workbook with a sheet for each table. */
export function tablesToXlsx(
	tables: ReadonlyArray<{ name: string; rows: readonly string[][] }>,
): Uint8Array {
	return workbook(
		tables.map(({ name, rows }) => ({ name, rows: rows.map((row) => new Map(row.entries())) })),
	);
}

function workbook(content: readonly Sheet[]): Uint8Array {
	const strings = new Map<string, number>();
	const sheets = content.map<Part>(({ rows }, index) => ({
		name: `xl/worksheets/sheet${index + 1}.xml`,
		type: 'spreadsheetml.worksheet+xml',
		content: worksheet(rows, strings),
	}));
	const entries = content.map(
		({ name }, index) =>
			`<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
	);
	const items = [...strings.keys()].map(
		(text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`,
	);
	return packOffice([
		{
			name: 'xl/workbook.xml',
			type: 'spreadsheetml.sheet.main+xml',
			content: `<workbook xmlns="${NS}" xmlns:r="${NS_RELATIONSHIPS}"><sheets>${entries.join('')}</sheets></workbook>`,
			relations: [
				...sheets.map(({ name }) => ['worksheet', name] as const),
				['styles', 'xl/styles.xml'],
				['sharedStrings', 'xl/sharedStrings.xml'],
			],
		},
		...sheets,
		{ name: 'xl/styles.xml', type: 'spreadsheetml.styles+xml', content: STYLES },
		{
			name: 'xl/sharedStrings.xml',
			type: 'spreadsheetml.sharedStrings+xml',
			content: `<sst xmlns="${NS}" uniqueCount="${items.length}">${items.join('')}</sst>`,
		},
	]);
}

/** Lines with several runs show where the columns are: runs that overlap stand in the same one. */
function toTable({ blocks }: PageText): Cells[] {
	const rows = pageRows(blocks);
	const columns = findColumns(rows.filter((row) => row.length > 1).flat());
	return rows.map((row) => {
		const cells: Cells = new Map();
		for (const line of row) {
			const column = row.length > 1 ? columnOf(line, columns) : 0;
			const before = cells.get(column);
			cells.set(column, before === undefined ? line.text : `${before} ${line.text}`);
		}
		return cells;
	});
}

interface Span {
	left: number;
	right: number;
}

function findColumns(lines: readonly TextLine[]): Span[] {
	const columns: Span[] = [];
	for (const { left, right } of [...lines].sort((one, other) => one.left - other.left)) {
		const last = columns.at(-1);
		if (last !== undefined && left < last.right) last.right = Math.max(last.right, right);
		else columns.push({ left, right });
	}
	return columns;
}

function columnOf({ left }: TextLine, columns: readonly Span[]): number {
	return Math.max(
		0,
		columns.findLastIndex((column) => column.left <= left),
	);
}

function worksheet(rows: readonly Cells[], strings: Map<string, number>): string {
	const data = rows.map((cells, row) => {
		const list = [...cells].map(([column, text]) => cell(text, row, column, strings));
		return `<row r="${row + 1}">${list.join('')}</row>`;
	});
	return `<worksheet xmlns="${NS}"><sheetData>${data.join('')}</sheetData></worksheet>`;
}

function cell(text: string, row: number, column: number, strings: Map<string, number>): string {
	const place = `${columnName(column)}${row + 1}`;
	if (NUMBER.test(text)) return `<c r="${place}"><v>${text}</v></c>`;
	const index = strings.get(text) ?? strings.size;
	strings.set(text, index);
	return `<c r="${place}" t="s"><v>${index}</v></c>`;
}

function columnName(index: number): string {
	const before = index >= 26 ? columnName(Math.floor(index / 26) - 1) : '';
	return before + String.fromCharCode(65 + (index % 26));
}

/** The least Excel opens without offering to repair the file. */
const STYLES =
	`<styleSheet xmlns="${NS}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
	'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
	'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
	'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
	'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
	'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
