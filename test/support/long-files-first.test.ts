import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from './package-nodes';

interface Sequencer {
	sort(tests: object[]): Array<{ path: string }>;
}

const LongFilesFirst = jest.requireActual<{
	new (options: object): Sequencer;
	LONG: string[];
}>('./long-files-first.cjs');
const { LONG } = LongFilesFirst;

/** Tests as Jest hands them out, none of which it has ever run. */
function testsAt(paths: string[]): object[] {
	const context = { config: { cache: false }, hasteFS: { getSize: (path: string) => path.length } };
	return paths.map((path) => ({ path, context }));
}

it('starts the long files before all others', () => {
	const [long = ''] = LONG;
	const sequencer = new LongFilesFirst({ contexts: new Set(), globalConfig: {} });
	const paths = ['/a/test/short.test.ts', `/a${long}`, '/a/test/another-short.test.ts'];
	const sorted = sequencer.sort(testsAt(paths)).map(({ path }) => path);
	expect(sorted[0]).toBe(`/a${long}`);
	expect([...sorted].sort()).toEqual([...paths].sort());
});

it('knows files that exist', () => {
	expect(LONG.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
