import type { JsonObject } from '../../json.js';
import { EsignError } from '../errors.js';
import type { CustomField } from '../model.js';
import {
	optionalFlag,
	optionalFlagOrText,
	optionalNumberOrText,
	optionalObject,
	optionalText,
	optionalTexts,
} from './members.js';

const MAX_METADATA = 1000;

/** Sessions a body asks for (docs/contract/esign.md#embedded-sessions). */
export interface SessionWish {
	/** Addresses, or everybody; undefined: no signing sessions. */
	signers: 'all' | readonly string[] | undefined;
	sending: boolean;
	/** Undefined: no end. */
	lifetimeMs: number | undefined;
}

/** How an envelope is to be sent (docs/contract/esign.md#create-an-envelope). */
export interface SendOptions {
	/** Undefined: not said. */
	sendNow: boolean | undefined;
	/** Mails to those with a session as well. */
	mailToo: boolean;
	signInSequence: boolean | undefined;
	inPerson: boolean | undefined;
	sessions: SessionWish;
	senderEmail: string | undefined;
	password: string | undefined;
	customFields: [CustomField | undefined, CustomField | undefined];
	metadata: JsonObject | undefined;
}

/** Reads the options that the calls which create or send envelopes share. */
export function readSendOptions(body: JsonObject): SendOptions {
	const metadata = optionalObject(body, 'metadata');
	if (Object.keys(metadata ?? {}).length > MAX_METADATA)
		throw new EsignError(`metadata can not have more than ${MAX_METADATA} pairs`);
	return {
		sendNow: optionalFlag(body, 'sendNow'),
		mailToo: optionalFlag(body, 'allowSendNowAndEmbeddedSigningSession') ?? false,
		signInSequence: optionalFlag(body, 'signInSequence'),
		inPerson: optionalFlag(body, 'inPersonEnable'),
		sessions: readSessions(body),
		senderEmail: optionalText(body, 'senderEmail') || undefined,
		password: optionalText(body, 'folderPassword') || undefined,
		customFields: [readCustomField(body, 'custom_field1'), readCustomField(body, 'custom_field2')],
		metadata,
	};
}

/**
 * One of the two custom fields (docs/contract/esign.md#custom-fields-and-metadata), or undefined.
 */
export function readCustomField(body: JsonObject, member: string): CustomField | undefined {
	const given = optionalObject(body, member);
	if (given === undefined) return undefined;
	return { name: optionalText(given, 'name') ?? '', value: optionalText(given, 'value') ?? '' };
}

/** How long a session is to last; undefined: no end. */
export function readSessionLifetime(body: JsonObject): number | undefined {
	// docs/contract/esign.md#where-sources-disagree, row 19: texts in one call, boolean and number in
	// the other.
	const expires = optionalFlagOrText(body, 'sessionExpire') ?? false;
	const expiry = optionalNumberOrText(body, 'expiry');
	if (!expires) return undefined;
	if (expiry === undefined) throw new EsignError('expiry is needed when sessionExpire is true');
	return expiry;
}

function readSessions(body: JsonObject): SessionWish {
	const one = optionalFlag(body, 'createEmbeddedSigningSession') ?? false;
	const all = optionalFlag(body, 'createEmbeddedSigningSessionForAllParties') ?? false;
	const emails = optionalTexts(body, 'embeddedSignersEmailIds') ?? [];
	const lifetimeMs = readSessionLifetime(body);
	// docs/contract/esign.md#errors-inside-http-200, word for word.
	if (one && !all && emails.length === 0)
		throw new EsignError('email id of embedded signer(s) not submitted');
	return {
		signers: all ? 'all' : one ? emails : undefined,
		sending: optionalFlag(body, 'createEmbeddedSendingSession') ?? false,
		lifetimeMs,
	};
}
