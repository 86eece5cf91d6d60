/**
 * The main job, start to end: Office files become PDFs in n8n's own engine, in one node.
 *
 * npm run demo -- [--foxit] [files]
 */
import { mkdir, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { startSandbox } from '../test/support/sandbox-process.mjs';
import { credentialData, HELP, readOptions } from './demo/options.mjs';
import { countRequests, watchSandbox } from './demo/sandbox-watch.mjs';
import { stage } from './demo/staging.mjs';
import { CREATE, demoWorkflow, READ, WRITE } from './demo/workflow.mjs';
import { ROOT } from './lib/paths.mjs';
import { say, ScriptError, secondsSince } from './lib/process.mjs';

const LIVELINESS_INTERVAL_MS = 2_000;
/** Nodes whose start and end are worth a line. */
const STEPS = [READ, CREATE, WRITE];
const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

const startMs = performance.now();
const tell = (who, what) => say(`${secondsSince(startMs).padStart(7)}  ${who}: ${what}`);

/** @returns {Promise<number>} the exit code */
async function main(args) {
	const options = readOptions(args);
	if (options.help) {
		process.stdout.write(HELP);
		return 0;
	}
	if (options.foxit) credentialData(undefined); // Complains before anything is started.
	const stop = onSignals();
	/** Undoes what was done, last thing first. */
	const cleanups = [];
	try {
		return await convert(options, stop, cleanups);
	} catch (error) {
		// The terminal sends Ctrl+C to the sandbox, too, so that things may break off anywhere.
		if (!stop.signalName) throw error;
		return stop.exitCode;
	} finally {
		for (const cleanup of cleanups.reverse()) await cleanup().catch((error) => say(String(error)));
		stop.release();
	}
}

async function convert({ foxit, files }, stop, cleanups) {
	// n8n takes seconds to load: whoever mistypes a file's name hears of it at once.
	const { createEngine } = await import('./engine/engine.mjs');
	const { failures, makeRows, table } = await import('./demo/report.mjs');
	const sandbox = foxit ? undefined : await startSandbox().catch(asScriptError);
	if (sandbox) cleanups.push(sandbox.stop);
	const credentials = credentialData(sandbox?.url);
	say(sandbox ? `Sandbox at ${sandbox.url}` : `Foxit's cloud; each file costs a credit`);

	const staged = await stage(files);
	cleanups.push(staged.remove);
	const writeTo = await outputFolder();
	const workflow = await demoWorkflow({ readFrom: staged.folder, writeTo });

	const engine = await createEngine({ packageRoot: ROOT, credentials: { foxitApi: credentials } });
	cleanups.push(async () => await engine.close());
	const result = await runWorkflow(engine, workflow, sandbox, stop);
	if (stop.signalName) return stop.exitCode;

	const log = await sandbox?.control.requests();
	// Without a sandbox's log: an upload, a submit, the polls and a download.
	const requestsOf = (ids) => (log ? countRequests(log, ids) : ids.polls && ids.polls + 3);
	const rows = await makeRows(result, staged.names, requestsOf);
	return report(rows, writeTo, { failures, table });
}

/** Runs it and shows that something is going on. */
async function runWorkflow(engine, workflow, sandbox, stop) {
	const watch = sandbox && watchSandbox(sandbox.control, tell);
	const ticker = setInterval(() => tell('…', 'at work'), LIVELINESS_INTERVAL_MS);
	const run = engine.run(workflow, {
		onNodeStart: (name) => {
			if (STEPS.includes(name)) tell(name, 'started');
		},
		onNodeFinish: async (name) => {
			await watch?.catchUp();
			if (STEPS.includes(name) && !stop.signalName) tell(name, 'finished');
		},
	});
	stop.onStop(run.cancel);
	try {
		return await run.promise;
	} finally {
		clearInterval(ticker);
		await watch?.end();
	}
}

/** The message of a sandbox that does not start tells all there is. */
function asScriptError(error) {
	throw new ScriptError(error.message);
}

async function outputFolder() {
	const folder = join(ROOT, 'demo-output');
	await mkdir(folder, { recursive: true });
	// n8n lets no symbolic link into a path.
	return await realpath(folder);
}

function report(rows, writeTo, { failures, table }) {
	process.stdout.write(`\n${table(rows)}\n`);
	const failed = rows.filter(({ failure }) => failure);
	const done = rows.length - failed.length;
	if (done > 0) {
		const where = relative(process.cwd(), writeTo) || '.';
		process.stdout.write(`\n${done} ${done === 1 ? 'PDF is' : 'PDFs are'} in ${where}\n`);
	}
	if (failed.length === 0) return 0;
	say(`\n${failures(rows)}`);
	return 1;
}

/** Catches the signals that end the demo, so that it can clear up. The second one ends it at once. */
function onSignals() {
	const state = { signalName: undefined, cancel: undefined };
	const onSignal = (signal) => {
		if (state.signalName) process.exit(SIGNAL_EXIT_CODES[signal]);
		state.signalName = signal;
		say(`\n${signal}: stopping …`);
		state.cancel?.();
	};
	const names = Object.keys(SIGNAL_EXIT_CODES);
	for (const name of names) process.on(name, onSignal);
	return {
		get signalName() {
			return state.signalName;
		},
		get exitCode() {
			return SIGNAL_EXIT_CODES[state.signalName];
		},
		onStop(cancel) {
			state.cancel = cancel;
			if (state.signalName) cancel();
		},
		release: () => {
			for (const name of names) process.off(name, onSignal);
		},
	};
}

// Not before the import is done: the script that becomes this one then sets the exit code.
setImmediate(async () => {
	try {
		process.exitCode = await main(process.argv.slice(2));
	} catch (error) {
		say(error instanceof ScriptError ? error.message : error.stack);
		process.exitCode = 1;
	}
});
