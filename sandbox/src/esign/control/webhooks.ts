import type { FastifyInstance } from 'fastify';
import type { JsonObject } from '../../json.js';
import type { Sandbox } from '../../sandbox.js';
import { EsignError, invalidFolderId, requiredParameter } from '../errors.js';
import { EVENTS, type Channel, type EventName } from '../account-model.js';
import type { Envelope } from '../model.js';
import {
	optionalFlag,
	optionalNumber,
	optionalText,
	optionalWord,
	requiredNumber,
} from '../read/members.js';
import type { Delivery } from '../webhooks/deliveries.js';
import { payload } from '../webhooks/payload.js';
import { controlBody } from './body.js';
import { describeChannel } from './reports.js';

/** Channels, what was delivered to them, and deliveries out of the ordinary. */
export function registerWebhookControl(app: FastifyInstance, sandbox: Sandbox): void {
	const { esign } = sandbox;
	app.get('/channels', async () => esign.channels().map(describeChannel));
	app.get('/deliveries', async () => esign.deliveries.list());

	// `{"hold": true}` keeps deliveries back; false lets them go, `reversed` the latest first.
	app.post('/hold', async (request): Promise<{ held: boolean; released: Delivery[] }> => {
		const body = controlBody(request);
		const held = optionalFlag(body, 'hold') ?? true;
		if (held) esign.deliveries.hold();
		const reversed = optionalFlag(body, 'reversed') ?? false;
		return { held, released: held ? [] : await esign.deliveries.release(reversed) };
	});

	app.post('/deliver', async (request): Promise<Delivery[]> => {
		const body = controlBody(request);
		const channelId = requiredNumber(body, 'channelId');
		const channel = esign.channels().find((one) => one.channelId === channelId);
		if (channel === undefined) throw new EsignError('invalid channel id');
		const parcel = {
			event: optionalText(body, 'event') ?? '',
			folderId: optionalNumber(body, 'folderId') ?? null,
			body: contentOf(body, sandbox),
			secret: secretOf(body, channel),
		};
		const copies = optionalNumber(body, 'repeat') ?? 1;
		return await Promise.all(
			Array.from({ length: copies }, () => esign.deliveries.push(channel, parcel)),
		);
	});
}

/** Signed with the channel's secret, with another one (a forgery), or not at all. */
function secretOf(body: JsonObject, { secret }: Channel): string | null {
	if (optionalFlag(body, 'omitSignature') ?? false) return null;
	return optionalText(body, 'secret') ?? secret;
}

/** The body given, as text or JSON; else the one the event has for that envelope. */
function contentOf(body: JsonObject, sandbox: Sandbox): string {
	const given = body['body'] ?? undefined;
	if (typeof given === 'string') return given;
	if (given !== undefined) return JSON.stringify(given);
	const { esign, clock } = sandbox;
	const event = optionalWord(body, 'event', EVENTS);
	if (event === undefined) throw requiredParameter('event');
	const folderId = requiredNumber(body, 'folderId');
	const envelope = esign.envelopes().find((one) => one.folderId === folderId);
	if (envelope === undefined) throw invalidFolderId();
	const detail = {
		atMs: optionalNumber(body, 'atMs') ?? clock.now(),
		...actorOf(body, event, envelope),
	};
	return payload(esign.company(envelope.account), envelope, event, detail);
}

function actorOf(body: JsonObject, event: EventName, { parties }: Envelope): object {
	const sequence = optionalNumber(body, 'party');
	const party = parties.find((one) => one.sequence === sequence);
	const reason = optionalText(body, 'reason');
	return {
		...(party && event === 'folder_signed' && { signing: party }),
		...(party && event === 'folder_viewed' && { viewing: party }),
		...(party && event === 'folder_cancelled' && { cancelling: party }),
		...(reason !== undefined && { reason }),
	};
}
