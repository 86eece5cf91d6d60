/** The rule file of the rooms catches what it is there for. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { ROOT } from '../support/package-nodes';
import { useTempDir } from '../support/temp-dir';

/** The files of a tree, each with what it imports. */
type Files = Record<string, string>;

const RULES: Array<[rule: string, files: Files]> = [
	['No circle of files', { 'nodes/shared/task/a.ts': './b', 'nodes/shared/task/b.ts': './a' }],
	[
		'No circle of folders',
		{
			'nodes/FoxitDocGen/parameters/a.ts': '../template/b',
			'nodes/FoxitDocGen/template/b.ts': 'n8n-workflow',
			'nodes/FoxitDocGen/template/c.ts': '../parameters/d',
			'nodes/FoxitDocGen/parameters/d.ts': 'n8n-workflow',
		},
	],
	[
		'shared knows no node',
		{ 'nodes/shared/job/a.ts': '../../FoxitDocGen/run/b', 'nodes/FoxitDocGen/run/b.ts': './c' },
	],
	[
		'A node knows no other node; the triggers alone know the service of eSign, and share their events',
		{
			'nodes/FoxitDocGen/run/a.ts': '../../FoxitPdfServices/executor/b',
			'nodes/FoxitPdfServices/executor/b.ts': './c',
		},
	],
	[
		'The rooms of a node do not know its class',
		{
			'nodes/FoxitDocGen/run/a.ts': '../FoxitDocGen.node',
			'nodes/FoxitDocGen/FoxitDocGen.node.ts': './c',
		},
	],
	[
		'What is published knows nothing that is not',
		{ 'nodes/shared/task/a.ts': '../../../sandbox/src/b', 'sandbox/src/b.ts': './c' },
	],
	[
		'The sandbox stands alone',
		{ 'sandbox/src/a.ts': '../../nodes/shared/task/b', 'nodes/shared/task/b.ts': './c' },
	],
	[
		'nodes/shared: file knows nothing above it',
		{ 'nodes/shared/file/a.ts': '../job/b', 'nodes/shared/job/b.ts': './c' },
	],
	[
		'nodes/FoxitPdfServices: executor knows nothing above it',
		{
			'nodes/FoxitPdfServices/executor/a.ts': '../operations/b',
			'nodes/FoxitPdfServices/operations/b.ts': './c',
		},
	],
	[
		'The events of the triggers are for the triggers',
		{
			'nodes/FoxitDocGen/a.ts': '../FoxitESignTrigger/event/b',
			'nodes/FoxitESignTrigger/event/b.ts': 'n8n-workflow',
		},
	],
];

const ALLOWED: Files = {
	'nodes/FoxitDocGen/FoxitDocGen.node.ts': './run/b',
	'nodes/FoxitDocGen/run/b.ts': '../../shared/job/c',
	'nodes/shared/job/c.ts': '../file/d',
	'nodes/shared/file/d.ts': 'n8n-workflow',
	'nodes/FoxitESignPollingTrigger/d.ts': '../FoxitESignTrigger/event/e',
	'nodes/FoxitESignTrigger/event/e.ts': '../../FoxitESign/service/f',
	'nodes/FoxitESign/service/f.ts': 'n8n-workflow',
};

const BROKEN_RULES = join(__dirname, 'support/broken-rules.mjs');
/** Only what hangs reaches it. */
const HANGS_MS = 600_000;

const workspace = useTempDir();

/** The rules that trees with nothing but these files break. */
let broken: string[][];

function writeTree(name: string, files: Files): string {
	const tree = join(workspace, name);
	mkdirSync(tree);
	for (const copied of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
		cpSync(join(ROOT, copied), join(tree, copied));
	}
	symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
	for (const [file, imported] of Object.entries(files)) {
		mkdirSync(dirname(join(tree, file)), { recursive: true });
		writeFileSync(join(tree, file), `import type { A } from '${imported}';\nexport type B = A;\n`);
	}
	return tree;
}

beforeAll(async () => {
	const trees = [...RULES.map(([, files]) => files), ALLOWED];
	const folders = trees.map((files, index) => writeTree(String(index), files));
	const { stdout } = await promisify(execFile)(process.execPath, [BROKEN_RULES, ...folders]);
	broken = JSON.parse(stdout) as string[][];
}, HANGS_MS);

it.each(RULES.map(([rule], index) => [rule, index] as const))('%s', (rule, index) => {
	expect(broken[index]).toEqual([rule]);
});

it('lets a node know its rooms, and the triggers the service of eSign', () => {
	expect(broken[RULES.length]).toEqual([]);
});
