import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../support/package-nodes';

const touched = async (...paths: string[]) =>
	(await import('../../../scripts/lib/changed-tests.mjs')).testsTouchedBy(paths);

it.each([
	['a test', ['test/shared/api/answer.test.ts'], ['test/shared/api/answer.test.ts']],
	['support of one kind of tests', ['test/FoxitDocGen/support/words.ts'], ['test/FoxitDocGen/']],
	['what all tests use', ['test/support/until.ts', 'README.md'], ['test/']],
	['the simulator', ['simulate/play.mjs'], ['test/simulate/']],
	['what has no test', ['bench/rate.mjs', 'test/host/main.mjs'], []],
	['what nobody has thought of', ['jest.config.js'], ['test/']],
])('%s', async (_what, paths, tests) => {
	expect(await touched(...paths)).toEqual(tests);
});

it('a node: its own tests, and those that look at all nodes', async () => {
	const tests = await touched('nodes/FoxitDocGen/run/generate.ts');
	expect(tests).toEqual(expect.arrayContaining(['test/FoxitDocGen/', 'test/descriptions/']));
	expect(tests).not.toContain('test/FoxitESign/');
});

it('the service of eSign: both nodes of eSign', async () => {
	const tests = await touched('nodes/FoxitESign/service/channels.ts');
	expect(tests).toEqual(expect.arrayContaining(['test/FoxitESign/', 'test/FoxitESignTrigger/']));
});

it('what the nodes share: all nodes', async () => {
	const tests = await touched('nodes/shared/job/runTask.ts');
	expect(tests).toEqual(expect.arrayContaining(['test/shared/', 'test/FoxitPdfServices/']));
});

it('names folders that are there', async () => {
	const paths = ['nodes/shared/failure.ts', 'sandbox/src/cli.ts', 'docs/index.md'];
	for (const folder of await touched(...paths, 'scripts/demo.mjs', 'scripts/new-operation.mjs')) {
		expect([folder, existsSync(join(ROOT, folder))]).toEqual([folder, true]);
	}
});
