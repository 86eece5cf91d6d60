import { Dice } from '../runtime/chance.mjs';

/** Lives of envelopes, as steps: who signs, and how it ends. */
const LIVES = [
	['signed 1', 'signed 2', 'executed'],
	['signed 1', 'executed'],
	['signed 1', 'signed 2', 'executed'],
	['cancelled'],
	['signed 1', 'cancelled'],
	['expired'],
	['signed 1'],
	[],
];

/** How long all of it takes. */
const SPAN_MS = 60 * 60_000;

const PARTIES = [1, 2].map((number) => ({
	firstName: `Person ${number}`,
	lastName: 'Lind',
	emailId: `person${number}@signer.example`,
}));

/**
 * Lets envelopes come into being, be signed and end while a poller looks on.
 *
 * @param {any} plan the history's
 * @param {{ world: any, service: any }} host
 * @param {(event: any) => void} deliver called for each event
 * @returns {{ endsAt: number, happened: any[] }} when the last has happened, and all events as they
 *   happen: `{ event, envelopeId, who }`
 */
export function liveEnvelopes(plan, { world, service }, deliver) {
	const dice = new Dice(`${plan.seed} lives`);
	const happened = [];
	const { eSign } = service;
	const note = (event, envelopeId, who = '') => {
		const one = { event, envelopeId, who, number: happened.length };
		happened.push(one);
		deliver(one);
	};
	for (let number = 0; number < plan.poller.envelopes; number += 1) {
		const life = dice.pick(LIVES);
		const times = [...life, 'made'].map(() => dice.whole(1_000, SPAN_MS)).sort((a, b) => a - b);
		let envelope;
		world.after(times[0] ?? 0, () => {
			const id = eSign.premake(`@e8.0.${number}@`, 'SHARED');
			envelope = eSign.envelopes.get(id);
			const fields = [1, 2].map((party) => ({ type: 'signature', party }));
			Object.assign(envelope, { parties: PARTIES, fields, history: [] });
			note('folder_sent', id);
		});
		life.forEach((step, index) => {
			world.after(times[index + 1] ?? 0, () => {
				const [what, who] = step.split(' ');
				note(`folder_${what}`, envelope.folderId, who && PARTIES[Number(who) - 1].emailId);
				if (who) {
					envelope.history.push({ party: Number(who), at: world.now });
					envelope.status = 'PARTIALLY SIGNED';
				} else {
					envelope.status = what.toUpperCase();
				}
				// Whoever is left has finished too when it is executed.
				if (what === 'executed' && envelope.history.length === 1) {
					envelope.history.push({ party: 2, at: world.now });
					note('folder_signed', envelope.folderId, PARTIES[1].emailId);
				}
			});
		});
	}
	return { endsAt: world.now + SPAN_MS, happened };
}
