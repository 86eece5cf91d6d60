/** A Jest reporter: which test files took longest, at the end of a run of many. */
const { relative } = require('node:path');

const SHOWN = 10;

module.exports = class SlowestFiles {
	onRunComplete(_contexts, { testResults }) {
		if (testResults.length <= SHOWN) return;
		const files = testResults
			.map(({ testFilePath, perfStats }) => ({ testFilePath, ms: perfStats.end - perfStats.start }))
			.sort((a, b) => b.ms - a.ms)
			.slice(0, SHOWN);
		const lines = files.map(
			({ testFilePath, ms }) =>
				`${(ms / 1000).toFixed(1).padStart(7)} s  ${relative(process.cwd(), testFilePath)}`,
		);
		process.stderr.write(`\nThe slowest test files:\n${lines.join('\n')}\n`);
	}
};
