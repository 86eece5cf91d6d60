/** The rule file of the rooms catches what it is there for. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ROOT } from '../support/package-nodes';
import { useTempDir } from '../support/temp-dir';

const workspace = useTempDir();

/** The rules that a tree with nothing but these files breaks; each file imports another. */
async function broken(files: Record<string, string>): Promise<string[]> {
	const tree = join(workspace, String(Object.keys(files).join('+').length) + String(Math.random()));
	mkdirSync(tree);
	for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
		cpSync(join(ROOT, name), join(tree, name));
	}
	symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
	for (const [file, imported] of Object.entries(files)) {
		mkdirSync(dirname(join(tree, file)), { recursive: true });
		writeFileSync(join(tree, file), `import type { A } from '${imported}';\nexport type B = A;\n`);
	}
	const places = [...new Set(Object.keys(files).map((file) => file.split('/')[0] ?? ''))];
	const cli = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
	const json = await new Promise<string>((resolve) => {
		execFile(
			process.execPath,
			[cli, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...places],
			{ cwd: tree, maxBuffer: 1 << 24 },
			(_error, stdout) => resolve(stdout),
		);
	});
	const { summary } = JSON.parse(json) as {
		summary: { violations: Array<{ rule: { name: string } }> };
	};
	return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
}

it.each<[rule: string, files: Record<string, string>]>([
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
])('%s', async (rule, files) => {
	expect(await broken(files)).toEqual([rule]);
});

it('lets a node know its rooms, and the triggers the service of eSign', async () => {
	const files = {
		'nodes/FoxitDocGen/FoxitDocGen.node.ts': './run/b',
		'nodes/FoxitDocGen/run/b.ts': '../../shared/job/c',
		'nodes/shared/job/c.ts': '../file/d',
		'nodes/shared/file/d.ts': 'n8n-workflow',
		'nodes/FoxitESignPollingTrigger/d.ts': '../FoxitESignTrigger/event/e',
		'nodes/FoxitESignTrigger/event/e.ts': '../../FoxitESign/service/f',
		'nodes/FoxitESign/service/f.ts': 'n8n-workflow',
	};
	expect(await broken(files)).toEqual([]);
});
