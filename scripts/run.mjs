/**
 * The commands behind the npm scripts. Each makes the checkout ready first, so that every one of
 * them works on a fresh clone.
 *
 * node scripts/run.mjs <command> [arguments passed on]
 */
import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';

import { bootstrap } from './bootstrap.mjs';
import { SANDBOX_SERVER } from './lib/build.mjs';
import { changedSince, testsTouchedBy } from './lib/changed-tests.mjs';
import { ROOT, SANDBOX, TOOLS } from './lib/paths.mjs';
import { runNode, say, ScriptError } from './lib/process.mjs';

const COMMANDS = {
	async build() {
		await bootstrap({ withBuild: true });
		return 0;
	},

	async test(given) {
		const args = testArguments(given);
		if (args === undefined) {
			say('No test can have been touched by what has changed.');
			return 0;
		}
		await bootstrap({ withBuild: true });
		const types = await typecheck();
		const tests = await runNode(TOOLS.jest, args, {
			nodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
		});
		if (types !== 0) say('The types of the tests do not check; see above.');
		return types || tests;
	},

	/** What the editor shows of outputs before a node ran, anew from what comes out in the tests. */
	async schemas() {
		process.env.WRITE_SCHEMAS = '1';
		const tests = await COMMANDS.test([
			'contract.test.ts',
			'outputSchemas.test.ts',
			'sendAndWait.test.ts',
		]);
		return tests || (await COMMANDS.build());
	},

	/** The targets of test/fuzz, with many cases each. */
	async fuzz([cases = '100000', ...args]) {
		process.env.FUZZ_CASES = cases;
		return await COMMANDS.test(['test/fuzz', ...args]);
	},

	async typecheck() {
		await bootstrap({ withBuild: true });
		return await typecheck();
	},

	async lint(args) {
		await bootstrap({ withBuild: true });
		const fix = args.includes('--fix');
		const rules = await runNode(TOOLS.eslint, ['--max-warnings', '0', ...args, '.']);
		const rooms = await runNode(TOOLS.depcruise, ['--config', ROOMS, ...ROOMS_IN]);
		const format = await prettier(fix ? '--write' : '--check');
		return rules || rooms || format;
	},

	async format() {
		await bootstrap();
		return await prettier('--write');
	},

	async scan(args) {
		await bootstrap({ withBuild: true });
		return await runNode(join(ROOT, 'scripts/scan.mjs'), args);
	},

	async demo(args) {
		await bootstrap({ withBuild: true });
		return await become(join(ROOT, 'scripts/demo.mjs'), args);
	},

	async dev(args) {
		await bootstrap({ withBuild: true });
		return await become(join(ROOT, 'scripts/dev.mjs'), args);
	},

	async 'test:host'(args) {
		await bootstrap({ withBuild: true });
		const { main } = await import('../test/host/main.mjs');
		return await main(args);
	},

	async pictures() {
		await bootstrap({ withBuild: true });
		const { main } = await import('../test/host/pictures/main.mjs');
		return await main();
	},

	async 'new:operation'(args) {
		await bootstrap();
		return await runNode(join(ROOT, 'scripts/new-operation.mjs'), args);
	},

	async bench([name, ...args]) {
		const benches = readdirSync(join(ROOT, 'bench'))
			.filter((file) => file.endsWith('.mjs'))
			.map((file) => parse(file).name);
		if (!benches.includes(name)) throw new ScriptError(`Name a bench: ${benches.join(', ')}`);
		await bootstrap({ withBuild: true });
		return await runNode(join(ROOT, `bench/${name}.mjs`), args);
	},

	async simulate(args) {
		await bootstrap({ withBuild: true });
		return await runNode(join(ROOT, 'simulate/main.mjs'), args);
	},

	async sandbox(args) {
		await bootstrap({ withBuild: true, targets: [SANDBOX_SERVER] });
		return await become(join(SANDBOX, 'dist/cli.js'), args);
	},
};

/**
 * What Jest is told. `--changed` becomes the tests that can have been touched since the last commit,
 * `--changed=REF` since a branch left REF; `undefined` when there are none.
 */
function testArguments(args) {
	const flag = args.find((arg) => /^--changed(=|$)/.test(arg));
	if (flag === undefined) return args;
	const tests = testsTouchedBy(changedSince(flag.split('=')[1] ?? 'HEAD'));
	if (tests.length === 0) return undefined;
	return [...args.filter((arg) => arg !== flag), ...tests];
}

/** Which folder may import which. */
const ROOMS = '.dependency-cruiser.cjs';
const ROOMS_IN = ['nodes', 'credentials', 'sandbox/src'];

const typecheck = async () =>
	await runNode(TOOLS.tsc, [
		'--project',
		join(ROOT, 'test'),
		'--incremental',
		'--tsBuildInfoFile',
		join(ROOT, 'node_modules/.cache/typecheck.tsbuildinfo'),
	]);

const prettier = async (mode) => await runNode(TOOLS.prettier, [mode, '--log-level', 'warn', '.']);

/**
 * Goes on as another script in this very process, so that signals and the exit code are its own.
 * Relative paths among its arguments are meant from where the user typed the command.
 */
async function become(script, args) {
	process.chdir(process.env.INIT_CWD ?? process.cwd());
	process.argv = [process.argv[0], script, ...args];
	await import(pathToFileURL(script).href);
	return undefined;
}

const [command, ...args] = process.argv.slice(2);
const run = Object.hasOwn(COMMANDS, command ?? '') ? COMMANDS[command] : undefined;
if (run === undefined) {
	say(`Usage: node scripts/run.mjs ${Object.keys(COMMANDS).join('|')} [arguments]`);
	process.exitCode = 2;
} else {
	try {
		process.exitCode = await run(args);
	} catch (error) {
		say(error instanceof ScriptError ? error.message : error.stack);
		process.exitCode = 1;
	}
}
