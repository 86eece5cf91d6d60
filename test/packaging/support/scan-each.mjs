/**
 * Scans the given packages one by one in this process, since loading the rules takes far longer than
 * linting a small package. Prints what the scan of each would print, and its exit code, as JSON.
 *
 * node scan-each.mjs PACKAGE...
 */
import { scanPackage } from '../../../scripts/lib/scan-package.mjs';

const scans = [];
for (const directory of process.argv.slice(2)) {
	const lines = { stdout: [], stderr: [] };
	const status = await scanPackage(directory, {
		print: (line) => lines.stdout.push(line),
		complain: (line) => lines.stderr.push(line),
	});
	scans.push({ status, stdout: lines.stdout.join('\n'), stderr: lines.stderr.join('\n') });
}
process.stdout.write(JSON.stringify(scans));
