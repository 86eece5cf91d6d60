/**
 * Which tests a change can have touched. Most tests run built code in processes of their own, which
 * Jest's search for related tests cannot see; the folders tell instead.
 */
import { execFileSync } from 'node:child_process';
import { ROOT } from './paths.mjs';

const NODES = [
	...[
		'FoxitDocGen',
		'FoxitESign',
		'FoxitESignPollingTrigger',
		'FoxitESignTrigger',
		'FoxitPdfServices',
	],
	'FoxitStructuralExtract',
].map((node) => `test/${node}/`);

/** What looks at all nodes at once. */
const ABOUT_NODES = [
	...['contract', 'credentials', 'descriptions', 'examples', 'matrix', 'packaging', 'simulate'],
].map((folder) => `test/${folder}/`);
const WITH_NODES = [...NODES, ...ABOUT_NODES];

/** The service's parts, and the nodes that work against them. */
const SERVED = {
	docgen: ['test/FoxitDocGen/'],
	esign: ['test/FoxitESign/', 'test/FoxitESignPollingTrigger/', 'test/FoxitESignTrigger/'],
	operations: ['test/FoxitPdfServices/', 'test/FoxitStructuralExtract/'],
};

/** The first that fits a path decides; what none fits can have touched everything. */
const RULES = [
	[/^test\/host\/|^bench\/|^icons\/|^\.ci\//, () => []],
	[/^test\/(?!support\/|engine\/|contract\/).+\.test\.ts$/, (path) => [path]],
	[/^test\/(?:support|engine|contract|tsconfig)/, () => ['test/']],
	[/^test\/([^/]+)\//, (_path, folder) => [`test/${folder}/`]],
	[/^nodes\/shared\/([^/]+)/, () => ['test/shared/', ...WITH_NODES]],
	[/^nodes\/FoxitESign\//, () => [...SERVED.esign, ...ABOUT_NODES]],
	[/^nodes\/([^/]+)\//, (_path, node) => [`test/${node}/`, ...ABOUT_NODES]],
	[/^credentials\//, () => WITH_NODES],
	[
		/^sandbox\/src\/(docgen|esign|operations)\//,
		(_path, part) => [`test/sandbox/${part}/`, 'test/sandbox/[^/]+$', ...SERVED[part]],
	],
	[/^sandbox\//, () => ['test/sandbox/', 'test/demo/', ...WITH_NODES]],
	[/^simulate\//, () => ['test/simulate/']],
	[/^examples\//, () => ['test/examples/', 'test/docs/']],
	[/^docs\/|^[^/]+\.md$/, () => ['test/docs/', 'test/packaging/']],
	[/^scripts\/demo/, () => ['test/demo/']],
	[/^scripts\/new-operation/, () => ['test/scripts/']],
	[/^scripts\/lib\/changed-tests/, () => ['test/scripts/lib/']],
];

/**
 * @param {string[]} paths of changed files, from the project's folder
 * @returns {string[]} patterns for Jest; none when no test can have been touched
 */
export function testsTouchedBy(paths) {
	const touched = new Set(paths.flatMap(testsOf));
	return touched.has('test/') ? ['test/'] : [...touched].sort();
}

function testsOf(path) {
	for (const [pattern, tests] of RULES) {
		const match = pattern.exec(path);
		if (match) return tests(...match);
	}
	return ['test/'];
}

/**
 * Files that differ from a commit, those that are new and not yet added among them.
 *
 * @param {string} ref
 */
export function changedSince(ref) {
	const git = (...args) =>
		execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(Boolean);
	const [base = ref] = git('merge-base', ref, 'HEAD');
	return [...git('diff', '--name-only', base), ...git('ls-files', '-o', '--exclude-standard')];
}
