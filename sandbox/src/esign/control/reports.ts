import type { Channel } from '../account-model.js';
import type { Envelope, Party } from '../model.js';
import type { ChannelReport, EnvelopeReport, PartyReport } from './types.js';

/** An envelope for the control API. */
export function describeEnvelope(envelope: Envelope): EnvelopeReport {
	const { folderId, account, name, status, source, createdAtMs } = envelope;
	return {
		folderId,
		account,
		name,
		status,
		source,
		createdAtMs,
		sentAtMs: envelope.sentAtMs ?? null,
		executesAtMs: envelope.executesAtMs ?? null,
		executedAtMs: envelope.executedAtMs ?? null,
		signInSequence: envelope.signInSequence,
		metadata: envelope.metadata,
		customFields: envelope.customFields.map((field) => field ?? null),
		parties: envelope.parties.map(describeParty),
		documents: envelope.documents.map((document) => ({
			documentId: document.documentId,
			name: document.name,
			pages: document.pageSizes.length,
		})),
		fields: envelope.fields.map((field) => ({
			fieldId: field.fieldId,
			type: field.type,
			name: field.name,
			value: field.value,
			checked: field.checked,
			required: field.required,
			party: field.party,
			document: field.document + 1,
			page: field.page,
			x: field.x,
			y: field.y,
			width: field.width,
			height: field.height,
		})),
		history: envelope.history.map(({ party, ...entry }) => ({
			...entry,
			party: party?.sequence ?? null,
		})),
	};
}

/** A channel for the control API, without its secret. */
export function describeChannel(channel: Channel): ChannelReport {
	const { channelId, account, name, url, level, secret, events, active } = channel;
	return { channelId, account, name, url, level, hasSecret: secret !== null, events, active };
}

function describeParty(party: Party): PartyReport {
	return {
		partyId: party.partyId,
		sequence: party.sequence,
		workflowSequence: party.workflowSequence,
		firstName: party.firstName,
		lastName: party.lastName,
		emailId: party.emailId,
		permission: party.permission,
		placeholder: party.placeholder,
		invitedAtMs: party.invitedAtMs ?? null,
		viewedAtMs: party.viewedAtMs ?? null,
		signedAtMs: party.signedAtMs ?? null,
		hasSession: party.session !== undefined,
		sessionExpiresAtMs: party.session?.expiresAtMs ?? null,
	};
}
