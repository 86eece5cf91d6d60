import { runQuietly } from '../../../scripts/lib/process.mjs';

/**
 * What a command of a cached folder prints.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string }} [options]
 * @returns {Promise<string>} both streams, without blanks around them
 * @throws {Error} when it cannot be started or ends with another exit code than 0
 */
export async function outputOf(command, args, options) {
	const { code, output } = await runQuietly(command, args, options);
	if (code !== 0) throw new Error(`${command} ended with exit code ${code}: ${output.trim()}`);
	return output.trim();
}
