import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { ROOT } from '../lib/paths.mjs';
import { ScriptError } from '../lib/process.mjs';

const SAMPLES = join(ROOT, 'examples/files');

/** Keys of the account that every sandbox starts with. */
const SANDBOX_KEYS = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };

export const HELP = `Turns Office files into PDFs: examples/office-to-pdf.json in n8n's own engine, with the node from dist/.

  npm run demo                          three sample files, against the local sandbox
  npm run demo -- my.docx "b c.xlsx"    files of yours (Word, Excel, PowerPoint, text, HTML, images)
  npm run demo -- --foxit [files]       Foxit's cloud in place of the sandbox: one credit per file

  --foxit   use the keys in FOXIT_CLIENT_ID and FOXIT_CLIENT_SECRET (and FOXIT_BASE_URL, if set)
  --help    this text

The PDFs are written to demo-output/. The exit code is 0 only if every file became a PDF.
`;

/**
 * @typedef {object} DemoOptions
 * @property {boolean} help
 * @property {boolean} foxit Foxit's cloud in place of the sandbox
 * @property {string[]} files absolute paths
 */

/**
 * @param {string[]} args
 * @param {string} [cwd] where relative paths start
 * @returns {DemoOptions}
 * @throws {ScriptError} for an unknown option and for what is not a readable file
 */
export function readOptions(args, cwd = process.cwd()) {
	const { values, positionals } = parse(args);
	if (values.help) return { help: true, foxit: false, files: [] };
	const files = positionals.length > 0 ? positionals.map((path) => resolve(cwd, path)) : samples();
	for (const file of files) requireFile(file);
	return { help: false, foxit: values.foxit, files: [...new Set(files)] };
}

function parse(args) {
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: {
				foxit: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
	} catch (error) {
		if (!/^ERR_PARSE_ARGS/.test(error.code ?? '')) throw error;
		throw new ScriptError(
			`${error.message.split('. ')[0]}. "npm run demo -- --help" lists the options.`,
		);
	}
}

const samples = () => readdirSync(SAMPLES).map((name) => join(SAMPLES, name));

function requireFile(path) {
	const stat = statSync(path, { throwIfNoEntry: false });
	if (stat === undefined) throw new ScriptError(`There is no file ${path}.`);
	if (!stat.isFile()) throw new ScriptError(`${path} is a folder. Name the files in it.`);
	if (stat.size === 0) throw new ScriptError(`The file ${basename(path)} is empty.`);
}

/**
 * The data of the workflow's credential.
 *
 * @param {string | undefined} sandboxUrl absent: Foxit's cloud, with keys from the environment
 * @param {NodeJS.ProcessEnv} [env]
 * @throws {ScriptError} when a key is missing
 */
export function credentialData(sandboxUrl, env = process.env) {
	if (sandboxUrl) return { ...SANDBOX_KEYS, environment: 'custom', baseUrl: sandboxUrl };
	const baseUrl = env.FOXIT_BASE_URL?.trim();
	return {
		clientId: requireKey(env, 'FOXIT_CLIENT_ID'),
		clientSecret: requireKey(env, 'FOXIT_CLIENT_SECRET'),
		...(baseUrl ? { environment: 'custom', baseUrl } : { environment: 'us', baseUrl: '' }),
	};
}

function requireKey(env, name) {
	const key = env[name]?.trim();
	if (key) return key;
	throw new ScriptError(
		`--foxit needs your Foxit keys in FOXIT_CLIENT_ID and FOXIT_CLIENT_SECRET, and ${name} is not set.`,
	);
}
