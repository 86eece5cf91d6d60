import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import type { ESignRun } from '../run/eSignRun';
import { correlationMembers, correlationOf, type Correlation } from './correlation';
import type { Parameters } from '../../shared/values/parameters';
import { emailValue } from '../../shared/values/text';
import { wholeMilliseconds } from '../../shared/values/number';
import { textMembers } from '../fields/textMembers';

const MS_PER_HOUR = 60 * 60_000;
const MAX_SESSION_HOURS = 24 * 365;
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
const IDS = ['emailTemplateId', 'signerInstructionId', 'confirmationInstructionId'];

/** What the options say about a new envelope. */
export interface EnvelopeSettings {
	/** Members of the request, every flag included. */
	body: IDataObject;
	/** Whether links for signing inside another page were asked for. */
	withSessions: boolean;
	correlation: Correlation;
}

/**
 * Reads the options of a new envelope. Flags are always sent: their defaults differ between the
 * service's own sources (docs/contract/esign.md#create-an-envelope and
 * docs/contract/esign.md#where-sources-disagree, row 7).
 *
 * @param sendNow whether the recipients are mailed at once
 * @throws FoxitFailure `input`
 */
export function envelopeSettings(run: ESignRun, sendNow: boolean): EnvelopeSettings {
	const options = run.parameters.collection('options');
	const correlation = correlationOf(run.context, run.intent(), options.text('correlationValue'));
	const sessions = sessionFlags(options, sendNow);
	return {
		correlation,
		withSessions: sessions.createEmbeddedSigningSession,
		body: {
			...textMembers(options, TEXTS),
			...idMembers(options),
			signInSequence: run.parameters.boolean('signInSequence'),
			inPersonEnable: options.boolean('inPersonEnable'),
			allowAdvancedEmailValidation: false,
			...sessions,
			...expiryMembers(options),
			...correlationMembers(correlation, metadataOf(options)),
			...customField(options),
			...(options.object('additionalFields') as IDataObject | undefined),
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

/** How the flags combine: docs/contract/esign.md#create-an-envelope. */
function sessionFlags(options: Parameters, sendNow: boolean): SessionFlags {
	const choice = options.has('embeddedSigning') ? options.choice('embeddedSigning') : 'none';
	const emails = options
		.list('embeddedSignersEmails')
		.flatMap((email) => emailValue(email, options.place('embeddedSignersEmails')) ?? []);
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

function idMembers(options: Parameters): IDataObject {
	const pairs = IDS.map((name) => [name, options.numberIfSet(name) ?? 0] as const);
	return Object.fromEntries(pairs.filter(([, value]) => value > 0));
}

function expiryMembers(options: Parameters): IDataObject {
	const bounds = { max: MAX_SESSION_HOURS, unit: 'hours' };
	const hours = options.numberIfSet('sessionHours', bounds) ?? 0;
	return hours > 0
		? { sessionExpire: true, expiry: wholeMilliseconds(hours, MS_PER_HOUR) }
		: { sessionExpire: false };
}

/** The first of the two custom fields carries the correlation value, so the second is the user's. */
function customField(options: Parameters): IDataObject {
	const name = options.text('customFieldName');
	const value = options.text('customFieldValue');
	if (name === '' && value === '') return {};
	return { custom_field2: { name: name || 'custom', value } };
}

function metadataOf(options: Parameters): IDataObject {
	const metadata = (options.object('metadata') ?? {}) as IDataObject;
	if (Object.keys(metadata).length <= MAX_METADATA) return metadata;
	throw inputFailure(`"Metadata" has more than ${MAX_METADATA} members`, { parameter: 'Metadata' });
}
