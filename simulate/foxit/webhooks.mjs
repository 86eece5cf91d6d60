import { createHmac } from 'node:crypto';

import { Dice, roll } from '../runtime/chance.mjs';

/** The secret of the channel, which is the trigger's as well. */
export const CHANNEL_SECRET = 'simulated-channel-secret';

/** How long the service waits before it delivers again what was not taken. */
const AGAIN_MS = 60_000;
const MAX_ATTEMPTS = 8;

/** The template whose envelopes the trigger waits for. */
export const TEMPLATE_ID = '7001';

/**
 * Delivers events to a trigger as the service does: signed, again when they were not taken, and now
 * and then several times at once. Forged ones come in between.
 *
 * @param {any} plan the history's
 * @param {any} host `() => host` of the process that listens now
 * @param {import('../n8n/webhook.mjs').WebhookTrigger} trigger
 * @returns {Promise<any[]>} the events, each with what became of it
 */
export async function deliverEvents(plan, host, trigger) {
	const { events, copies, forged, withMetadata } = plan.trigger;
	const dice = new Dice(`${plan.seed} events`);
	const { world, service } = host();
	const all = Array.from({ length: events }, (_, number) => {
		const mark = `@e9.0.${number}@`;
		const envelopeId = service.eSign.premake(mark, 'EXECUTED', { n8nTemplateId: TEMPLATE_ID });
		return { number, envelopeId, date: world.now + number, copies: dice.pick(copies) };
	});
	await Promise.all(
		all.map(async (event) => {
			await world.pause(dice.whole(0, 30_000));
			const body = bodyOf(event, withMetadata);
			if (forged) {
				const status = await call(host(), trigger, { ...body, event_date: 1 }, 'another secret');
				event.forgedTaken = status >= 200 && status < 300;
			}
			for (let attempt = 0; attempt < MAX_ATTEMPTS && !event.taken; attempt += 1) {
				if (attempt > 0) await world.pause(AGAIN_MS);
				const calls = Array.from({ length: event.copies }, () =>
					call(host(), trigger, body, CHANNEL_SECRET),
				);
				const statuses = await Promise.all(calls);
				event.taken = statuses.some((status) => status >= 200 && status < 300);
			}
		}),
	);
	return all;
}

/** What a channel tells; there is no event for an envelope that expires. */
export const EVENTS_BY_WEBHOOK = [
	'folder_sent',
	'folder_signed',
	'folder_executed',
	'folder_cancelled',
];

/** How late a delivery comes, so that a poll may have found the event. */
const LATE_MS = 30 * 60_000;
const LOST = 0.3;
const WITH_A_POLL = 0.3;
const MOMENT_MS = 1_500;

/**
 * Delivers events as they happen: some never, some so late that they have been found by looking, and
 * some at the moment of a poll.
 *
 * @param {any} plan the history's
 * @param {any} host `() => host` of the process that listens now
 * @param {import('../n8n/webhook.mjs').WebhookTrigger} trigger
 * @param {readonly string[]} events those of the channel
 * @returns {{ tell: (event: any) => void, polls: () => void }} what to call when an event has happened, and
 *   when a poll begins
 */
export function deliverer(plan, host, trigger, events) {
	const { world } = host();
	/** Deliveries that come with the next poll. @type {Array<() => void>} */
	let held = [];
	const nextPoll = () => new Promise((resolve) => void held.push(() => resolve(undefined)));
	const deliverOne = async ({ event, envelopeId, who, number }) => {
		const chance = (what) => roll(plan.seed, `delivery ${number} ${what}`);
		if (!events.includes(event) || chance('lost') < LOST) return;
		const party = who && { partyId: 9_000_000 + Number(/\d/.exec(who)), emailId: who };
		const body = {
			event_name: event,
			event_date: world.now,
			data: { folder: { folderId: envelopeId }, ...(party && { signing_party: party }) },
		};
		if (chance('with a poll') < WITH_A_POLL) {
			await nextPoll();
			await world.pause(chance('moment') * MOMENT_MS);
		} else {
			await world.pause(chance('late') ** 2 * LATE_MS);
		}
		for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
			const status = await call(host(), trigger, body, CHANNEL_SECRET);
			if (status < 300) return;
			await world.pause(AGAIN_MS);
		}
	};
	return {
		tell: (event) => void deliverOne(event),
		polls: () => {
			for (const go of held) go();
			held = [];
		},
	};
}

async function call(host, trigger, body, secret) {
	const rawBody = Buffer.from(JSON.stringify(body));
	const signature = createHmac('sha256', secret).update(rawBody).digest('base64');
	return await trigger.call(host, { rawBody, query: { signature } });
}

function bodyOf({ envelopeId, date, number }, withMetadata) {
	const metadata = withMetadata ? { n8nTemplateId: TEMPLATE_ID } : {};
	return {
		event_name: 'folder_executed',
		event_date: date,
		data: { folder: { folderId: envelopeId, folderName: `Agreement ${number}`, metadata } },
	};
}
