import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 500;

/**
 * Plays the people who are asked for a signature: each signs when it is his or her turn, once n8n
 * waits for it.
 *
 * @param {import('../../support/sandbox-process.mjs').Control} control
 * @param {() => Promise<boolean>} isAwaited
 * @returns {{ end: () => Promise<void> }} sends them home; rejects if one could not sign
 */
export function playSigners({ esign }, isAwaited) {
	let ended = false;
	const sign = async () => {
		while (!ended) {
			for (const { folderId, party } of turns(await esign.folders())) {
				if (await isAwaited()) await esign.sign(folderId, party);
			}
			await sleep(LOOK_EVERY_MS);
		}
	};
	const signing = sign();
	// Told when they are sent home.
	signing.catch(() => undefined);
	return {
		async end() {
			ended = true;
			await signing;
		},
	};
}

const turns = (folders) =>
	folders.flatMap(({ folderId, parties }) =>
		parties
			.filter(({ invitedAtMs, signedAtMs }) => invitedAtMs !== null && signedAtMs === null)
			.map(({ sequence }) => ({ folderId, party: sequence })),
	);
