/**
 * A Jest sequencer: the longest files start first, so that none of them is still under way when all
 * others are over. Jest knows by itself how long files took, but not in a fresh clone.
 */
const { default: Sequencer } = require('@jest/test-sequencer');

/** Most of them run other programs: a compiler, a linter, a simulator. */
const LONG = [
	...['simulate/simulator', 'matrix/matrix', 'scripts/newOperation', 'packaging/scan'],
	...['demo/demo', 'docgen-cases/properties', 'FoxitPdfServices/chainEnds', 'sandbox/control'],
].map((name) => `/test/${name}.test.ts`);

class LongFilesFirst extends Sequencer {
	static LONG = LONG;

	sort(tests) {
		const isLong = ({ path }) => LONG.some((end) => path.replaceAll('\\', '/').endsWith(end));
		const sorted = super.sort(tests);
		return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
	}
}

module.exports = LongFilesFirst;
