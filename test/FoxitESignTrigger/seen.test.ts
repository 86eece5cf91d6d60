import type { IWebhookFunctions } from 'n8n-workflow';

import { claimDelivery, isSeen, isStale } from '../../nodes/FoxitESignTrigger/seen';

const NOW = Date.UTC(2026, 0, 31);
const key = (number: number, at = NOW - 1_000_000 + number) => `${number}|folder_executed||${at}`;

/** A trigger of a workflow of its own; a restart keeps the data alone. */
function trigger(id: string, data: object = {}) {
	return {
		getWorkflow: () => ({ id }),
		getNode: () => ({ id: 'trigger' }),
		getMode: () => 'webhook',
		getWorkflowStaticData: () => data,
	} as unknown as IWebhookFunctions;
}

it('a delivery is taken once, in this process and after a restart', () => {
	const data = {};
	const context = trigger('once', data);
	expect(claimDelivery(context, key(1))).toBe(true);
	expect(claimDelivery(context, key(1))).toBe(false);
	const saved = JSON.parse(JSON.stringify(data)) as object;
	expect(isSeen(trigger('once after a restart', saved), key(1))).toBe(true);
});

it('a captured one is never taken again, however many have come since', () => {
	const data = {};
	const context = trigger('captured', data);
	const count = 2_505;
	for (let number = 1; number <= count; number += 1) {
		expect(isStale(context, NOW - 1_000_000 + number, NOW)).toBe(false);
		expect(claimDelivery(context, key(number))).toBe(true);
	}
	const saved = JSON.parse(JSON.stringify(data)) as { seen: string[] };
	expect(saved.seen).toHaveLength(1_000);
	for (const known of [context, trigger('captured after a restart', saved)]) {
		for (let number = 1; number <= count; number += 1) {
			const isKnown = isSeen(known, key(number));
			expect(isKnown || isStale(known, NOW - 1_000_000 + number, NOW)).toBe(true);
		}
		expect(isStale(known, NOW - 1_000_000 + count + 1, NOW)).toBe(false);
	}
});

it('an event is stale after 90 days, and one without a date never', () => {
	const context = trigger('stale');
	const day = 24 * 60 * 60_000;
	expect(isStale(context, NOW - 90 * day, NOW)).toBe(false);
	expect(isStale(context, NOW - 90 * day - 1, NOW)).toBe(true);
	expect(isStale(context, undefined, NOW)).toBe(false);
});
