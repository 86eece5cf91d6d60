import { parseArgs } from 'node:util';

import { ScriptError } from '../../scripts/lib/process.mjs';
import { CHECKS } from './checks/index.mjs';
import { HOSTS } from './hosts.mjs';

export const HELP = `Tries the packed package in a real n8n, against the local sandbox.

  npm run test:host                          every check, in every n8n
  npm run test:host -- --host 2 examples     some checks, in one n8n

  --host N        ${HOSTS.map(({ name, n8n, node }) => `${name}: n8n ${n8n} on Node ${node}`).join('; ')}
  --report FILE   write the counts there, as JSON
  --help          this text

Checks:
${CHECKS.map(({ name, title, hosts }) => `  ${name.padEnd(14)}  ${title} (n8n ${hosts.join(' and ')})`).join('\n')}

The first run makes n8n in a cache folder, which takes some minutes and 3 GB for each n8n. The folder
is ~/.cache/n8n-nodes-foxit, or the one that FOXIT_HOST_CACHE names.
`;

/**
 * @param {string[]} args
 * @returns {{ help: boolean, report?: string, hosts: import('./hosts.mjs').HostVersion[],
 *   checks: import('./checks/index.mjs').Check[] }}
 * @throws {ScriptError} for an unknown option, host or check
 */
export function readOptions(args) {
	const { values, positionals } = parse(args);
	return {
		help: values.help,
		report: values.report,
		hosts: values.host.length === 0 ? HOSTS : values.host.map((name) => named(HOSTS, name, 'n8n')),
		checks:
			positionals.length === 0 ? CHECKS : positionals.map((name) => named(CHECKS, name, 'check')),
	};
}

function named(list, name, kind) {
	const found = list.find((one) => one.name === name);
	if (found) return found;
	const names = list.map((one) => one.name).join(', ');
	throw new ScriptError(`There is no ${kind} "${name}". There is: ${names}.`);
}

function parse(args) {
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: {
				host: { type: 'string', multiple: true, default: [] },
				report: { type: 'string' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
	} catch (error) {
		if (!/^ERR_PARSE_ARGS/.test(error.code ?? '')) throw error;
		throw new ScriptError(
			`${error.message.split('. ')[0]}. "npm run test:host -- --help" lists the options.`,
		);
	}
}
