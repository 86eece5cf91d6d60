import type { IDataObject } from 'n8n-workflow';

import { Chunker, type Chunk, type ChunkSize } from '../elements/chunker';
import { BYTE_ORDER_MARK, toCsv } from '../elements/csv';
import { isWanted, type ElementFilter } from '../elements/filter';
import { FormDataCollector } from '../elements/formData';
import { toMarkdown } from '../elements/markdown';
import {
	idOf,
	isHeaderFooter,
	pagesOf,
	scoreOf,
	typeOf,
	type Fields,
} from '../elements/rawElement';
import type { StructureHeader } from '../elements/readStructure';
import type { ReadBudget, ReadLimits } from '../elements/readBudget';
import { imageReferences } from '../elements/references';
import { plainTextOf, simplifyElement } from '../elements/simplify';
import { gridOf, nameColumns, type MergedCells, type RowForm } from '../elements/table';

/** An output item in the making. */
export interface Draft {
	json: IDataObject;
	/** Whether it is an element as it came, to which nothing is added. */
	isRaw?: boolean;
	/** The text of a piece that has to be told from others, now and in later runs. */
	piece?: string;
	/** Text files that come along. */
	files?: TextFile[];
	/** Renditions that the item's elements refer to. */
	references?: string[];
}

export interface TextFile {
	/** Added to the base name, e.g. `-table1`. */
	suffix: string;
	extension: '.csv' | '.md' | '.txt';
	content: string;
}

/** Takes in the elements of one result, and makes items of them. */
export interface OutputBuilder {
	add: (element: Fields) => void;
	finish: (header: StructureHeader) => Draft[];
}

/** What the user has chosen, checked. */
export interface OutputChoices {
	filter: ElementFilter;
	simplify: boolean;
	keepRaw: boolean;
	headerRow: boolean;
	mergedCells: MergedCells;
	rowForm: RowForm;
	csv: boolean;
	/** Whether CSV files start with a byte order mark. */
	csvByteOrderMark: boolean;
	headersAndFooters: boolean;
	textAs: 'field' | 'file' | 'both';
	chunkSize: ChunkSize;
	limits: ReadLimits;
}

export type StructureOutput =
	'chunks' | 'document' | 'elements' | 'formData' | 'markdown' | 'tableRows' | 'tables' | 'text';

/** The builder of each output. */
export const BUILDERS: Readonly<
	Record<StructureOutput, (choices: OutputChoices, budget: ReadBudget) => OutputBuilder>
> = {
	chunks: chunkBuilder,
	document: documentBuilder,
	elements: elementBuilder,
	formData: formDataBuilder,
	markdown: (choices, budget) =>
		textBuilder(choices, (element) => toMarkdown(element, budget), '.md', 'markdown'),
	tableRows: rowBuilder,
	tables: tableBuilder,
	text: (choices, budget) =>
		textBuilder(choices, (element) => plainTextOf(element, budget), '.txt', 'text'),
};

function shown(element: Fields, choices: OutputChoices, budget: ReadBudget): IDataObject {
	if (!choices.simplify) return element as IDataObject;
	const simple = simplifyElement(element, budget);
	return (choices.keepRaw ? { ...simple, raw: element } : simple) as unknown as IDataObject;
}

function elementBuilder(choices: OutputChoices, budget: ReadBudget): OutputBuilder {
	const drafts: Draft[] = [];
	return {
		add: (element) => {
			if (!isWanted(element, choices.filter)) return;
			const json = shown(element, choices, budget);
			drafts.push({ json, isRaw: !choices.simplify, ...referencesOf(element) });
		},
		finish: () => drafts,
	};
}

function documentBuilder(choices: OutputChoices, budget: ReadBudget): OutputBuilder {
	const elements: IDataObject[] = [];
	const references: string[] = [];
	return {
		add: (element) => {
			elements.push(shown(element, choices, budget));
			references.push(...imageReferences(element));
		},
		finish: ({ version, info, pages, counts }) => [
			{ json: { version, info, pages, counts, elements }, references },
		],
	};
}

function tableBuilder(choices: OutputChoices, budget: ReadBudget): OutputBuilder {
	const drafts: Draft[] = [];
	return {
		add: (element) => {
			if (typeOf(element) !== 'table') return;
			const grid = gridOf(element, choices.mergedCells, budget);
			const score = scoreOf(element);
			const json = {
				table: drafts.length + 1,
				id: idOf(element),
				pages: pagesOf(element),
				rowCount: grid.length,
				columnCount: grid[0]?.length ?? 0,
				...(score !== undefined && { score }),
				...nameColumns(grid, choices.headerRow, choices.rowForm),
				grid,
				...(choices.keepRaw && { raw: element }),
			} as unknown as IDataObject;
			const suffix = `-${idOf(element) || `table${drafts.length + 1}`}`;
			const mark = choices.csvByteOrderMark ? BYTE_ORDER_MARK : '';
			const csvFile = (): TextFile => ({ suffix, extension: '.csv', content: mark + toCsv(grid) });
			drafts.push({ json, ...(choices.csv && { files: [csvFile()] }), ...referencesOf(element) });
		},
		finish: () => drafts,
	};
}

/** An item a row: what it says is in `row`, where no column can hide what the item says of it. */
function rowBuilder(choices: OutputChoices, budget: ReadBudget): OutputBuilder {
	const drafts: Draft[] = [];
	let table = 0;
	return {
		add: (element) => {
			if (typeOf(element) !== 'table') return;
			table += 1;
			const grid = gridOf(element, choices.mergedCells, budget);
			const { columns, rows } = nameColumns(grid, choices.headerRow);
			const place = { table, id: idOf(element), pages: pagesOf(element), columns };
			const references = referencesOf(element);
			drafts.push(
				...rows.map((row, index) => ({
					json: { row, rowNumber: index + 1, ...place },
					...references,
				})),
			);
		},
		finish: () => drafts,
	};
}

function textBuilder(
	choices: OutputChoices,
	render: (element: Fields) => string,
	extension: '.md' | '.txt',
	field: string,
): OutputBuilder {
	const blocks: string[] = [];
	return {
		add: (element) => {
			if (isHeaderFooter(element) && !choices.headersAndFooters) return;
			const text = render(element);
			if (text !== '') blocks.push(text);
		},
		finish: ({ pages, counts }) => {
			const content = blocks.join('\n\n') + (blocks.length > 0 ? '\n' : '');
			const json: IDataObject = { pageCount: pages.length, counts };
			if (choices.textAs !== 'file') json[field] = content;
			const files: TextFile[] = [{ suffix: '', extension, content }];
			return [{ json, ...(choices.textAs !== 'field' && { files }) }];
		},
	};
}

function chunkBuilder(choices: OutputChoices, budget: ReadBudget): OutputBuilder {
	const chunker = new Chunker(choices.chunkSize, budget);
	const chunks: Chunk[] = [];
	return {
		add: (element) => {
			if (isHeaderFooter(element) && !choices.headersAndFooters) return;
			chunks.push(...chunker.add(element));
		},
		finish: () => {
			chunks.push(...chunker.end());
			return chunks.map((chunk) => ({ json: { ...chunk }, piece: chunk.text }));
		},
	};
}

function formDataBuilder(): OutputBuilder {
	const collector = new FormDataCollector();
	return {
		add: (element) => collector.add(element),
		finish: () => {
			const formData = collector.result as IDataObject;
			return [{ json: { fieldCount: Object.keys(formData).length, formData } }];
		},
	};
}

function referencesOf(element: Fields): Pick<Draft, 'references'> {
	const references = imageReferences(element);
	return references.length > 0 ? { references } : {};
}
