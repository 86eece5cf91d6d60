import { isObject } from '../../shared/values/members';
import { dateIn, isAmbiguous } from '../picture/dateText';
import { numberIn } from '../picture/numberText';
import {
	BUILT_IN_TAGS,
	type TemplateField,
	type TemplateLoop,
	type TemplateReport,
} from './checkTemplate';
import {
	ambiguousDate,
	emptyLoop,
	missingData,
	missingRows,
	notArray,
	notDate,
	notNumber,
	notText,
	unusedData,
} from './dataFindings';
import { placed, type Finding } from './finding';
import { nearMiss } from './nearMiss';
import { leafPaths, lookUp } from './paths';

/** How a template and the data for it fit together. */
export interface DataReport {
	/** Names of tags that the data says nothing about; they come out blank. */
	missing: string[];
	/** Names in the data that the template has no tag for. */
	unused: string[];
	findings: Finding[];
}

/** Unused names in a report; a whole CRM record can have hundreds. */
const MAX_UNUSED = 100;
/** Tags without data for which something like them is searched; more are another template's data. */
const MAX_SEARCHED = 200;

/**
 * Compares a template's tags with data for it. A tag without data is rendered as a blank and charged
 * all the same (docs/contract/docgen.md#template-language); `null` and empty text count as blanks
 * that are meant.
 *
 * @param data as they are sent
 */
export function checkData(template: TemplateReport, data: object): DataReport {
	const check = new DataCheck(template, data);
	for (const field of template.fields) check.field(field);
	for (const loop of template.loops) check.loop(loop);
	const unused = unusedNames(template, data);
	if (unused.length > 0) check.findings.push(unusedData(unused));
	const { missing, findings } = check;
	return { missing, unused, findings };
}

class DataCheck {
	readonly findings: Finding[] = [];
	readonly missing: string[] = [];

	constructor(
		private readonly template: TemplateReport,
		private readonly data: object,
	) {}

	/** A field outside loops. */
	field(field: TemplateField): void {
		const { name } = field;
		const value = lookUp(this.data, name);
		if (value !== undefined) return this.values(field, name, [value]);
		if (BUILT_IN_TAGS.includes(name)) return;
		this.missing.push(name);
		const loop = this.template.loops.find((one) => lookUp(this.rowsOf(one)[0], name) !== undefined);
		this.tell(field, missingData(name, this.near(this.data, name), { loop: loop?.name }));
	}

	loop(loop: TemplateLoop): void {
		const { name } = loop;
		const rows = lookUp(this.data, name);
		if (rows === undefined) {
			this.missing.push(name);
			return this.tell(loop, missingRows(name, this.near(this.data, name)));
		}
		if (rows !== null && !Array.isArray(rows)) return this.tell(loop, notArray(name, rows));
		if (rows === null || rows.length === 0) return this.tell(loop, emptyLoop(name));
		for (const field of loop.fields) this.inLoop(loop, field, rows);
	}

	/** A field in a loop: what an element lacks is looked for outside the loop. */
	private inLoop(loop: TemplateLoop, field: TemplateField, rows: readonly unknown[]): void {
		const name = `${loop.name}[].${field.name}`;
		const outer = lookUp(this.data, field.name);
		const values = rows.map((row) => {
			const own = lookUp(row, field.name);
			return own === undefined ? outer : own;
		});
		this.values(field, name, values);
		const first = values.indexOf(undefined);
		if (first < 0 || BUILT_IN_TAGS.includes(field.name)) return;
		this.missing.push(name);
		const lacking = values.filter((value) => value === undefined).length;
		const near = this.near(rows[first], field.name);
		this.tell(field, missingData(name, near, { lacking, rows: rows.length }));
	}

	/** Values that a field's tags cannot show as they should; the first of each kind is told. */
	private values(field: TemplateField, name: string, values: readonly unknown[]): void {
		const tell = (wrong: (value: unknown) => boolean, say: Say) => {
			const index = values.findIndex(wrong);
			if (index < 0) return;
			const rows = values.length > 1 ? { element: index + 1 } : {};
			this.tell(field, say(name, values[index], rows));
		};
		tell(isNested, notText);
		if (field.pictures.has('@')) {
			tell((value) => isShown(value) && !isDateText(value), notDate);
			tell((value) => typeof value === 'string' && isAmbiguous(value), ambiguousDate);
		}
		if (field.pictures.has('#')) {
			tell((value) => isShown(value) && numberIn(value) === undefined, notNumber);
		}
	}

	private rowsOf({ name }: TemplateLoop): unknown[] {
		const rows = lookUp(this.data, name);
		return Array.isArray(rows) ? rows : [];
	}

	private near(data: unknown, name: string) {
		return this.missing.length <= MAX_SEARCHED ? nearMiss(data, name) : undefined;
	}

	private tell({ place, morePlaces }: TemplateField | TemplateLoop, finding: Finding): void {
		this.findings.push(placed(finding, place, morePlaces));
	}
}

type Say = (name: string, value: unknown, rows: { element?: number }) => Finding;

/** Objects and arrays: a tag shows text only. */
function isNested(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}

/** Whether a value shows as text; blanks that are meant need no picture. */
function isShown(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() !== '';
	return typeof value === 'number' || typeof value === 'boolean';
}

function isDateText(value: unknown): boolean {
	return typeof value === 'string' && dateIn(value) !== undefined;
}

function unusedNames(template: TemplateReport, data: object): string[] {
	const loopFields = template.loops.flatMap(({ name, fields }) =>
		fields.flatMap((field) => [`${name}[].${field.name}`, field.name]),
	);
	const known = new Set([
		...template.fields.map(({ name }) => name),
		...template.loops.map(({ name }) => name),
		...loopFields,
	]);
	return leafPaths(isObject(data) ? data : {})
		.filter((path) => !known.has(path))
		.slice(0, MAX_UNUSED);
}
