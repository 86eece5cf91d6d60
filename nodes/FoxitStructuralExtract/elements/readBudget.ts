import { FoxitFailure } from '../../shared/failure';

/** How much of one result is read. */
export interface ReadLimits {
	/** Elements of a result. */
	maxElements: number;
	/** Cells of all tables together, as far as they are laid out in rows and columns. */
	maxTableCells: number;
}

/** Far above any real document; with more a result could end n8n's process. */
export const DEFAULT_READ_LIMITS: ReadLimits = {
	maxElements: 500_000,
	maxTableCells: 1_000_000,
};

/**
 * What one result may still take. A result of a few bytes can claim millions of elements and cells,
 * so they are counted before memory is given to them.
 */
export class ReadBudget {
	private elements: number;
	private cells: number;

	constructor(private readonly limits: ReadLimits = DEFAULT_READ_LIMITS) {
		this.elements = limits.maxElements;
		this.cells = limits.maxTableCells;
	}

	/** @throws FoxitFailure `archive` when the result has more elements than the limit */
	takeElement(): void {
		this.elements -= 1;
		if (this.elements < 0) {
			throw tooMany(`more than ${this.limits.maxElements} elements`, 'Maximum Elements');
		}
	}

	/** @throws FoxitFailure `archive` when the tables have more cells than the limit */
	takeCells(count: number): void {
		this.cells -= count;
		if (this.cells < 0) {
			const found = `tables with more than ${this.limits.maxTableCells} cells`;
			throw tooMany(found, 'Maximum Table Cells');
		}
	}
}

function tooMany(found: string, option: string): FoxitFailure {
	return new FoxitFailure('archive', `The result has ${found}`, {
		advice: `If the document is as large as that, raise the option ${option}. Otherwise choose the output ZIP File to get the result unchanged.`,
	});
}
