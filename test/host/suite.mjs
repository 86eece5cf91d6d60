/** The tests, to be run by Node's test runner: node suite.mjs [--host N] [checks] */
import { describe } from 'node:test';

import { say } from '../../scripts/lib/process.mjs';
import { n8nInstallation } from './lib/n8n-install.mjs';
import { Unavailable } from './lib/unavailable.mjs';
import { useHost } from './lib/use-host.mjs';
import { readOptions } from './options.mjs';

const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

// Leaving takes every n8n and its folder along.
for (const [signal, code] of Object.entries(SIGNAL_EXIT_CODES)) {
	process.once(signal, () => process.exit(code));
}

const { hosts, checks } = readOptions(process.argv.slice(2));

/** Why this n8n cannot be had on this machine, if so. */
async function whyNot(version) {
	say(`n8n ${version.n8n} on Node ${version.node}`);
	try {
		await n8nInstallation(version);
		return undefined;
	} catch (error) {
		if (!(error instanceof Unavailable)) throw error;
		say(error.message);
		return `cannot be had here: ${error.message.split('\n')[0]}`;
	}
}

for (const version of hosts) {
	const skip = (await whyNot(version)) ?? false;
	const here = checks.filter((check) => check.hosts.includes(version.name));
	const sharing = here.filter(({ ownHosts }) => !ownHosts);
	describe(`n8n ${version.n8n} on Node ${version.node}`, { skip }, () => {
		if (sharing.length > 0) {
			describe('in its default settings', () => {
				const shared = useHost(version);
				for (const check of sharing) {
					describe(check.title, () => check.define({ version, shared }));
				}
			});
		}
		for (const check of here.filter(({ ownHosts }) => ownHosts)) {
			describe(check.title, () => check.define({ version, shared: undefined }));
		}
	});
}
