/**
 * Jest's environment for Node, with what outlives a test file: free processes
 * (`shared-processes.mjs`) and libraries (`outside.mjs`). The map is behind a getter, since Jest
 * empties all objects that a finished environment's globals hold.
 */
const { TestEnvironment } = require('jest-environment-node');

const freeProcesses = new Map();

module.exports = class extends TestEnvironment {
	async setup() {
		await super.setup();
		Object.defineProperty(this.global, Symbol.for('foxit.freeProcesses'), {
			get: () => freeProcesses,
		});
		this.global[Symbol.for('foxit.importOutside')] = async (name) => await import(name);
	}
};
