import { ScriptError } from '../lib/process.mjs';
import { withImport, withListed, withOperationRow } from './edits.mjs';
import { constantOf } from './request.mjs';
import { addEntry, entryConstant } from './table.mjs';

const NODE = 'nodes/FoxitESign/operations';
const ROUTES = 'sandbox/src/esign/routes';

/**
 * An operation that changes something by a POST. It is taken to reach people until somebody has
 * looked: then it is never sent twice.
 *
 * @param {import('./tree.mjs').Tree} tree
 * @param {import('./request.mjs').Request} request
 * @returns {string[]} what is left to do
 */
export function newESignOperation(tree, { resource, operation, name, path }) {
	const ofEnvelope = resource === 'envelope';
	const table = ofEnvelope ? `${NODE}/index.ts` : `${NODE}/${resource}/index.ts`;
	const title = titleOf(tree, table, resource);
	const constant = entryConstant(operation, resource);
	const route = constantOf(path.slice(1).replace(/\//g, '-'));
	const file = `${NODE}/${resource}/${operation}.ts`;
	// Several operations can use one endpoint.
	const answered = tree.fileWith(ROUTES, `path: '${path}'`);
	const routeFile = answered ?? `${ROUTES}/${route}.ts`;
	const folder = ofEnvelope || resource === 'template' ? resource : 'account';
	const testFile = `test/FoxitESign/${folder}/${resource}.${operation}.test.ts`;
	const description = 'Not written yet: what the user gets from it';

	tree.add(file, entry({ constant, operation, name, title, description, path, ofEnvelope }));
	addEntry(tree, table, {
		start: new RegExp(`value: '${resource}',[^[\\]]*operations: \\[`),
		constant,
		name,
		from: ofEnvelope ? `./${resource}/${operation}` : `./${operation}`,
	});
	if (!answered) addEndpoint(tree, { route, path, routeFile });
	tree.add(testFile, test({ name, constant, resource, operation, file, routeFile, testFile }));
	tree.edit('docs/operations.md', name, (text) =>
		withOperationRow(text, { resource: title, name, description }),
	);

	return [
		`${file}: the description (it also stands in its row of docs/operations.md), the parameters, the members of the request, and what comes out. It is written as a POST that reaches people; \`client.read\` asks, \`client.changeByGet\` changes by a GET, and \`repeatable\` is for what does no harm when it is done twice.`,
		...(answered ? [] : [`${routeFile}: the endpoint's work; then its row in sandbox/README.md.`]),
		`${testFile}: its sentence says what to test in its place. It fails until then.`,
		'docs/contract/esign.md: a heading with all that is known of the call, and its mark; there is no OpenAPI description of eSign to add to.',
		'docs/nodes/esign.md, CHANGELOG.md and, for words that people search by, nodes/FoxitESign/FoxitESign.node.json.',
		'npm run schemas, which writes what the editor shows of the output before the node has run.',
		'npm test -- test/FoxitESign test/docs test/descriptions && npm run lint && npm run scan',
	];
}

function addEndpoint(tree, { route, path, routeFile }) {
	tree.add(routeFile, endpoint({ route, path, routeFile }));
	tree.edit(`${ROUTES}/index.ts`, route, (text) => {
		const withRoute = withListed(text, /tokenRoute,\s*\.\.\.\[/, route, () => false);
		return withRoute && withImport(withRoute, route, `./${route}.js`);
	});
}

function titleOf(tree, table, resource) {
	const found = tree.has(table)
		? new RegExp(`value: '${resource}',\\s*name: '([^']+)'`).exec(tree.read(table))
		: undefined;
	if (!found) {
		throw new ScriptError(
			`"${resource}" is not a resource of Foxit eSign. There are envelope, recipientGroup, template, user and webhookChannel. A new one begins in ${NODE}/index.ts.`,
		);
	}
	return found[1];
}

const entry = ({ constant, operation, name, title, description, path, ofEnvelope }) => `${
	ofEnvelope ? '' : "import type { IDataObject } from 'n8n-workflow';\n\n"
}import { eSignOptions } from '../../fields/common';
import { changeOnce } from '../../run/changeOnce';
import { resultItem } from '../../run/eSignRun';
import type { ESignOperation } from '../types';
${ofEnvelope ? "import { envelopeField, envelopeIdOf } from './envelopeIdField';\n" : ''}
export const ${constant}: ESignOperation = {
	value: '${operation}',
	name: '${name}',
	action: '${sentenceCase(name)} ${/^[AEIO]/.test(title) ? 'an' : 'a'} ${title.toLowerCase()}',
	description: '${description}',
	properties: [${ofEnvelope ? 'envelopeField, ' : ''}eSignOptions()],
	execute: async (run) => {
		const { ${ofEnvelope ? 'parameters, record, ' : ''}session, signals } = run;
		${
			ofEnvelope
				? `const folderId = envelopeIdOf(parameters);
		record.envelopeId = folderId;
		const body = { folderId };`
				: 'const body = {};'
		}
		${ofEnvelope ? '' : 'const answer = '}await changeOnce(
			run,
			async () => await session.client.change('${path}', body, 'reachesPeople', signals.stop),
			{ advice: 'Whether this was done is not known. Look in Foxit eSign before you run it once more.' },
		);
		return [resultItem(run, ${ofEnvelope ? `{ envelopeId: folderId }` : 'answer as IDataObject'})];
	},
};
`;

const sentenceCase = (name) => name.charAt(0) + name.slice(1).toLowerCase();

const endpoint = ({ route, path, routeFile }) => `import { EsignError } from '../errors.js';
import type { EsignEndpoint } from '../read/request.js';

/** Not done: every call of it is refused. */
export const ${route}: EsignEndpoint = {
	method: 'POST',
	path: '${path}',
	handle() {
		return Promise.reject(new EsignError('${path} is not done: write it in ${routeFile}'));
	},
};
`;

const test = ({
	name,
	constant,
	resource,
	operation,
	file,
	routeFile,
	testFile,
}) => `import { ${constant} } from '../../../nodes/FoxitESign/operations/${resource}/${operation}';
import { RESOURCES } from '../../../nodes/FoxitESign/operations';

it('is in the table', () => {
	expect(RESOURCES.find(({ value }) => value === '${resource}')?.operations).toContain(${constant});
});

it('does what it says', () => {
	throw new Error(
		'${name} is not done. Write its endpoint in ${routeFile} and its request in ${file}. ' +
			'Then put a test in the place of this one, in ${testFile}: ' +
			"it runs the operation in n8n's engine and looks at what has become of the account, " +
			'as test/FoxitESign/envelope/changes.test.ts does.',
	);
});
`;
