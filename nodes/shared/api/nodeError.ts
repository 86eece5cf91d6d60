import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { asFailure, type FailureKind, type FoxitFailure } from '../failure';
import { redactFailure } from '../secrets/redactFailure';
import { secretsOf } from '../secrets/runSecrets';
import { describeRepeat, describeWork, type WorkDone } from '../workDone';
import type { ItemRecord, StepRecord } from '../itemRecord';

/** Where an error belongs. */
export interface ErrorPlace {
	/** Absent for what concerns the whole run. */
	itemIndex?: number;
	record?: ItemRecord;
	/** What the other items of the run have paid for or mailed. */
	others?: readonly WorkDone[];
}

/** The facts of an error for machines: error items and the error's `context` hold them. */
export interface ErrorData {
	operation?: string;
	resource?: string;
	documentId?: string;
	taskId?: string;
	resultDocumentId?: string;
	envelopeId?: number;
	/** The envelope's recipients were mailed. */
	sent?: true;
	correlation?: string;
	documentIds?: string[];
	steps?: StepRecord[];
	/** A credit was used for an answer that is lost, and nothing is kept at Foxit. */
	paid?: true;
	/** A request whose answer was lost may have been carried out. */
	uncertain?: true;
	/** What the other items of the run have paid for or mailed, however many. */
	others?: readonly WorkDone[];
	/** Of a chain: the step that failed, counted from 1, and the last result before it. */
	failedStep?: number;
	lastGoodDocumentId?: string;
	httpStatus?: number;
	foxitCode?: string;
}

/**
 * The one place where failures become n8n errors. The message says what happened, to which item and
 * parameter; the description says how to get on, what Foxit said, and which ids lead to paid work.
 */
export function toNodeError(
	node: INode,
	caught: unknown,
	place: ErrorPlace = {},
): NodeApiError | NodeOperationError {
	const failure = asFailure(caught);
	const message = messageOf(failure, place.itemIndex);
	const description = [
		filesOf(failure, place.record),
		// Why a task failed is known to Foxit alone; the advice is a guess beside it.
		...(failure.kind === 'taskFailed'
			? [wordsOfFoxit(failure), adviceOf(failure, place.record)]
			: [adviceOf(failure, place.record), wordsOfFoxit(failure)]),
		idsOf(place.record),
		place.record?.repeatedSubmit && `${describeRepeat(place.record.repeatedSubmit)}.`,
		sentenceOn(place.others),
	]
		.filter(Boolean)
		.join(' ');
	const options = {
		message,
		description,
		level: 'warning' as const,
		...(place.itemIndex !== undefined && { itemIndex: place.itemIndex }),
	};
	const { httpStatus } = failure.facts;
	const error =
		httpStatus === undefined
			? new NodeOperationError(node, message, options)
			: new NodeApiError(node, { message }, { ...options, httpCode: String(httpStatus) });
	// n8n puts sentences of its own in place of any message that holds, say, "EEXIST" ("preexisting").
	error.message = message;
	error.context.data = {
		...errorData(failure, place.record),
		...(place.others && { others: place.others }),
	};
	return error;
}

/** The same where there are no items: in the editor and in the life of a trigger. */
export function contextError(
	context: { getNode: () => INode },
	caught: unknown,
): NodeApiError | NodeOperationError {
	return toNodeError(context.getNode(), redactFailure(asFailure(caught), secretsOf(context)));
}

/** Kinds of failure that are about the content of a file. */
const ABOUT_FILES: readonly FailureKind[] = [
	'passwordProtected',
	'taskFailed',
	'tooLarge',
	'unsupportedMedia',
];

/** Which files a refusal is about; of several, the service does not say which. */
function filesOf({ kind }: FoxitFailure, record: ItemRecord | undefined): string | undefined {
	const names = record?.inputNames ?? [];
	if (names.length === 0 || !ABOUT_FILES.includes(kind)) return undefined;
	const shown = names.slice(0, FILES_NAMED).map((name) => `"${name}"`);
	if (names.length > FILES_NAMED) shown.push(`${names.length - FILES_NAMED} more`);
	return names.length === 1 ? `The file is ${shown[0]}.` : `The files are ${shown.join(', ')}.`;
}

/** So many are named in one error. */
const FILES_NAMED = 5;

