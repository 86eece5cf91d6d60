#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DEFAULT_KEYS, startSandbox } from './index.js';

const DEFAULT_PORT = 8787;
const HELP = `A local server that answers like Foxit PDF Services.

  --port N           port to listen on (default ${DEFAULT_PORT}; 0 picks a free one)
  --settings X       changes to the settings: JSON, or a file that holds it
  --exit-with-stdin  stop when standard input closes
  --help             this text
`;

interface Options {
	port: number;
	settings: unknown;
	exitWithStdin: boolean;
}

function readOptions(): Options | undefined {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: String(DEFAULT_PORT) },
			settings: { type: 'string' },
			'exit-with-stdin': { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return undefined;
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65535)
		throw new Error(`--port: not a port number: ${values.port}`);
	return {
		port,
		settings: readSettings(values.settings),
		exitWithStdin: values['exit-with-stdin'],
	};
}

function readSettings(source: string | undefined): unknown {
	if (source === undefined) return {};
	const text = source.trimStart().startsWith('{') ? source : readFileSync(source, 'utf8');
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new Error(
			`--settings: not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
		);
	}
}

/** Secrets of somebody's own settings are not for the screen. */
function keysToEnter(settings: unknown): string {
	const own = typeof settings === 'object' && settings !== null && 'accounts' in settings;
	const [id, secret] = own
		? ['one of your settings', 'the one that goes with it']
		: [DEFAULT_KEYS.clientId, DEFAULT_KEYS.clientSecret];
	return `  Client ID      ${id}\n  Client Secret  ${secret}\n`;
}

async function main(): Promise<void> {
	const options = readOptions();
	if (options === undefined) {
		process.stdout.write(HELP);
		return;
	}
	const sandbox = await startSandbox(options);
	let stopping = false;
	const stop = (): void => {
		if (stopping) return;
		stopping = true;
		void sandbox.close().finally(() => process.exit());
	};
	process.on('SIGINT', stop).on('SIGTERM', stop);
	if (options.exitWithStdin)
		process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();

	process.stdout.write(
		`listening on ${sandbox.url}\n\n` +
			'In n8n, make a Foxit API credential with\n' +
			'  Environment    Custom URL\n' +
			`  Base URL       ${sandbox.url}\n` +
			keysToEnter(options.settings),
	);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
