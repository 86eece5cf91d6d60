import { dirname, join } from 'node:path/posix';

import { withImport, withListed } from './edits.mjs';

/** Words that cannot be the name of a constant, although they can be the value of an operation. */
const RESERVED = [
	'delete',
	'export',
	'import',
	'new',
	'void',
	'with',
	'in',
	'do',
	'if',
	'for',
	'try',
];

/** The constant of an operation: `flatten`; `deleteDocument` for `delete` of `document`. */
export function entryConstant(operation, resource) {
	if (!RESERVED.includes(operation)) return operation;
	return operation + resource.charAt(0).toUpperCase() + resource.slice(1);
}

/**
 * Adds an entry to a list of entries and imports it, in the order of the names that users read.
 *
 * @param {import('./tree.mjs').Tree} tree
 * @param {string} table the file with the list
 * @param {{ start: RegExp, constant: string, name: string, from: string }} entry `start`: what the
 *   list begins after; `from`: where it is imported from, relative to the table
 */
export function addEntry(tree, table, { start, constant, name, from }) {
	tree.edit(table, name, (text) => {
		const comesAfter = (other) => nameOfEntry(tree, table, other) > name;
		const withEntry = withListed(text, start, constant, comesAfter);
		return withEntry && withImport(withEntry, constant, from);
	});
}

/** Where a constant of a table comes from, relative to the table. */
export const importedFrom = (text, constant) =>
	new RegExp(`import \\{[^}]*\\b${constant}\\b[^}]*\\} from '(\\.[\\w/]+)';`).exec(text)?.[1];

function nameOfEntry(tree, table, constant) {
	const from = importedFrom(tree.read(table), constant);
	if (!from) return '';
	const text = tree.read(`${join(dirname(table), from)}.ts`);
	return new RegExp(`const ${constant}\\b[\\s\\S]*?\\bname: '([^']+)'`).exec(text)?.[1] ?? '';
}
