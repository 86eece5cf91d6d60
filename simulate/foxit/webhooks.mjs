import { createHmac } from 'node:crypto';

import { Dice } from '../runtime/chance.mjs';

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
