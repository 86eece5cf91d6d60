/** An operation stands in several places. What is missing in one is said with the file and the row. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../support/package-nodes';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

function sourcesBelow(folder: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => join(folder, name));
}

/** Paths of operations, as text that stands in quotes. */
const pathsIn = (text: string) =>
	[...text.matchAll(/'(\/documents(?:\/[a-z]+)?\/[a-z]+(?:-[a-z]+)+)'/g)].map(
		([, path = '']) => path,
	);

const SANDBOX = 'sandbox/src/operations';
const node = [
	...sourcesBelow('nodes/FoxitPdfServices'),
	...sourcesBelow('nodes/shared/job'),
].flatMap((file) => pathsIn(read(file)).map((path) => ({ file, path })));
const sandbox = sourcesBelow(SANDBOX).flatMap((file) =>
	pathsIn(read(file)).map((path) => ({ file, path })),
);
const described = [
	...read('test/contract/pdf-services.openapi.yaml').matchAll(
		/^ {2}\/pdf-services\/api(\/documents\S*\/[a-z]+(?:-[a-z]+)+):$/gm,
	),
].map(([, path = '']) => path);

const last = (path: string) => path.slice(path.lastIndexOf('/') + 1);

it('finds the paths of all three', () => {
	expect(new Set(node.map(({ path }) => path)).size).toBeGreaterThan(25);
	expect(sandbox.length).toBeGreaterThan(25);
	expect(described.length).toBeGreaterThan(25);
});

const all = [...new Set([...node, ...sandbox].map(({ path }) => path).concat(described))].sort();

it.each(all)('%s stands wherever an operation stands', (path) => {
	const missing: string[] = [];
	const want = (isThere: boolean, sentence: string) => {
		if (!isThere) missing.push(sentence);
	};
	const has = (list: typeof node) => list.some((one) => one.path === path);
	want(
		has(node),
		`nodes/FoxitPdfServices/operations: no entry has the endpoint ${path}; add one (docs/adding-an-operation.md)`,
	);
	want(
		has(sandbox),
		`${SANDBOX}/${last(path)}.ts: write the operation with paths: ['${path}'], and add it to the list in ${SANDBOX}/index.ts`,
	);
	want(
		described.includes(path),
		`test/contract/pdf-services.openapi.yaml: add "/pdf-services/api${path}:" to the paths, as /pdf-services/api/documents/modify/pdf-flatten is described`,
	);
	want(
		read('sandbox/README.md').includes(`\`POST ${path}\``),
		`sandbox/README.md: add the row "| \`POST ${path}\` | … |" to the table under "What it does"`,
	);
	want(
		new RegExp(`^\\| \\d+ \\| \`${path}\` \\|`, 'm').test(read('docs/contract/pdf-services.md')),
		`docs/contract/pdf-services.md: add the row "| n | \`${path}\` | PDF | weak |" under "All operations"`,
	);
	expect(missing).toEqual([]);
});

it('every operation of the sandbox is in its list', () => {
	const list = read(`${SANDBOX}/index.ts`);
	const absent = sandbox
		.map(({ file }) => file)
		.filter((file) => !list.includes(`'./${nameOf(file)}.js'`));
	expect(absent.map((file) => `${SANDBOX}/index.ts: add the operation of ${file}`)).toEqual([]);
});

it('every entry of the node is in its table', () => {
	const table = read('nodes/FoxitPdfServices/operations/index.ts');
	const entries = sourcesBelow('nodes/FoxitPdfServices/operations').flatMap((file) =>
		[
			...read(file).matchAll(
				/^export const (\w+)(?:: \w*Operation)? = (?:pdfOperation\(|\{\n\tkind: )/gm,
			),
		]
			.map(([, constant = '']) => ({ file, constant }))
			// What another entry is made of has its place by that one.
			.filter(({ constant }) => !read(file).includes(`\t...${constant},`)),
	);
	expect(entries.length).toBeGreaterThan(20);
	const absent = entries.filter(({ constant }) => !new RegExp(`\\b${constant}\\b`).test(table));
	expect(
		absent.map(
			({ file, constant }) =>
				`nodes/FoxitPdfServices/operations/index.ts: add "${constant}" of ${file} to its resource`,
		),
	).toEqual([]);
});

const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1).replace(/\.ts$/, '');
