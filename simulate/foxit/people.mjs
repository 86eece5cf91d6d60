import { roll } from '../runtime/chance.mjs';
import { readMark } from './intents.mjs';

/** The service delivers again what was not taken, three times more at most. */
const MAX_ATTEMPTS = 4;
const AGAIN_MS = 60_000;
/** A delivery that is not answered by then counts as not taken. */
const ANSWER_MS = 30_000;

/** What becomes of an envelope that somebody waits for, and how often. */
const FATES = [
	['signed', 0.5],
	['declined', 0.15],
	['finished without a field', 0.1],
	['cancelled', 0.1],
	['nothing', 0.15],
];

/** How an event is told. */
const TELLINGS = [
	['once', 0.4],
	['twice', 0.2],
	['early', 0.15],
	['late', 0.15],
	['lost', 0.1],
];

/**
 * Those who get an invitation, and the service's telling of what they do. They act upon envelopes of
 * *Send and Wait*; the events go to every channel of the account.
 */
export class People {
	/** Delivers to a channel's address. @type {(url: string, body: any) => Promise<number>} */
	post = async () => 404;
	/** Deliveries: to whom, of what, and whether they were taken. @type {any[]} */
	deliveries = [];

	constructor({ world, plan, channels }) {
		this.world = world;
		this.plan = plan;
		this.channels = channels;
	}

	/** Somebody has been asked to sign. */
	invited(envelope) {
		const [mark] = envelope.intents;
		const { execution } = readMark(mark);
		const planned = this.plan.executions.find(({ id }) => id === execution);
		if (!planned?.waitMinutes) return;
		const fate = this.#pick(FATES, `${mark} fate`);
		if (fate === 'nothing') return;
		const chance = roll(this.plan.seed, `${mark} acts`);
		// Some act before the execution is at rest, some after the time is over.
		const delayMs = 200 + chance ** 3 * planned.waitMinutes * 75_000;
		const telling = this.#pick(TELLINGS, `${mark} telling`);
		const late = telling === 'late' ? roll(this.plan.seed, `${mark} late`) * 600_000 : 0;
		const tellMs = telling === 'early' ? delayMs - 3_000 : delayMs + 50 + late;
		this.world.after(delayMs, () => act(envelope, fate, this.world.now));
		if (telling === 'lost') return;
		this.world.after(tellMs, () => {
			for (const url of this.channels.urlsFor(eventOf(fate))) {
				void this.#deliver(url, envelope, fate, telling === 'twice' ? 2 : 1);
			}
		});
	}

	async #deliver(url, envelope, fate, copies) {
		const body = {
			event_name: eventOf(fate),
			event_date: this.world.now,
			data: {
				folder: { folderId: envelope.folderId, folderName: envelope.name },
				...(fate === 'declined' && {
					cancelling_party: { emailId: 'mara@signer.example', firstName: 'Mara' },
					reason_for_cancelling: 'Not what we agreed',
				}),
			},
		};
		const delivery = { url, envelopeId: envelope.folderId, taken: false };
		this.deliveries.push(delivery);
		for (let attempt = 0; attempt < MAX_ATTEMPTS && !delivery.taken; attempt += 1) {
			if (attempt > 0) await this.world.pause(AGAIN_MS);
			const calls = Array.from({ length: copies }, () =>
				Promise.race([this.post(url, body), this.world.pause(ANSWER_MS)]),
			);
			const statuses = await Promise.all(calls);
			delivery.taken = statuses.some((status) => status !== undefined && status < 300);
		}
	}

	#pick(choices, name) {
		let left = roll(this.plan.seed, name);
		const [found] = choices.find(([, share]) => (left -= share) < 0) ?? choices[0];
		return found;
	}
}

function eventOf(fate) {
	return fate === 'declined' || fate === 'cancelled' ? 'folder_cancelled' : 'folder_executed';
}

/** What they do to an envelope that is still out. */
function act(envelope, fate, now) {
	if (envelope.status !== 'SHARED') return;
	envelope.endedAs = fate;
	envelope.endedAt = now;
	if (eventOf(fate) === 'folder_cancelled') {
		envelope.status = 'CANCELLED';
		return;
	}
	// Whoever has no field can finish all the same, and the envelope is executed.
	if (fate === 'finished without a field') envelope.fields = [];
	envelope.history = envelope.parties.map((_, index) => ({ party: index + 1, at: now }));
	envelope.status = 'EXECUTED';
}
