/**
 * n8n's community scanner without the network: the sources and the packed tarball, each linted with
 * the scanner's rules, under the plugin release the scanner pins and under the newest one. Inline
 * disables are ignored, and a warning counts as much as an error.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { ESLint } from 'eslint';

import { filesUnder } from './fingerprint.mjs';
import { pack } from './pack.mjs';
import { ROOT } from './paths.mjs';
import { ScriptError } from './process.mjs';
import { NEWEST_PLUGIN, PINNED_PLUGIN, scanConfig } from './scan-config.mjs';

/** What the scanner lints at the attested commit: what can end up in the published package. */
const sourceFiles = (directory) => [
	join(directory, 'package.json'),
	...['nodes', 'credentials']
		.flatMap((folder) => filesUnder(join(directory, folder)))
		.filter((file) => /\.(js|ts|json)$/.test(file)),
];

/** What the scanner lints in the published tarball. */
const tarballFiles = (directory) => [
	join(directory, 'package.json'),
	...filesUnder(directory).filter((file) => file.endsWith('.js')),
];

async function lint(directory, files, pluginName) {
	const eslint = new ESLint({
		cwd: directory,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await scanConfig(pluginName),
	});
	const results = await eslint.lintFiles(files);
	return results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, ruleId, message }) => ({
			where: `${relative(directory, filePath)}:${line ?? 1}`,
			rule: ruleId ?? 'eslint',
			message,
		})),
	);
}

const installedVersion = (packageName) =>
	JSON.parse(readFileSync(join(ROOT, 'node_modules', packageName, 'package.json'), 'utf8')).version;

/** Lints one leg with each plugin release and says what was found; resolves to the findings. */
async function scanLeg(name, directory, files, print) {
	// package.json alone is no package: a scan that saw no code must not pass.
	if (files.length < 2) throw new ScriptError(`Nothing to scan: no code files in the ${name}.`);
	let total = 0;
	for (const pluginName of [PINNED_PLUGIN, NEWEST_PLUGIN]) {
		const version = installedVersion(pluginName);
		const findings = await lint(directory, files, pluginName);
		total += findings.length;
		print(
			`${name.padEnd(8)} community-nodes ${version}: ${files.length} files linted, ${findings.length} findings`,
		);
		for (const { where, rule, message } of findings) {
			print(`    ${where}  ${message}  ${rule}`);
		}
	}
	return total;
}

/**
 * @param {string} directory of the package
 * @param {{ print: (line: string) => void, complain: (line: string) => void }} out where the findings
 *   go, and what hindered the scan
 * @returns {Promise<number>} the exit code
 */
export async function scanPackage(directory, { print, complain }) {
	const workspace = mkdtempSync(join(tmpdir(), 'foxit-scan-'));
	try {
		const packed = await pack(directory, workspace);
		const findings =
			(await scanLeg('sources', directory, sourceFiles(directory), print)) +
			(await scanLeg('tarball', packed.directory, tarballFiles(packed.directory), print));
		print(findings === 0 ? 'Scan passed: no findings.' : `Scan failed: ${findings} findings.`);
		return findings === 0 ? 0 : 1;
	} catch (error) {
		complain(error instanceof ScriptError ? error.message : error.stack);
		return 1;
	} finally {
		rmSync(workspace, { recursive: true, force: true });
	}
}
