import { ScriptError } from '../lib/process.mjs';
import { listed, withImport, withLineAfter, withListed, withOperationRow } from './edits.mjs';
import { constantOf } from './request.mjs';
import { addEntry, entryConstant, importedFrom } from './table.mjs';

const NODE = 'nodes/FoxitPdfServices/operations';
const TABLE = `${NODE}/index.ts`;
const SANDBOX = 'sandbox/src/operations';
const OPENAPI = 'test/contract/pdf-services.openapi.yaml';
const PREFIX = '/pdf-services/api';

/**
 * An operation with one PDF in and one PDF out.
 *
 * @param {import('./tree.mjs').Tree} tree
 * @param {import('./request.mjs').Request} request
 * @returns {string[]} what is left to do
 */
export function newPdfServicesOperation(tree, { resource, operation, name, path }) {
	const table = tree.read(TABLE);
	const { title, start } = resourceIn(table, resource);
	const others = listed(table, start);
	const folder = importedFrom(table, others[0]).split('/')[1];
	const constant = entryConstant(operation, resource);
	const endpoint = path.slice(path.lastIndexOf('/') + 1);
	const handler = constantOf(endpoint);
	const file = `${NODE}/${folder}/${operation}.ts`;
	const sandboxFile = `${SANDBOX}/${endpoint}.ts`;
	const testFile = `test/FoxitPdfServices/operations/${folder}/${operation}.test.ts`;
	const description = 'Not written yet: what the user gets from it';
	if (tree.read(OPENAPI).includes(`${PREFIX}${path}:`)) {
		throw new ScriptError(`${OPENAPI} has the path ${path} already. Nothing was written.`);
	}

	tree.add(file, entry({ constant, operation, name, description, path }));
	addEntry(tree, TABLE, { start, constant, name, from: `./${folder}/${operation}` });
	tree.add(sandboxFile, sandboxOperation({ endpoint, handler, path, file: sandboxFile }));
	tree.edit(`${SANDBOX}/index.ts`, handler, (text) => {
		const withHandler = withListed(
			text,
			/operations: readonly Operation\[\] = \[/,
			handler,
			() => false,
		);
		return withHandler && withImport(withHandler, handler, `./${endpoint}.js`);
	});
	tree.add(
		testFile,
		test({ name, constant, operation, path, folder, file, sandboxFile, testFile }),
	);
	tree.edit(OPENAPI, path, (text) => withPath(text, { path, operation, name }));
	tree.edit('docs/operations.md', name, (text) =>
		withOperationRow(text, { resource: title, name, description }),
	);
	const kin = new RegExp(`^\\| \`POST ${path.slice(0, path.lastIndexOf('/'))}/`);
	const anyPath = /^\| `POST \/documents\//;
	const row = `| \`POST ${path}\` | Not done |`;
	tree.edit('sandbox/README.md', path, (text) => {
		return withLineAfter(text, kin, row) ?? withLineAfter(text, anyPath, row);
	});
	tree.edit('docs/contract/pdf-services.md', path, withContractRow(path));

	return [
		`${file}: the description, and \`properties\` and \`body\` if it has parameters. The description also stands in its row of docs/operations.md.`,
		`${sandboxFile}: the work; then the row of sandbox/README.md says what it takes.`,
		`${testFile}: its sentence says what to test in its place. It fails until then.`,
		`${OPENAPI} and docs/contract/pdf-services.md: members of the body beyond document and password, and how sure all this is.`,
		`${NODE}/chain/steps.ts: a row, if it makes sense as a step of a chain.`,
		'docs/nodes/pdf-services.md, CHANGELOG.md and, for words that people search by, nodes/FoxitPdfServices/FoxitPdfServices.node.json.',
		'npm run schemas, which writes what the editor shows of the output before the node has run.',
		'npm test -- test/FoxitPdfServices test/docs test/descriptions && npm run lint && npm run scan',
	];
}

function resourceIn(table, resource) {
	const known = [...table.matchAll(/value: '(\w+)',\s*name: '([^']+)',\s*operations: \[/g)];
	const found = known.find(([, value]) => value === resource);
	if (!found) {
		const values = known.map(([, value]) => value).join(', ');
		throw new ScriptError(
			`"${resource}" is not a resource of Foxit PDF Services. There are ${values}. A new one begins in ${TABLE}.`,
		);
	}
	const start = new RegExp(`value: '${resource}',\\s*name: '[^']+',\\s*operations: \\[`);
	return { title: found[2], start };
}

const entry = ({
	constant,
	operation,
	name,
	description,
	path,
}) => `import { pdfOperation } from '../pdfOperation';

/** Not written yet: what the service does (docs/contract/pdf-services.md#all-operations). */
export const ${constant} = pdfOperation({
	value: '${operation}',
	name: '${name}',
	action: '${sentenceCase(name)} a PDF',
	description: '${description}',
	endpoint: '${path}',
});
`;

const sentenceCase = (name) => name.charAt(0) + name.slice(1).toLowerCase();

const sandboxOperation = ({
	endpoint,
	handler,
	path,
	file,
}) => `import { TaskFailure } from '../errors.js';
import { readSingleDocument } from './body.js';
import type { Operation } from './types.js';

/** Not done: every task of it fails (docs/contract/pdf-services.md#all-operations). */
export const ${handler}: Operation = {
	name: '${endpoint}',
	paths: ['${path}'],
	accepts: ['.pdf'],
	read: readSingleDocument,
	work() {
		return Promise.reject(new TaskFailure('${endpoint} is not done: write its work in ${file}'));
	},
};
`;

const test = ({
	name,
	constant,
	operation,
	path,
	folder,
	file,
	sandboxFile,
	testFile,
}) => `import { ${constant} } from '../../../../nodes/FoxitPdfServices/operations/${folder}/${operation}';
import { ABSENT, Parameters } from '../../../../nodes/shared/values/parameters';

it('sends the document to its endpoint', async () => {
	const untouched = new Parameters({ get: () => ABSENT, fields: [] });
	const { endpoint, body } = await ${constant}.prepare(untouched);
	expect({ endpoint, body }).toEqual({ endpoint: '${path}', body: {} });
});

it('makes what it says', () => {
	throw new Error(
		'${name} is not done. Write its work in ${sandboxFile} and its description in ${file}. ' +
			'Then put a test in the place of this one, in ${testFile}: ' +
			"it runs the operation in n8n's engine and checks the content of the file that comes out, " +
			'as test/FoxitPdfServices/optimize.test.ts does for Flatten.',
	);
});
`;

/** A path of the description, behind the last of its group, as \`pdf-flatten\` is described. */
function withPath(text, { path, operation, name }) {
	const blocks = [...text.matchAll(/^ {2}(\/\S+):\n(?: {3,}.*\n|\n)*/gm)];
	const model = blocks.find(([, known]) => known === `${PREFIX}/documents/modify/pdf-flatten`);
	const group = `${PREFIX}${path.slice(0, path.lastIndexOf('/') + 1)}`;
	const last =
		blocks.findLast(([, known]) => known.startsWith(group)) ??
		blocks.findLast(([, known]) => known.startsWith(`${PREFIX}/documents/`));
	if (!model || !last) return undefined;
	const id = text.includes(`operationId: ${operation}Pdf\n`)
		? constantOf(path.slice(path.lastIndexOf('/') + 1))
		: `${operation}Pdf`;
	const block = model[0]
		.replace(model[1], `${PREFIX}${path}`)
		.replace(/operationId: .*/, `operationId: ${id}`)
		.replace(/tags:\n.*\n/, /tags:\n.*\n/.exec(last[0])?.[0] ?? '')
		.replace(/summary: .*/, `summary: ${name}`)
		.replace(/x-confidence:\n(?: {8}- .*\n)+/, 'x-confidence:\n        - weak\n');
	const at = last.index + last[0].length;
	return text.slice(0, at) + block + text.slice(at);
}

/** A row of "All operations" in the contract, numbered on. */
const withContractRow = (path) => (text) => {
	const rows = [...text.matchAll(/^\| (\d+) \| `\/documents\//gm)];
	const number = Math.max(0, ...rows.map(([, known]) => Number(known))) + 1;
	return withLineAfter(
		text,
		/^\| \d+ \| `\/documents\//,
		`| ${number} | \`${path}\` | PDF | weak |`,
	);
};