/** The machine-readable part of an error; members without a value are left out. */
export function errorData(failure: FoxitFailure, record?: ItemRecord): ErrorData {
	const { httpStatus, foxitCode, failedStep } = failure.facts;
	const lastGoodDocumentId = lastGoodResult(record)?.id;
	return {
		...(record && { resource: record.resource, operation: record.operation }),
		...(record?.documentId && { documentId: record.documentId }),
		...(record?.taskId && { taskId: record.taskId }),
		...(record?.resultDocumentId && { resultDocumentId: record.resultDocumentId }),
		...(record?.envelopeId && { envelopeId: record.envelopeId }),
		...(record?.sent && { sent: true as const }),
		...(record?.correlation && { correlation: record.correlation }),
		...(record?.documentIds && { documentIds: record.documentIds }),
		...(record?.steps?.length && { steps: record.steps }),
		...(record?.paid && { paid: true as const }),
		...((record?.unclearSubmit ?? record?.repeatedSubmit ?? failure.facts.submitUnclear) && {
			uncertain: true as const,
		}),
		...(failedStep !== undefined && { failedStep }),
		...(lastGoodDocumentId && { lastGoodDocumentId }),
		...(httpStatus !== undefined && { httpStatus }),
		...(foxitCode && { foxitCode }),
	};
}

function messageOf({ message, facts }: FoxitFailure, itemIndex: number | undefined): string {
	const named = facts.parameter && !message.includes(facts.parameter);
	const parameter = named ? ` ("${facts.parameter}")` : '';
	const item = itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
	return `${message}${parameter}${item}`;
}

/** How to get on, by kind; `wayBackToPaidWork` adds what depends on how far the item had come. */
const ADVICE: Readonly<Record<FailureKind, string>> = {
	input: '',
	credentials:
		'Check the Client ID and the Client Secret in the Foxit API credential. Keys of a classic eSign account do not work here.',
	credentialsMissing:
		'Check that the Foxit API credential has both keys. If it has, a proxy between n8n and Foxit drops the headers client_id and client_secret: many do so with names that hold an underscore.',
	edgeRefused:
		'The credentials are not the cause. A proxy that removes or replaces the User-Agent header is the usual cause; Foxit support can lift a block of your address.',
	forbidden:
		"Check in Foxit's developer dashboard that the account is active and includes this service.",
	validation: "Check this operation's parameters against what Foxit says.",
	documentNotFound:
		'Foxit deletes documents 24 hours after the upload. Check the Document ID, or upload the file again.',
	taskNotFound: 'Foxit keeps tasks for 24 hours. Check the Task ID, or run the operation again.',
	wrongAddress:
		'Check the Environment and the Base URL in the Foxit API credential: the host alone is enough, e.g. https://na1.fusion.foxit.com.',
	tooLarge: 'Foxit takes files of up to 100 MB. Split or compress the file first.',
	unsupportedMedia: 'Check that the file has a type that this operation accepts.',
	rateLimited:
		'Lower the Concurrency option or set Maximum Requests per Minute. Free accounts have about 15 requests a minute for all their workflows together.',
	quotaExceeded: "Check the credits in Foxit's developer dashboard.",
	service:
		'This is often temporary, so run the workflow again. If it happens again, check the file.',
	network: '',
	unreadableAnswer:
		'Check the Base URL in the Foxit API credential, and any proxy between n8n and Foxit.',
	archive: 'Choose the ZIP file as output to get it unchanged, or raise the limits in the options.',
	truncated: 'This is often temporary. Run the workflow again later.',
	submitUnclear:
		'The node did not submit it again, so that nothing is paid for twice. Run the workflow again, or set the option Retry Submits to Always.',
	taskFailed:
		'If this does not explain it, check that the file is intact and opens in its own application.',
	passwordProtected:
		'Give the right password where the operation has a Password field, or remove the protection first.',
	timeLimit: 'Raise the Timeout option if this happens often.',
	cancelled: 'It did not run to its end.',
	unexpected: 'If this happens again, report it to the maintainers of the Foxit nodes.',
};

const NETWORK_ADVICE = {
	refused: 'Check the Base URL in the credential, and that a firewall lets n8n reach it.',
	dns: "Check the Base URL in the credential for typos, and this machine's DNS.",
	tls: 'Check the clock of this machine and its certificates; a proxy that inspects traffic needs its certificate trusted by n8n.',
	reset: 'This is often temporary. Run the workflow again later.',
	timeout: 'This is often temporary. Run the workflow again later.',
	blocked: 'Ask the administrator of this n8n instance to allow the host of the credential.',
	unknown: 'Check the connection between n8n and Foxit.',
} as const;

/** A sentence can be read up to so many items; the error's data holds all. */
const MAX_OTHERS = 20;

