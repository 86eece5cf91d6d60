/** The lock files serve every platform and every registry. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../support/package-nodes';

interface LockedPackage {
	version?: string;
	resolved?: string;
	optional?: boolean;
	optionalDependencies?: Record<string, string>;
}

describe.each(['package-lock.json', 'sandbox/package-lock.json'])('%s', (file) => {
	const content = readFileSync(join(ROOT, file), 'utf8');
	const { packages } = JSON.parse(content) as { packages: Record<string, LockedPackage> };

	it('names no registry', () => {
		expect(Object.keys(packages).filter((path) => packages[path]?.resolved)).toEqual([]);
		expect(content).not.toMatch(/https?:\/\/[^"]*(registry|npm)[^"]*\.tgz/);
	});

	// npm leaves out what a registry does not have, and then "npm ci" refuses the file.
	it('holds the packages of platforms other than the one it was made on', () => {
		const locked = new Set(Object.keys(packages).map((path) => path.split('node_modules/').pop()));
		const missing = Object.values(packages)
			.flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
			.filter((name) => !locked.has(name));
		expect(missing).toEqual([]);
	});
});
