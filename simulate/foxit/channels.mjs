import { json } from './answers.mjs';

const FIRST_ID = 4_001;

/** Webhook channels of one account. As the service does, each gets the events of all envelopes. */
export class Channels {
	/** @type {Map<number, any>} */
	all = new Map();
	#count = 0;

	constructor({ world }) {
		this.world = world;
	}

	/** @param {(envelopeId: number) => string[]} intentsOf the intents that an envelope is for */
	describe({ path, text }, intentsOf) {
		if (path === '/webhook/channellist') {
			return { kind: 'read', path, intents: [], place: 'channels read' };
		}
		const body = JSON.parse(text());
		if (path === '/webhook/createwebhookchannel') {
			const [, envelopeId] = /envelope (\d+)/.exec(body.channelName) ?? [];
			const intents = intentsOf(Number(envelopeId));
			return { kind: 'channel', path, intents, body, place: `${intents[0]} channel` };
		}
		return { kind: 'delete', path, intents: [], body, place: 'channels delete' };
	}

	answer({ path, body }) {
		switch (path) {
			case '/webhook/channellist':
				return json(200, { result: 'success', templatesList: [...this.all.values()] });
			case '/webhook/createwebhookchannel':
				return json(200, { result: 'success', webhookChannel: this.#make(body) });
			case '/webhook/deletechannels':
				for (const id of body.channelIds) this.all.delete(id);
				return json(200, { result: 'success', message: 'deleted' });
			default:
				return json(404, { message: 'No static resource' });
		}
	}

	/** Where an event is delivered to. @returns {string[]} */
	urlsFor(event) {
		return [...this.all.values()]
			.filter(({ eventsSubscribedMap }) => eventsSubscribedMap[event] === true)
			.map(({ webhookUrl }) => webhookUrl);
	}

	#make({ channelName, webhookUrl, webhookLevel, events }) {
		const channelId = FIRST_ID + this.#count;
		this.#count += 1;
		const channel = {
			channelId,
			channelName,
			webhookUrl,
			webhookLevel,
			eventsSubscribedMap: events,
			status: 'active',
			dateCreated: this.world.now,
		};
		this.all.set(channelId, channel);
		return channel;
	}
}
