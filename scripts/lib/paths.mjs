import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');
export const SANDBOX = join(ROOT, 'sandbox');
export const DIST = join(ROOT, 'dist');

/** The script of an installed tool, to be run by this very Node. */
export const TOOLS = {
	depcruise: join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
	eslint: join(ROOT, 'node_modules/eslint/bin/eslint.js'),
	gulp: join(ROOT, 'node_modules/gulp/bin/gulp.js'),
	jest: join(ROOT, 'node_modules/jest/bin/jest.js'),
	prettier: join(ROOT, 'node_modules/prettier/bin/prettier.cjs'),
	tsc: join(ROOT, 'node_modules/typescript/bin/tsc'),
};
