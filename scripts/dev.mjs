/**
 * A real n8n to try the package in, and to work on it: npm run dev -- [--port N]
 */
import { HOSTS } from '../test/host/hosts.mjs';
import { OWNER } from '../test/host/lib/api.mjs';
import { sandboxCredential } from '../test/host/lib/credentials.mjs';
import { readExamples, writeInputs } from '../test/host/lib/example-files.mjs';
import { startHost } from '../test/host/lib/host.mjs';
import { localise } from '../test/host/lib/localise.mjs';
import { isPortFree } from '../test/host/lib/ports.mjs';
import { Unavailable } from '../test/host/lib/unavailable.mjs';
import { startSandbox } from '../test/support/sandbox-process.mjs';
import { HELP, readOptions } from './dev/options.mjs';
import { rebuildOnChange } from './dev/rebuild.mjs';
import { say, ScriptError } from './lib/process.mjs';

const [NEWEST] = HOSTS;

async function main(args) {
	const { help, port } = readOptions(args);
	if (help) {
		process.stdout.write(HELP);
		return;
	}
	if (!(await isPortFree(port))) {
		throw new ScriptError(`Port ${port} is in use. "npm run dev -- --port N" takes another one.`);
	}
	const sandbox = await startSandbox();
	const cleanups = [sandbox.stop];
	onStop(cleanups);
	try {
		say(`Starting n8n ${NEWEST.n8n} …`);
		const host = await startHost(NEWEST, { port, env: { N8N_DEV_RELOAD: 'true' } });
		cleanups.push(host.stop);
		await host.credentials.create(sandboxCredential(sandbox.url));
		const loaded = await loadExamples(host);
		cleanups.push(rebuildOnChange(host.packageFolder));
		process.stdout.write(welcome(host, sandbox, loaded));
	} catch (error) {
		await runAll(cleanups);
		throw error;
	}
}

/** The example workflows, ready to be run: they read and write a folder with sample files. */
async function loadExamples({ workflows, filesFolder, nodeTypes }) {
	await writeInputs(filesFolder);
	const examples = await readExamples();
	for (const { workflow } of examples) {
		await workflows.import(localise(workflow, filesFolder, nodeTypes.find));
	}
	return examples.length;
}

const welcome = ({ url, filesFolder }, sandbox, count) => `
n8n is at ${url}
  E-mail     ${OWNER.email}
  Password   ${OWNER.password}

${count} example workflows are loaded, with a credential for the sandbox.
  Sandbox    ${sandbox.url}
  Files      ${filesFolder}

Ctrl+C ends it.
`;

function onStop(cleanups) {
	let stopping = false;
	const stop = async () => {
		if (stopping) return;
		stopping = true;
		say('Stopping …');
		await runAll(cleanups);
		process.exit();
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
}

/** Undoes what was done, last thing first. */
async function runAll(cleanups) {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
}

// Not before the import is done: the script that becomes this one then sets the exit code.
setImmediate(async () => {
	try {
		await main(process.argv.slice(2));
	} catch (error) {
		const told = error instanceof ScriptError || error instanceof Unavailable;
		say(told ? error.message : error.stack);
		process.exitCode = 1;
	}
});
