import type { JsonObject } from '../../json.js';
import { EsignError, requiredParameter } from '../errors.js';
import { nameOf, signs, type Envelope, type Party } from '../model.js';
import { madeAnswer } from '../present/made.js';
import { readFields } from '../read/fields.js';
import { optionalFlag, optionalText, requiredText } from '../read/members.js';
import { readSendOptions, type SendOptions } from '../read/options.js';
import { readParties, type WantedParty } from '../read/parties.js';
import { applyOptions, newParty, openSessions, signersOf } from '../state/assemble.js';
import { moreFields } from '../state/fields.js';
import { isOpen } from '../state/lifecycle.js';
import type { EsignEndpoint, EsignRequest } from '../read/request.js';

/** docs/contract/esign.md#send-a-draft. */
export const sendDraftFolder: EsignEndpoint = {
	method: 'POST',
	path: '/folders/sendDraftFolder',
	async handle(request) {
		const body = await request.body();
		const envelope = request.bodyEnvelope(body);
		if (envelope.status !== 'DRAFT')
			throw new EsignError(`folder ${envelope.folderId} is not a draft`);
		const options = readSendOptions(body);
		const executed = optionalFlag(body, 'createExecutedFolder') ?? false;
		const changed = changedBy(request, body, envelope);
		signersOf(changed.parties, options.sessions.signers);
		if (changed.parties.length === 0) throw requiredParameter('parties');
		if (!executed) checkSignatures(changed);
		take(request, envelope, changed, options);
		if (options.sessions.sending)
			return madeAnswer(envelope, request.company, request.surface, 'folder saved');
		// No way to keep the mails back is known here (docs/contract/esign.md#send-a-draft).
		request.esign.life.send(envelope, executed ? 'none' : 'all');
		if (executed) request.esign.life.complete(envelope);
		return madeAnswer(envelope, request.company, request.surface, 'folder sent');
	},
};

/** docs/contract/esign.md#modify-a-sent-envelope. */
export const modifySharedFolder: EsignEndpoint = {
	method: 'POST',
	path: '/folders/modifySharedFolder',
	async handle(request) {
		const body = await request.body();
		const envelope = request.bodyEnvelope(body);
		requiredText(body, 'folderName');
		if (readParties(body) === undefined) throw requiredParameter('parties');
		if (!isOpen(envelope))
			throw new EsignError(`folder ${envelope.folderId} is not SHARED or PARTIALLY SIGNED`);
		const options = readSendOptions(body);
		const changed = changedBy(request, body, envelope);
		const gone = envelope.parties.find(
			(party) => party.signedAtMs !== undefined && !changed.parties.includes(party),
		);
		if (gone !== undefined) throw new EsignError(`${nameOf(gone)} has signed already`);
		signersOf(changed.parties, options.sessions.signers);
		take(request, envelope, changed, options);
		if (options.sendNow ?? true) {
			envelope.invitees = options.mailToo ? 'all' : 'without-session';
			request.esign.life.invite(envelope);
		}
		return madeAnswer(envelope, request.company, request.surface, 'folder modified');
	},
};

type Changed = Pick<Envelope, 'name' | 'parties' | 'fields'>;

/** What a body makes of an envelope, which itself stays as it is until all has been found to be right. */
function changedBy(request: EsignRequest, body: JsonObject, envelope: Envelope): Changed {
	const wanted = readParties(body);
	const parties = wanted === undefined ? envelope.parties : merged(request, envelope, wanted);
	const sequences = parties.map(({ sequence }) => sequence);
	const kept = envelope.fields.filter(({ party }) => sequences.includes(party));
	const next = (): number => request.esign.counters.next('field');
	const more = moreFields(readFields(body), envelope.documents, kept, sequences, next);
	return {
		name: optionalText(body, 'folderName') || envelope.name,
		parties,
		fields: [...kept, ...more],
	};
}

/** Parties by their number: somebody with another address is a new party; who has signed stays as signed. */
function merged(
	{ esign, sandbox }: EsignRequest,
	{ parties }: Envelope,
	wanted: readonly WantedParty[],
): Party[] {
	return wanted.map((party) => {
		const known = parties.find(
			({ sequence, emailId }) => sequence === party.sequence && emailId === party.emailId,
		);
		if (known === undefined) return newParty(esign, party, sandbox.clock.now());
		return known.signedAtMs === undefined ? { ...known, ...party } : known;
	});
}

function take(
	{ esign, sandbox, company }: EsignRequest,
	envelope: Envelope,
	changed: Changed,
	options: SendOptions,
): void {
	Object.assign(envelope, changed);
	applyOptions(company, envelope, options);
	openSessions(esign, envelope, options.sessions, sandbox.clock.now());
}

/** docs/contract/esign.md#errors-inside-http-200, the beginning word for word. */
function checkSignatures({ parties, fields }: Changed): void {
	const signed = (party: Party): boolean =>
		fields.some(({ type, party: number }) => type === 'signfield' && number === party.sequence);
	const without = parties.find((party) => signs(party) && !signed(party));
	if (without !== undefined)
		throw new EsignError(`Please assign a signature field to ${nameOf(without)}`);
}
