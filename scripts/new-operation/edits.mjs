/** Changes to texts. Each returns undefined where it finds no place. */

/** Puts an import where it is in the order of the files, among those of its kind. */
export function withImport(text, constant, from) {
	const line = `import { ${constant} } from '${from}';`;
	const imports = [...text.matchAll(/^import \{[^}]*\} from '(\..*)';$/gm)];
	const kin = imports.filter(([, path]) => folderOf(path) === folderOf(from));
	const before = (kin.length > 0 ? kin : imports).filter(([, path]) => path < from).at(-1);
	const next = kin[0] ?? imports[0];
	if (!next) return undefined;
	return before
		? insertAt(text, before.index + before[0].length, `\n${line}`)
		: insertAt(text, next.index, `${line}\n`);
}

const folderOf = (path) => path.slice(0, path.lastIndexOf('/'));

/**
 * Puts a constant into a list of constants, before the first whose name comes after its own.
 *
 * @param {string} text
 * @param {RegExp} start what the list begins after
 * @param {string} constant
 * @param {(other: string) => boolean} comesAfter
 */
export function withListed(text, start, constant, comesAfter) {
	const found = start.exec(text);
	if (!found) return undefined;
	const from = found.index + found[0].length;
	const end = text.indexOf(']', from);
	const list = text.slice(from, end);
	const names = list
		.split(',')
		.map((name) => name.trim())
		.filter(Boolean);
	const at = names.findIndex(comesAfter);
	names.splice(at < 0 ? names.length : at, 0, constant);
	return `${text.slice(0, from)}${names.join(', ')}${text.slice(end)}`;
}

/** The constants of such a list. */
export function listed(text, start) {
	const found = start.exec(text);
	if (!found) return undefined;
	const from = found.index + found[0].length;
	return text
		.slice(from, text.indexOf(']', from))
		.split(',')
		.map((name) => name.trim())
		.filter(Boolean);
}

/** Puts a line behind the last line that matches. */
export function withLineAfter(text, pattern, line) {
	const lines = text.split('\n');
	const at = lines.findLastIndex((one) => pattern.test(one));
	if (at < 0) return undefined;
	return lines.toSpliced(at + 1, 0, line).join('\n');
}

/**
 * Puts a row into the table of operations, in the order of the names.
 *
 * @param {string} text
 * @param {{ resource: string, name: string, description: string }} row
 */
export function withOperationRow(text, { resource, name, description }) {
	const lines = text.split('\n');
	const own = lines.flatMap((line, at) => {
		const [, of, operation] = /^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$/.exec(line) ?? [];
		return of === resource ? [{ at, operation }] : [];
	});
	const last = own.at(-1);
	if (!last) return undefined;
	const at = own.find(({ operation }) => operation > name)?.at ?? last.at + 1;
	return lines.toSpliced(at, 0, `| ${resource} | ${name} | ${description} |`).join('\n');
}

const insertAt = (text, at, more) => text.slice(0, at) + more + text.slice(at);
