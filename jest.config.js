const { availableParallelism, totalmem } = require('node:os');

/** What a worker, its sandbox and its engine may come to. */
const BYTES_PER_WORKER = 3 * 1024 ** 3;
/** A worker waits for about half of its time: for a task's end, or for its engine and sandbox. */
const WORKERS_PER_CORE = 1.5;

/**
 * Each test file has a world of its own, in which every look at a global is slow. Modules are given
 * these ones as values, so a test may replace their members (`Math.random`), and not themselves.
 */
const STEADY_GLOBALS = [
	...['Array', 'Boolean', 'Error', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise'],
	...['RegExp', 'Set', 'String', 'Symbol'],
];

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: '<rootDir>/test/support/jest-environment.cjs',
	testSequencer: '<rootDir>/test/support/long-files-first.cjs',
	sandboxInjectedGlobals: STEADY_GLOBALS,
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	// The host tests start a real n8n and have a runner of their own.
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/host/'],
	modulePathIgnorePatterns: [
		'<rootDir>/dist/',
		'<rootDir>/sandbox/dist/',
		'<rootDir>/demo-output/',
	],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
				// A dynamic import stays one, so that tests can load ES modules such as the sandbox.
				module: { type: 'commonjs', ignoreDynamic: true },
				sourceMaps: 'inline',
			},
		],
	},
	// Only what hangs reaches it, however busy the machine is.
	testTimeout: 10 * 60_000,
	maxWorkers: Math.max(
		1,
		Math.min(
			Math.ceil(WORKERS_PER_CORE * availableParallelism()),
			Math.floor(totalmem() / BYTES_PER_WORKER),
		),
	),
	reporters: ['default', '<rootDir>/test/support/slowest-files.cjs'],
};
