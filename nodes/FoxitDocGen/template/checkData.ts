import type { IDataObject } from 'n8n-workflow';

import { BUILT_IN_TAGS, type TemplateReport } from './checkTemplate';
import type { Finding } from './finding';
import type { Loop } from './loops';
import { leafPaths, lookUp, similarName } from './paths';

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

/**
 * Compares a template's tags with data for it. A tag without data is rendered as a blank and charged
 * all the same (docs/contract/docgen.md#template-language); `null` and empty text count as blanks
 * that are meant.
 */
export function checkData(template: TemplateReport, data: IDataObject): DataReport {
	const findings: Finding[] = [];
	const missing: string[] = [];
	for (const name of template.scalars) {
		const value = lookUp(data, name);
		if (isNested(value)) findings.push(notText(name, value));
		if (value !== undefined || BUILT_IN_TAGS.includes(name)) continue;
		missing.push(name);
		findings.push(missingData(name, similarName(data, name)));
	}
	for (const loop of template.loops) {
		const found = loopFindings(loop, data);
		missing.push(...found.missing);
		findings.push(...found.findings);
	}
	const unused = unusedNames(template, data);
	if (unused.length > 0) findings.push(unusedData(unused));
	return { missing, unused, findings };
}

function loopFindings(loop: Loop, data: IDataObject): Pick<DataReport, 'missing' | 'findings'> {
	const rows = lookUp(data, loop.name);
	if (rows === undefined) {
		const finding = missingRows(loop.name, similarName(data, loop.name));
		return { missing: [loop.name], findings: [finding] };
	}
	if (rows !== null && !Array.isArray(rows))
		return { missing: [], findings: [notArray(loop.name)] };
	if (rows === null || rows.length === 0) return { missing: [], findings: [emptyLoop(loop.name)] };
	const missing: string[] = [];
	const findings: Finding[] = [];
	for (const tag of loop.tags) {
		const name = `${loop.name}[].${tag}`;
		// What an element lacks is looked for outside the loop.
		const outer = lookUp(data, tag);
		const own = rows.map((row) => lookUp(row, tag));
		const nested = own.map((value) => (value === undefined ? outer : value)).find(isNested);
		if (nested !== undefined) findings.push(notText(name, nested));
		if (outer !== undefined || BUILT_IN_TAGS.includes(tag)) continue;
		const lacking = rows.filter((row) => lookUp(row, tag) === undefined);
		if (lacking.length === 0) continue;
		const share = lacking.length === rows.length ? 'every' : `${lacking.length} of ${rows.length}`;
		missing.push(name);
		findings.push(missingData(name, similarName(lacking[0], tag), share));
	}
	return { missing, findings };
}

/** Objects and arrays: a tag shows text only. */
function isNested(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

function notText(name: string, value: object): Finding {
	const what = Array.isArray(value) ? 'an array' : 'an object';
	const [member] = Array.isArray(value) ? [] : Object.keys(value);
	return {
		severity: 'warning',
		code: 'notText',
		message: `The data for the tag "${name}" is ${what}, not a text: Foxit renders a blank`,
		advice:
			member === undefined
				? 'Join its elements to one text, or put a loop into a table row.'
				: `Name a member in the tag, e.g. {{${name.replace(/^.*\[\]\./, '')}.${member}}}.`,
	};
}

function missingRows(name: string, similar: string | undefined): Finding {
	return {
		severity: 'warning',
		code: 'missingData',
		message: `The loop "${name}" has no data: its row drops out`,
		advice: similar
			? `The data has "${similar}". Names must be the same, capitals included.`
			: 'Add an array of that name to the data. Send an empty array for no rows.',
	};
}

function missingData(name: string, similar: string | undefined, share?: string): Finding {
	const where = share ? ` in ${share} ${share === 'every' ? 'element' : 'elements'}` : '';
	return {
		severity: 'warning',
		code: 'missingData',
		tag: name,
		...(similar && { similar }),
		message: `The tag "${name}" has no data${where}: Foxit renders a blank`,
		advice: similar
			? `The data has "${similar}". Names must be the same, capitals included.`
			: 'Add it to the data, or take the tag out of the template. Send null or empty text for a blank that is meant.',
	};
}

function notArray(name: string): Finding {
	return {
		severity: 'warning',
		code: 'loopNotArray',
		message: `The data for the loop "${name}" is not an array`,
		advice: 'Send an array with an object for each row.',
	};
}

function emptyLoop(name: string): Finding {
	return {
		severity: 'note',
		code: 'emptyLoop',
		message: `The array for the loop "${name}" is empty: the row is expected to drop out`,
		advice: 'Nothing to do if that is meant.',
	};
}

function unusedData(unused: readonly string[]): Finding {
	return {
		severity: 'note',
		code: 'unusedData',
		message: `The template has no tag for ${unused.map((name) => `"${name}"`).join(', ')}`,
		advice: 'Nothing to do if that is meant.',
	};
}

function unusedNames(template: TemplateReport, data: IDataObject): string[] {
	const used = [
		...template.scalars,
		...template.loops.flatMap(({ name, tags }) => tags.flatMap((tag) => [`${name}[].${tag}`, tag])),
		...template.loops.map(({ name }) => name),
	];
	const known = new Set(used);
	return leafPaths(data)
		.filter((path) => !known.has(path))
		.slice(0, MAX_UNUSED);
}
