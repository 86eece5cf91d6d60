import { parseArgs } from 'node:util';

import { ScriptError } from '../lib/process.mjs';

/** n8n's own. */
const DEFAULT_PORT = 5678;

export const HELP = `A real n8n with this package in it and the example workflows loaded, against the local sandbox.

  npm run dev
  npm run dev -- --port 5700

  --port N   port of n8n (default ${DEFAULT_PORT})
  --help     this text

The package is built again when its sources change. n8n starts empty each time: download a workflow
that you want to keep. The first run installs n8n in a cache folder, which takes some minutes and 3 GB.
`;

/**
 * @param {string[]} args
 * @returns {{ help: boolean, port: number }}
 * @throws {ScriptError} for an unknown option and for what is not a port
 */
export function readOptions(args) {
	const { values } = parse(args);
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 1 || port > 65535) {
		throw new ScriptError(`--port: not a port number: ${values.port}`);
	}
	return { help: values.help, port };
}

function parse(args) {
	try {
		return parseArgs({
			args,
			options: {
				port: { type: 'string', default: String(DEFAULT_PORT) },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
	} catch (error) {
		if (!/^ERR_PARSE_ARGS/.test(error.code ?? '')) throw error;
		throw new ScriptError(
			`${error.message.split('. ')[0]}. "npm run dev -- --help" lists the options.`,
		);
	}
}
