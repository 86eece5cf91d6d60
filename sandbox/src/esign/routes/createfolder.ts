import type { Answer } from '../../http/answer.js';
import type { JsonObject } from '../../json.js';
import { checkCredits } from '../../http/submit.js';
import { requiredParameter } from '../errors.js';
import type { NewDocument } from '../files/library.js';
import { receive, type Received } from '../files/receive.js';
import type { Envelope } from '../model.js';
import { madeAnswer } from '../present/made.js';
import { readFields } from '../read/fields.js';
import { optionalFlag, requiredText } from '../read/members.js';
import { readSendOptions, type SendOptions } from '../read/options.js';
import { readParties } from '../read/parties.js';
import {
	newEnvelope,
	openSessions,
	senderOf,
	signersOf,
	type Ingredients,
} from '../state/assemble.js';
import { newFields } from '../state/fields.js';
import { operationOf, type EsignEndpoint, type EsignRequest } from '../read/request.js';

const PATH = '/folders/createfolder';

/** docs/contract/esign.md#create-an-envelope. */
export const createFolder: EsignEndpoint = {
	method: 'POST',
	path: PATH,
	async handle(request) {
		const received = await receive(request);
		try {
			return await create(request, received);
		} finally {
			await received.discard();
		}
	},
};

async function create(request: EsignRequest, received: Received): Promise<Answer> {
	const { body } = received;
	const { esign, account } = request;
	// docs/contract/esign.md#create-an-envelope, live: documents before parties.
	received.check();
	const name = requiredText(body, 'folderName');
	const options = readSendOptions(body);
	const parties = readParties(body) ?? [];
	// A draft is made without them (docs/contract/esign.md#create-an-envelope, live).
	if (parties.length === 0 && goesOut(options)) throw requiredParameter('parties');
	const wanted = readFields(body);
	const search = readSearch(body, received.by);
	checkOrder(request, options, parties);
	const documents: NewDocument[] = [];
	for (const file of await received.files())
		documents.push(await esign.library.add(account, file, search));
	const sequences = parties.map(({ sequence }) => sequence);
	const envelope = makeEnvelope(request, PATH, {
		name,
		parties,
		documents: documents.map(({ document }) => document),
		fields: newFields(documents, wanted, sequences, () => esign.counters.next('field')),
		options,
		source: 'API',
	});
	return madeAnswer(envelope, request.company, request.surface, 'folder created');
}

/** Whether the call that makes an envelope also sends it. */
export function goesOut({ sendNow = true, sessions }: SendOptions): boolean {
	return !sessions.sending && (sendNow || sessions.signers !== undefined);
}

/** What can be refused before any document is looked at: credits, sender, signers. */
export function checkOrder(
	{ call, sandbox, company, surface }: EsignRequest,
	{ senderEmail, sessions }: SendOptions,
	parties: Ingredients['parties'],
): void {
	if (surface === 'gateway') checkCredits(call, sandbox, sandbox.settings.envelopeCredits);
	senderOf(company, senderEmail);
	signersOf(parties, sessions.signers);
}

/**
 * Makes the envelope, sends it if it is to be, and charges for it at the gateway
 * (docs/contract/esign.md#limits-and-quotas).
 */
export function makeEnvelope(
	{ call, sandbox, esign, company, surface, account }: EsignRequest,
	path: string,
	ingredients: Ingredients,
): Envelope {
	const nowMs = sandbox.clock.now();
	const envelope = newEnvelope(esign, company, ingredients, nowMs);
	launch(esign.life, envelope, ingredients.options, () =>
		openSessions(esign, envelope, ingredients.options.sessions, nowMs),
	);
	call.entry.documentId = String(envelope.folderId);
	const { envelopeCredits } = sandbox.settings;
	if (surface === 'gateway' && envelopeCredits > 0)
		sandbox.ledger.charge(
			{
				taskId: String(envelope.folderId),
				operation: operationOf(path),
				account,
				requestSeq: call.entry.seq,
				atMs: nowMs,
			},
			envelopeCredits,
		);
	return envelope;
}

/**
 * How the send flags combine (table in docs/contract/esign.md#create-an-envelope). Where that is
 * not settled: a session sends the envelope at the gateway too, and those with one are mailed only
 * if asked for.
 */
function launch(
	life: EsignRequest['esign']['life'],
	envelope: Envelope,
	{ sendNow = true, mailToo, sessions }: SendOptions,
	open: () => void,
): void {
	open();
	// The sender finishes the draft in the view that was asked for.
	if (sessions.sending) return;
	if (sendNow) life.send(envelope, mailToo ? 'all' : 'without-session');
	else if (sessions.signers !== undefined) life.send(envelope, 'none');
}

/**
 * docs/contract/esign.md#create-an-envelope: when not said, tags and form fields are looked for in
 * Base64 and not at addresses.
 */
function readSearch(
	body: JsonObject,
	by: Received['by'],
): { textTags: boolean; acroFields: boolean } {
	const byDefault = by !== 'url';
	return {
		textTags: optionalFlag(body, 'processTextTags') ?? byDefault,
		acroFields: optionalFlag(body, 'processAcroFields') ?? byDefault,
	};
}
