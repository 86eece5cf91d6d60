import { numberIn } from '../picture/numberText';
import type { Block, Cell, Row } from '../template/paragraphs';
import { TAG } from '../template/readTags';
import { parseTag } from '../template/tag';
import { CURLY_QUOTES } from '../template/tagFindings';
import { rowPlans } from './rowPlans';
import {
	fieldShown,
	isCurrencyKeyword,
	valueIn,
	valueShown,
	type Scope,
	type Surroundings,
} from './shownValue';

/** What is longer is no preview that anybody reads; each character costs memory. */
const MAX_CHARACTERS = 1_000_000;
/** What a doubled sum can be trusted with. */
const SIGNIFICANT_DIGITS = 15;

/** A template with data put in, for the eye. */
export interface Filled {
	/** The blocks of each part, in the order given. */
	parts: Block[][];
	/** Whether the end is missing, because it is too long. */
	isCut: boolean;
	/** Whether an amount has the currency that the service chooses, here US dollars. */
	showsCurrency: boolean;
}

/**
 * Fills a template's parts by what is known of the service (docs/contract/docgen.md#template-language).
 *
 * @returns `undefined` where the service refuses the template: a loop outside a table
 */
export function fill(
	parts: ReadonlyArray<readonly Block[]>,
	data: object,
	around: Surroundings,
): Filled | undefined {
	const filler = new Filler(around);
	const filled = parts.map((blocks) => filler.blocks(blocks, { data }));
	if (filler.isRefused) return undefined;
	return { parts: filled, isCut: filler.isCut, showsCurrency: filler.showsCurrency };
}

/** The numbers right above a cell, summed for each column of the finished rows. */
type Sums = readonly number[];

class Filler {
	isRefused = false;
	showsCurrency = false;
	private left = MAX_CHARACTERS;

	constructor(private readonly around: Surroundings) {}

	get isCut(): boolean {
		return this.left < 0;
	}

	blocks(blocks: readonly Block[], scope: Scope, sum?: number): Block[] {
		const filled: Block[] = [];
		for (const block of blocks) {
			if (this.isCut) break;
			if (!('rows' in block)) {
				filled.push({ ...block, text: this.text(block.text, scope, sum) });
				continue;
			}
			const rows = this.rows(block.rows, scope);
			if (rows.length > 0) filled.push({ rows });
		}
		return filled;
	}

	private rows(rows: readonly Row[], scope: Scope): Row[] {
		const plans = rowPlans(rows, scope.row !== undefined);
		const done: Row[] = [];
		let sums: Sums = [];
		const add = (row: Row) => {
			done.push(row);
			sums = sumsBelow(row, sums);
		};
		for (const [index, row] of rows.entries()) {
			const plan = plans[index];
			if (this.isCut) break;
			if (plan?.kind === 'leave') add(row);
			else if (plan?.kind !== 'loop') add(this.row(row, scope, sums));
			else {
				const elements = valueIn(scope, plan.name);
				for (const [at, element] of (Array.isArray(elements) ? elements : []).entries()) {
					if (this.isCut) break;
					add(this.row(row, { ...scope, row: { element, number: at + 1 } }, sums));
				}
			}
		}
		return done;
	}

	private row(row: Row, scope: Scope, sums: Sums): Row {
		let column = row.columnsBefore;
		const cells = row.cells.map((cell): Cell => {
			const sum = sums[column] ?? 0;
			column += cell.columns;
			this.left -= 1;
			return { ...cell, blocks: this.blocks(cell.blocks, scope, sum) };
		});
		return { ...row, cells };
	}

	private text(text: string, scope: Scope, sum: number | undefined): string {
		const filled = text.includes('{{')
			? text.replace(TAG, (whole, inside: string) => this.tag(inside, scope, sum) ?? whole)
			: text;
		this.left -= filled.length + 1;
		return filled;
	}

	/** What is in the place of a tag; `undefined` leaves it as it stands. */
	private tag(inside: string, scope: Scope, sum: number | undefined): string | undefined {
		if (inside.trim() === '' || CURLY_QUOTES.test(inside)) return undefined;
		const { kind, name, picture, misspelt, otherSwitches = [] } = parseTag(inside);
		if (misspelt || otherSwitches.some((letter) => letter !== '*')) return '';
		this.showsCurrency ||= isCurrencyKeyword(picture) && this.around.writtenByWord;
		switch (kind) {
			case 'scalar':
				return fieldShown(name, picture, scope, this.around);
			case 'rowNumber':
				return valueShown(scope.row?.number, picture, this.around);
			case 'sum':
				return sum === undefined ? '' : valueShown(trusted(sum), picture, this.around);
			case 'loopStart':
				this.isRefused ||= scope.row === undefined;
				return '';
			case 'loopEnd':
				return scope.row === undefined ? undefined : '';
			default:
				return '';
		}
	}
}

/** Word sums upwards to the first cell that holds no number, such as a heading. */
function sumsBelow({ columnsBefore, cells }: Row, above: Sums): number[] {
	const sums: number[] = [];
	let column = columnsBefore;
	for (const { blocks, columns } of cells) {
		const number = numberIn(textOf(blocks));
		for (let index = column; index < column + columns; index += 1) {
			sums[index] = number === undefined ? 0 : (above[index] ?? 0) + number;
		}
		column += columns;
	}
	return sums;
}

function trusted(sum: number): number {
	return Number(sum.toPrecision(SIGNIFICANT_DIGITS));
}

/** The text of blocks, tables inside them included. */
export function textOf(blocks: readonly Block[], between = ''): string {
	return textsOf(blocks).join(between);
}

function textsOf(blocks: readonly Block[]): string[] {
	return blocks.flatMap((block) =>
		'rows' in block
			? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => textsOf(cell.blocks)))
			: [block.text],
	);
}
