import type { JsonObject } from '../../json.js';
import { EsignError } from '../errors.js';
import type { ESign } from '../esign.js';
import type { User } from '../user.js';
import type { EmbeddedSession, Envelope, EnvelopeDocument, Field, Party } from '../model.js';
import { isNeeded } from '../model.js';
import type { SendOptions, SessionWish } from '../read/options.js';
import type { WantedParty } from '../read/parties.js';
import { sameAddress, type Company } from '../company.js';

/** What an envelope is made of. */
export interface Ingredients {
	name: string;
	parties: readonly WantedParty[];
	documents: EnvelopeDocument[];
	fields: Field[];
	options: SendOptions;
	source: Envelope['source'];
}

/** Makes a draft. */
export function newEnvelope(
	esign: ESign,
	company: Company,
	{ name, parties, documents, fields, options, source }: Ingredients,
	nowMs: number,
): Envelope {
	const envelope: Envelope = {
		folderId: esign.counters.next('folder'),
		account: company.account,
		name,
		status: 'DRAFT',
		source,
		author: senderOf(company, options.senderEmail),
		createdAtMs: nowMs,
		signInSequence: options.signInSequence ?? false,
		invitees: 'none',
		inPerson: options.inPerson ?? false,
		password: options.password ?? null,
		customFields: options.customFields,
		metadata: options.metadata ?? {},
		documents,
		parties: parties.map((party) => newParty(esign, party, nowMs)),
		fields,
		history: [{ atMs: nowMs, action: 'created', status: 'DRAFT' }],
		purged: false,
	};
	company.envelopes.set(envelope.folderId, envelope);
	return envelope;
}

/** A party as a body asks for it. */
export function newParty(esign: ESign, wanted: WantedParty, nowMs: number): Party {
	return {
		...wanted,
		partyId: esign.counters.next('party'),
		createdAtMs: nowMs,
		accessKey: esign.newToken(),
	};
}

/**
 * The one named, who has to be of the account, or its owner
 * (docs/contract/esign.md#create-an-envelope).
 */
export function senderOf(company: Company, email: string | undefined): User {
	if (email === undefined) return company.owner;
	const sender = company.userByEmail(email);
	if (sender === undefined || !sender.active)
		throw new EsignError('senderEmail is not a user of this account');
	return sender;
}

/** Opens the sessions asked for. Refuses addresses of nobody before it opens any. */
export function openSessions(
	esign: ESign,
	envelope: Envelope,
	{ signers, sending, lifetimeMs }: SessionWish,
	nowMs: number,
): void {
	const chosen = signersOf(envelope.parties, signers);
	for (const party of chosen) party.session = newSession(esign, lifetimeMs, nowMs);
	if (sending) envelope.sendingSession = newSession(esign, lifetimeMs, nowMs);
}

/** A session that lasts that long. */
export function newSession(
	esign: ESign,
	lifetimeMs: number | undefined,
	nowMs: number,
): EmbeddedSession {
	const token = esign.newToken();
	return { token, ...(lifetimeMs !== undefined && { expiresAtMs: nowMs + lifetimeMs }) };
}

/** Parties that sessions are asked for. */
export function signersOf<Signer extends WantedParty>(
	parties: readonly Signer[],
	wish: SessionWish['signers'],
): Signer[] {
	if (wish === undefined) return [];
	if (wish === 'all') return parties.filter(isNeeded);
	return wish.map((email) => {
		const party = parties.find(({ emailId }) => sameAddress(emailId, email));
		if (party === undefined) throw new EsignError(`embedded signer ${email} is not a party`);
		return party;
	});
}

/** Takes over what a later call says of the envelope as a whole. */
export function applyOptions(
	company: Company,
	envelope: Envelope,
	{ signInSequence, inPerson, password, customFields, metadata, senderEmail }: SendOptions,
): void {
	if (senderEmail !== undefined) envelope.author = senderOf(company, senderEmail);
	envelope.signInSequence = signInSequence ?? envelope.signInSequence;
	envelope.inPerson = inPerson ?? envelope.inPerson;
	envelope.password = password ?? envelope.password;
	envelope.metadata = mergeMetadata(envelope.metadata, metadata);
	envelope.customFields = [
		customFields[0] ?? envelope.customFields[0],
		customFields[1] ?? envelope.customFields[1],
	];
}

function mergeMetadata(before: JsonObject, more: JsonObject | undefined): JsonObject {
	return more === undefined ? before : { ...before, ...more };
}
