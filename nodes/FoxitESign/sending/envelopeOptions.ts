import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import { jsonObject } from '../../shared/item/jsonObject';
import { collectionOf, numberWithin } from '../../shared/item/parameters';
import { toText } from '../../shared/toText';
import type { ESignRun } from '../run/eSignRun';
import { markMembers, markOf, type Mark } from './correlation';

const MS_PER_HOUR = 60 * 60_000;
const MAX_METADATA = 1_000;

/** Text options that go into the request under a name of their own. */
const TEXTS: Readonly<Record<string, string>> = {
	senderEmail: 'senderEmail',
	folderPassword: 'folderPassword',
	signSuccessUrl: 'signSuccessUrl',
	signDeclineUrl: 'signDeclineUrl',
	signLaterUrl: 'signLaterUrl',
	signErrorUrl: 'signErrorUrl',
	themeColor: 'themeColor',
};

/** Ids of things that are set up in the account. */
const IDS: Readonly<Record<string, string>> = {
	emailTemplateId: 'Email Template ID',
	signerInstructionId: 'Signer Instruction ID',
	confirmationInstructionId: 'Confirmation Instruction ID',
};

/** What the options say about a new envelope. */
export interface EnvelopeSettings {
	/** Members of the request, every flag included. */
	body: IDataObject;
	/** Whether links for signing inside another page were asked for. */
	withSessions: boolean;
	correlation: string;
	mark: Mark;
}

/**
 * Reads the options of a new envelope. Flags are always sent: their defaults differ between the
 * service's own sources (eSign contract sections 7.1 and 12.7).
 *
 * @param sendNow whether the recipients are mailed at once
 * @throws FoxitFailure `input`
 */
export function envelopeSettings(run: ESignRun, sendNow: boolean): EnvelopeSettings {
	const options = collectionOf(run.parameters, 'options');
	const mark = markOf(run.context, run.intent(), toText(options.correlationValue).trim());
	const sessions = sessionFlags(options, sendNow);
	return {
		correlation: mark.correlation,
		mark,
		withSessions: sessions.createEmbeddedSigningSession,
		body: {
			...textMembers(options),
			...idMembers(options),
			signInSequence: run.parameters.get('signInSequence') === true,
			inPersonEnable: options.inPersonEnable === true,
			allowAdvancedEmailValidation: false,
			...sessions,
			...expiryMembers(options),
			...markMembers(mark, metadataOf(options)),
			...customField(options),
			...jsonObject(options.additionalFields, 'Additional Fields'),
		},
	};
}

interface SessionFlags extends IDataObject {
	sendNow: boolean;
	createEmbeddedSigningSession: boolean;
	createEmbeddedSigningSessionForAllParties: boolean;
	allowSendNowAndEmbeddedSigningSession: boolean;
	createEmbeddedSendingSession: boolean;
}

/** How the flags combine: eSign contract section 7.1. */
function sessionFlags(options: Record<string, unknown>, sendNow: boolean): SessionFlags {
	const choice = toText(options.embeddedSigning) || 'none';
	const emails = toText(options.embeddedSignersEmails)
		.split(',')
		.map((email) => email.trim())
		.filter((email) => email !== '');
	if (choice === 'some' && emails.length === 0) {
		throw inputFailure('"Embedded Signers" is empty', {
			parameter: 'Embedded Signers',
			advice: 'Enter the e-mail addresses of the recipients who sign in your own page.',
		});
	}
	const wanted = choice !== 'none';
	return {
		sendNow,
		createEmbeddedSigningSession: wanted,
		createEmbeddedSigningSessionForAllParties: choice === 'all',
		allowSendNowAndEmbeddedSigningSession: wanted && sendNow,
		createEmbeddedSendingSession: false,
		...(choice === 'some' && { embeddedSignersEmailIds: emails }),
	};
}

function textMembers(options: Record<string, unknown>): IDataObject {
	const pairs = Object.entries(TEXTS).map(([name, member]) => [
		member,
		toText(options[name]).trim(),
	]);
	return Object.fromEntries(pairs.filter(([, value]) => value !== '')) as IDataObject;
}

function idMembers(options: Record<string, unknown>): IDataObject {
	const pairs = Object.entries(IDS).map(([name, label]) => {
		const bounds = { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: 0, integer: true };
		return [name, numberWithin(options[name], label, bounds)] as const;
	});
	return Object.fromEntries(pairs.filter(([, value]) => value > 0));
}

function expiryMembers(options: Record<string, unknown>): IDataObject {
	const hours = numberWithin(options.sessionHours, 'Session Lifetime', {
		min: 0,
		max: 24 * 365,
		fallback: 0,
		unit: 'hours',
	});
	return hours > 0
		? { sessionExpire: true, expiry: hours * MS_PER_HOUR }
		: { sessionExpire: false };
}

/** The first of the two custom fields carries the correlation value, so the second is the user's. */
function customField(options: Record<string, unknown>): IDataObject {
	const name = toText(options.customFieldName).trim();
	const value = toText(options.customFieldValue).trim();
	if (name === '' && value === '') return {};
	return { custom_field2: { name: name || 'custom', value } };
}

function metadataOf(options: Record<string, unknown>): IDataObject {
	const metadata = jsonObject(options.metadata, 'Metadata');
	if (Object.keys(metadata).length <= MAX_METADATA) return metadata;
	throw inputFailure(`"Metadata" has more than ${MAX_METADATA} members`, { parameter: 'Metadata' });
}
