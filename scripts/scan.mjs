/** node scripts/scan.mjs [package directory]: see lib/scan-package.mjs. */
import { resolve } from 'node:path';

import { ROOT } from './lib/paths.mjs';
import { say } from './lib/process.mjs';
import { scanPackage } from './lib/scan-package.mjs';

process.exitCode = await scanPackage(resolve(process.argv[2] ?? ROOT), {
	print: console.log,
	complain: say,
});
