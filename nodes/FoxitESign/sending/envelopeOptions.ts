import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import { checkExistingOptions } from './existingEnvelope';
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

/** When a new envelope goes out to its recipients. */
export type Launch =
	/** It stays a draft. */
	| 'never'
	/** It is made as a draft, and sent once every signer is seen to have a signature field. */
	| 'whenSignable'
	/** The request that makes it sends it, whoever can sign. */
	| 'atOnce';

/** What the options say about a new envelope. */
export interface EnvelopeSettings {
	launch: Launch;
	/** Members of the request that makes it, every flag included. */
	body: IDataObject;
	/** Members of the request that sends a draft. */
	sendBody: IDataObject;
	/** Whether links for signing inside another page were asked for. */
	withSessions: boolean;
	correlation: Correlation;
}

/**
 * Reads the options of a new envelope. Flags are always sent: their defaults differ between the
 * service's own sources (docs/contract/esign.md#create-an-envelope and
 * docs/contract/esign.md#where-sources-disagree, row 7).
 *
 * @throws FoxitFailure `input`
 */
export function envelopeSettings(run: ESignRun, launch: Launch): EnvelopeSettings {
	const options = run.parameters.collection('options');
	checkExistingOptions(options);
	const correlation = correlationOf(run.context, run.intent(), options.text('correlationValue'));
	const additional = (options.object('additionalFields') ?? {}) as IDataObject;
	refuseContrary(additional, launch !== 'never');
	const sending = sessionMembers(options);
	const isDraft = launch !== 'atOnce';
	// On a draft, sessions would send it (docs/contract/esign.md#create-an-envelope).
	const [making, later] = isDraft && launch !== 'never' ? parted(additional) : [additional, {}];
	const withSessions = (later.createEmbeddedSigningSession ??
		making.createEmbeddedSigningSession ??
		sending.createEmbeddedSigningSession) as boolean;
	return {
		launch,
		correlation,
		withSessions,
		// An empty body is known to do (docs/contract/esign.md#send-a-draft).
		sendBody: withSessions ? { ...sending, ...later } : later,
		body: {
			...textMembers(options, TEXTS),
			...idMembers(options),
			signInSequence: run.parameters.boolean('signInSequence'),
			inPersonEnable: options.boolean('inPersonEnable'),
			allowAdvancedEmailValidation: false,
			...(isDraft ? DRAFT_FLAGS : { sendNow: true, ...sending }),
			createEmbeddedSendingSession: launch === 'never' && options.boolean('embeddedSending'),
			...correlationMembers(correlation, metadataOf(options)),
			...customField(options),
			...making,
		},
	};
}

/** What the options of an operation that sends say about unsignable envelopes. */
export function launchOf({ parameters }: ESignRun): Launch {
	const options = parameters.collection('options');
	return options.boolean('allowWithoutSignatureField') ? 'atOnce' : 'whenSignable';
}

const DRAFT_FLAGS: IDataObject = {
	sendNow: false,
	createEmbeddedSigningSession: false,
	createEmbeddedSigningSessionForAllParties: false,
	allowSendNowAndEmbeddedSigningSession: false,
	sessionExpire: false,
};

/** Members of a request that are about the sending, and would send a draft. */
const SENDING_MEMBERS: readonly string[] = [
	...Object.keys(DRAFT_FLAGS),
	'embeddedSignersEmailIds',
	'requiredBothEmbeddedSession',
	'expiry',
];

function parted(members: IDataObject): [IDataObject, IDataObject] {
	const isAboutSending = ([name]: [string, unknown]) => SENDING_MEMBERS.includes(name);
	const entries = Object.entries(members);
	const making = entries.filter((entry) => !isAboutSending(entry));
	return [Object.fromEntries(making), Object.fromEntries(entries.filter(isAboutSending))];
}

/** Members of the user's own that would make another operation of it. */
function refuseContrary(additional: IDataObject, sends: boolean): void {
	const refuse = (member: string, advice: string) => {
		throw inputFailure(`"Additional Fields": ${member} here`, {
			parameter: 'Additional Fields',
			advice,
		});
	};
	const { sendNow, createEmbeddedSendingSession } = additional;
	if (sends && sendNow === false)
		refuse('sendNow is false', 'Create Draft makes an envelope unsent.');
	if (!sends && sendNow === true) refuse('sendNow is true', 'Send makes an envelope and sends it.');
	if (sends && createEmbeddedSendingSession === true) {
		refuse(
			'createEmbeddedSendingSession is true',
			'With embedded sending a person sends the envelope: choose Create Draft and its option Embedded Sending.',
		);
	}
}

/**
 * Sessions for embedded signing, of an envelope that is being sent; the flags combine as in
 * docs/contract/esign.md#create-an-envelope.
 */
function sessionMembers(options: Parameters): IDataObject {
	const choice = options.has('embeddedSigning') ? options.choice('embeddedSigning') : 'none';
	const emails = options
		.list('embeddedSignersEmails')
		.flatMap((email) => emailValue(email, options.place('embeddedSignersEmails')) ?? []);
	if (choice === 'some' && emails.length === 0) {
		throw inputFailure('"Embedded Signers" is empty', {
			parameter: 'Embedded Signers',
			advice: 'Enter the email addresses of the recipients who sign in your own page.',
		});
	}
	const wanted = choice !== 'none';
	return {
		createEmbeddedSigningSession: wanted,
		createEmbeddedSigningSessionForAllParties: choice === 'all',
		allowSendNowAndEmbeddedSigningSession: wanted,
		...(choice === 'some' && { embeddedSignersEmailIds: emails }),
		...expiryMembers(options),
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
