import { success } from '../answers.js';
import { EsignError, requiredParameter } from '../errors.js';
import { nameOf, type Envelope, type Party } from '../model.js';
import type { JsonObject } from '../../json.js';
import { readValues } from '../read/fields.js';
import {
	optionalObjects,
	optionalWord,
	requiredEmail,
	requiredNumber,
	requiredText,
} from '../read/members.js';
import { readCustomField } from '../read/options.js';
import { isOpen } from '../state/lifecycle.js';
import { setValue } from '../state/values.js';
import type { EsignEndpoint, EsignRequest } from '../read/request.js';

const FINISHED: readonly string[] = ['COMPLETED', 'EXECUTED', 'CANCELLED', 'EXPIRED', 'DELETED'];

/**
 * docs/contract/esign.md#update-field-values: until execution, a party's fields until that party
 * has signed.
 */
export const updateEnvelopeFields: EsignEndpoint = {
	method: 'POST',
	path: '/folders/updateEnvelopeFields',
	async handle(request) {
		const body = await request.body();
		const envelope = request.bodyEnvelope(body);
		if (FINISHED.includes(envelope.status))
			throw new EsignError(`fields of a folder that is ${envelope.status} can not be updated`);
		const values = readValues(body, 'fields');
		const changes = [...values].flatMap(([name, value]) => {
			const fields = envelope.fields.filter((field) => field.name === name && name !== '');
			if (fields.length === 0) throw new EsignError(`there is no field '${name}'`);
			const locked = fields.find((field) => signedBy(envelope, field.party) !== undefined);
			if (locked !== undefined) throw new EsignError(`the party of field '${name}' has signed`);
			return fields.map((field) => ({ field, value }));
		});
		const custom = ['custom_field1', 'custom_field2'].map((name) => readCustomField(body, name));
		for (const { field, value } of changes) setValue(field, value);
		envelope.customFields = [
			custom[0] ?? envelope.customFields[0],
			custom[1] ?? envelope.customFields[1],
		];
		return success();
	},
};

/** docs/contract/esign.md#change-recipients. */
export const updateFolder: EsignEndpoint = {
	method: 'POST',
	path: '/folders/updateFolder',
	async handle(request) {
		const body = await request.body();
		const envelope = request.bodyEnvelope(body);
		const parties = optionalObjects(body, 'parties') ?? [];
		if (parties.length === 0) throw requiredParameter('parties');
		const changes = parties.map((party) => readChange(party, envelope));
		for (const change of changes) apply(change, envelope, request);
		return success();
	},
};

/** docs/contract/esign.md#send-a-reminder: the key has a space, the number is the id. */
export const signatureReminder: EsignEndpoint = {
	method: 'POST',
	path: '/folders/signaturereminder',
	async handle(request) {
		const envelope = request.bodyEnvelope(await request.body());
		request.esign.life.remind(envelope);
		return success({ 'reminder sent': envelope.folderId });
	},
};

/** docs/contract/esign.md#cancel-an-envelope: both members are needed. */
export const cancelFolder: EsignEndpoint = {
	method: 'POST',
	path: '/folders/cancelFolder',
	async handle(request) {
		const body = await request.body();
		const envelope = request.bodyEnvelope(body);
		request.esign.life.cancel(envelope, requiredText(body, 'reason_for_cancellation'));
		return success();
	},
};

interface Change {
	action: 'update' | 'change';
	party: Party;
	firstName: string;
	lastName: string;
	emailId: string;
}

function readChange(change: JsonObject, envelope: Envelope): Change {
	const action = optionalWord(change, 'action', ['update', 'change']);
	if (action === undefined) throw requiredParameter('action');
	const sequence = requiredNumber(change, 'sequence');
	const party = envelope.parties.find((one) => one.sequence === sequence);
	if (party === undefined) throw new EsignError(`there is no party with sequence ${sequence}`);
	if (action === 'change' ? envelope.status !== 'DRAFT' : !isChangeable(envelope))
		throw new EsignError(`action ${action} is not possible while folder is ${envelope.status}`);
	if (party.signedAtMs !== undefined) throw new EsignError(`${nameOf(party)} has signed already`);
	return {
		action,
		party,
		firstName: requiredText(change, 'firstName'),
		lastName: requiredText(change, 'lastName'),
		emailId: requiredEmail(change, 'emailId'),
	};
}

/** A new address on an envelope that is out gets an invitation of its own. */
function apply(
	{ party, firstName, lastName, emailId }: Change,
	envelope: Envelope,
	{ esign }: EsignRequest,
): void {
	const moved = party.emailId !== emailId;
	Object.assign(party, { firstName, lastName, emailId });
	if (party.placeholder) {
		esign.life.assign(envelope, party);
		return;
	}
	if (!moved || party.invitedAtMs === undefined) return;
	delete party.invitedAtMs;
	esign.life.invite(envelope);
}

function isChangeable(envelope: Envelope): boolean {
	return envelope.status === 'DRAFT' || isOpen(envelope);
}

function signedBy({ parties }: Envelope, sequence: number): Party | undefined {
	return parties.find((party) => party.sequence === sequence && party.signedAtMs !== undefined);
}
