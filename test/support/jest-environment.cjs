/**
 * Jest's environment for Node, with what outlives a test file: `shared-processes.mjs`. A getter, since
 * Jest empties all objects that a finished environment's globals hold.
 */
const { TestEnvironment } = require('jest-environment-node');

const freeProcesses = new Map();

module.exports = class extends TestEnvironment {
	async setup() {
		await super.setup();
		Object.defineProperty(this.global, Symbol.for('foxit.freeProcesses'), {
			get: () => freeProcesses,
		});
	}
};
