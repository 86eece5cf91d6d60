/**
 * The n8n releases that this package is tried in: the current major, and the last release of the one
 * before, which many servers still run.
 *
 * @typedef {object} HostVersion
 * @property {string} name what `--host` calls it: the major
 * @property {string} n8n exact version
 * @property {string} node major of the Node that this n8n is meant for
 * @property {Record<string, string>} overrides for packages that cannot be had as n8n asks for them
 * @property {Record<string, string>} env
 */

/** A newer linkedom asks for a package that not every registry has. */
const LINKEDOM = { linkedom: '0.18.12' };

/** @type {HostVersion[]} */
export const HOSTS = [
	{ name: '2', n8n: '2.41.1', node: '24', overrides: LINKEDOM, env: {} },
	{
		name: '1',
		n8n: '1.123.81',
		node: '20',
		// Its own xlsx comes from a host of its maker, not from the registry.
		overrides: { ...LINKEDOM, xlsx: '0.18.5' },
		// Its default engine wants isolated-vm, an addon that is not compiled here.
		env: { N8N_EXPRESSION_ENGINE: 'legacy' },
	},
];
