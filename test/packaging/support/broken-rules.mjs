/**
 * Prints, as JSON, the names of the rules that each of the given trees breaks. One process looks at all
 * of them, since loading dependency-cruiser takes far longer than a small tree.
 *
 * node broken-rules.mjs TREE...
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const PLACES = ['nodes', 'credentials', 'sandbox', 'test'];

const broken = [];
for (const tree of process.argv.slice(2)) {
	process.chdir(tree);
	const options = await extractDepcruiseOptions(resolve('.dependency-cruiser.cjs'));
	const tsConfig = extractTSConfig(resolve('tsconfig.json'));
	const places = PLACES.filter((place) => existsSync(place));
	const { output } = await cruise(places, options, undefined, { tsConfig });
	const names = output.summary.violations.map(({ rule }) => rule.name);
	broken.push([...new Set(names)].sort());
}
process.stdout.write(JSON.stringify(broken));