function sentenceOn(others: readonly WorkDone[] = []): string {
	if (others.length === 0) return '';
	const listed = others.slice(0, MAX_OTHERS).map(describeWork).join('; ');
	const rest = others.length - MAX_OTHERS;
	const more = rest > 0 ? ` and ${rest} more, which are in this error's data and in n8n's log` : '';
	return `Work of the other items is not lost: ${listed}${more}. To keep the results of the others when one item fails, set On Error to continue in this node's settings.`;
}

const CHECK_PAGES =
	'Check the page numbers against the number of pages that the file has: Analyze > Get Properties tells it.';

/** How to get on after a failure, whatever the item. */
export function adviceFor({ kind, facts }: FoxitFailure): string {
	if (facts.advice) return facts.advice;
	if (kind === 'taskFailed' && /\bpages?\b/i.test(facts.foxitMessage ?? '')) return CHECK_PAGES;
	return kind === 'network' ? NETWORK_ADVICE[facts.networkCause ?? 'unknown'] : ADVICE[kind];
}

function adviceOf(failure: FoxitFailure, record: ItemRecord | undefined): string {
	return [adviceFor(failure), wayBackToPaidWork(failure, record)].filter(Boolean).join(' ');
}

/** Kinds after which the task is over and there is nothing to come back to. */
const TASK_IS_OVER = new Set<FailureKind>(['taskFailed', 'passwordProtected', 'taskNotFound']);

const UNKNOWN_TASK = 'Foxit may still have done the work and charged for it.';

function wayBackToPaidWork({ kind, facts }: FoxitFailure, record: ItemRecord | undefined): string {
	if (record?.resultDocumentId) {
		return 'The result is kept at Foxit for 24 hours: fetch it with Document > Download and the Result Document ID, without paying again.';
	}
	const good = lastGoodResult(record);
	if (good && facts.submitUnclear) {
		return `${UNKNOWN_TASK} The credits in Foxit's developer dashboard tell whether step ${good.step + 1} was paid for: the steps before it have cost ${good.step}. The result of step ${good.step} is kept at Foxit for 24 hours: going on from there with the Document ID ${good.id} costs step ${good.step + 1} again if it was.`;
	}
	if (good) {
		const cost =
			good.step === 1
				? 'It has cost 1 credit.'
				: `The steps so far have cost ${good.step} credits.`;
		return `The result of step ${good.step} is kept at Foxit for 24 hours: go on from there with the Document ID ${good.id}. ${cost}`;
	}
	if (record?.taskId && !TASK_IS_OVER.has(kind)) {
		return 'The task goes on at Foxit: continue with Task > Wait for Result and its Task ID, without paying again.';
	}
	if (facts.submitUnclear) {
		const repeats = facts.firstCause
			? 'It was not submitted again after that'
			: 'It was not submitted twice';
		return `${UNKNOWN_TASK} The credits in Foxit's developer dashboard tell. ${repeats}; the option Retry Submits allows that.`;
	}
	return '';
}

function wordsOfFoxit({ facts }: FoxitFailure): string {
	const status = facts.httpStatus === undefined ? '' : `HTTP ${facts.httpStatus}`;
	const codes = [status, facts.foxitCode].filter(Boolean).join(', ');
	const quoted = facts.foxitMessage && `"${facts.foxitMessage}"${codes && ` (${codes})`}`;
	const words = quoted || codes;
	const pauseSeconds = Math.ceil((facts.retryAfterMs ?? 0) / 1_000);
	return [
		words && `Foxit says: ${words}.`,
		facts.firstCause && `The first attempt failed: ${facts.firstCause}.`,
		facts.networkCode && `Network error: ${facts.networkCode}.`,
		pauseSeconds > 0 && `Foxit asks for a pause of ${pauseSeconds} seconds.`,
		facts.lastStatus && `Last status: ${facts.lastStatus}.`,
	]
		.filter(Boolean)
		.join(' ');
}

function idsOf(record: ItemRecord | undefined): string {
	if (!record) return '';
	const ids: Array<[string, string | number | undefined]> = [
		['Document ID', record.documentId],
		['Task ID', record.taskId],
		['Result Document ID', record.resultDocumentId],
		['Envelope ID', record.envelopeId],
		['Correlation Value', record.correlation],
	];
	return ids
		.filter(([, id]) => id)
		.map(([name, id]) => `${name}: ${id}.`)
		.join(' ');
}

/** The last step of a chain that was done. */
function lastGoodResult(record: ItemRecord | undefined): { step: number; id: string } | undefined {
	const done = (record?.steps ?? []).filter(({ resultDocumentId }) => resultDocumentId);
	const id = done.at(-1)?.resultDocumentId;
	return id ? { step: done.length, id } : undefined;
}
