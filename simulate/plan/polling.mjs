import { liveEnvelopes } from '../foxit/lives.mjs';
import { deliverer, EVENTS_BY_WEBHOOK } from '../foxit/webhooks.mjs';
import { Poller } from '../n8n/poller.mjs';
import { StaticData } from '../n8n/staticData.mjs';
import { WebhookTrigger } from '../n8n/webhook.mjs';

/**
 * Polls without faults after all has happened. One looks at 25 envelopes at most, or at fewer where the
 * service lets no more through in a minute, and there can be 240 of the executions as well.
 */
const LAST_POLLS = 24;

/**
 * Plays a polling trigger: from its activation until all that has happened can have been found, with
 * restarts of n8n in between. Where it is asked for missed events only, a trigger with a channel is in the
 * same workflow, and some deliveries are lost.
 *
 * @param {any} plan the history's
 * @param {object} n8n
 * @param {() => any} n8n.host of the process that polls now
 * @param {() => void} n8n.restart ends that process, and starts another
 */
export async function playPoller(plan, { host, restart }) {
	const { events, everyMs, restarts, onlyMissed } = plan.poller;
	const { world, network } = host();
	const store = new StaticData();
	const poller = new Poller({
		type: 'FoxitESignPollingTrigger',
		given: { authentication: 'platform', events, options: { onlyMissed } },
		store,
	});
	const delivered = events.filter((event) => EVENTS_BY_WEBHOOK.includes(event));
	const trigger = new WebhookTrigger({
		type: 'FoxitESignTrigger',
		given: { authentication: 'platform', channelMode: 'byHand', handEvents: delivered },
		store,
	});
	const deliveries = onlyMissed ? deliverer(plan, host, trigger, delivered) : undefined;
	const poll = async () => {
		deliveries?.polls();
		return await poller.poll(host());
	};
	// A user tries until the activation succeeds.
	while (!(await poller.activate(host(), 'activate'))) await world.pause(everyMs);
	const { endsAt, happened } = liveEnvelopes(plan, host(), (event) => deliveries?.tell(event));
	const due = restarts.map((share) => world.now + share * (endsAt - world.now));
	while (world.now < endsAt) {
		await world.pause(everyMs);
		if (due.length > 0 && world.now >= due[0]) {
			due.shift();
			restart();
			// n8n activates again by itself, until it succeeds.
			while (!(await poller.activate(host(), 'init'))) await world.pause(everyMs);
		} else if (everyMs < 120_000) {
			// n8n does not wait for one poll before it starts the next.
			void poll();
		} else {
			await poll();
		}
	}
	network.calm.add('poller');
	let calm = 0;
	for (let polls = 0; polls < LAST_POLLS; polls += 1) {
		await world.pause(10 * 60_000);
		calm += (await poll()) ? 1 : 0;
	}
	const started = [...poller.started, ...trigger.started];
	return {
		asked: events,
		happened,
		started,
		found: poller.started,
		isSettled: calm === LAST_POLLS,
	};
}
