/** Numbers that only the finished layout knows. */
export interface PageNumbers {
	page: number;
	pages: number;
}

interface OpenField {
	instruction: string;
	/** Behind the separator stands the result the field had when the file was saved. */
	inResult: boolean;
	/** Text that is shown instead of that result. */
	own: string | undefined;
}

/** Follows Word's fields through the runs of a paragraph: of each, its result is what is read. */
export class FieldReader {
	private readonly open: OpenField[] = [];

	constructor(private readonly numbers: PageNumbers | undefined) {}

	/** A `w:fldChar`; returns text that is to be shown at it. */
	mark(type: string): string {
		if (type === 'begin') this.open.push({ instruction: '', inResult: false, own: undefined });
		const field = this.open.at(-1);
		if (field === undefined) return '';
		if (type === 'separate') {
			field.inResult = true;
			field.own = fieldText(field.instruction, this.numbers);
			return field.own ?? '';
		}
		if (type !== 'end') return '';
		this.open.pop();
		return field.inResult ? '' : (fieldText(field.instruction, this.numbers) ?? '');
	}

	/** A `w:instrText`. */
	instruct(text: string): void {
		const field = this.open.at(-1);
		if (field !== undefined) field.instruction += text;
	}

	/** Whether text is to be shown where the reader stands. */
	get isShowing(): boolean {
		return this.open.every(({ inResult, own }) => inResult && own === undefined);
	}
}

/** The text of a field whose saved result does not hold any more; undefined for all others. */
export function fieldText(
	instruction: string,
	numbers: PageNumbers | undefined,
): string | undefined {
	const [name = ''] = instruction.trim().toUpperCase().split(/\s/);
	if (name === 'PAGE') return numbers && String(numbers.page);
	return /^(NUMPAGES|SECTIONPAGES)$/.test(name) ? numbers && String(numbers.pages) : undefined;
}
