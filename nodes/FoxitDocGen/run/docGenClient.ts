import type { IDataObject } from 'n8n-workflow';

import { readErrorBody } from '../../shared/api/answer';
import { CallSender, type Outcome } from '../../shared/api/callSender';
import type { SubmitSignals } from '../../shared/api/foxitClient';
import { asFailure, FoxitFailure, submitFailure } from '../../shared/failure';
import type { HttpResponse } from '../../shared/api/transport';
import { isPdf, isZip } from '../../shared/file/fileType';
import { parsedJson } from '../../shared/values/json';
import { objectIn } from '../../shared/values/members';

/** The service answers within the call; its edge gives up after about 100 s. */
const GENERATE_TIMEOUT_MS = 120_000;

/** Formats that DocGen makes; lower case on the wire. */
export type OutputFormat = 'pdf' | 'docx';

/** What a document is made of. */
export interface GenerateRequest {
	/** The template in Base64, as ASCII bytes. */
	template: Buffer;
	documentValues: IDataObject;
	outputFormat: OutputFormat;
	/** E.g. `en-US`; absent: the service's own. */
	currencyCulture?: string;
}

/** Speaks to Foxit Document Generation: two calls, answered at once (DocGen contract). */
export class DocGenClient extends CallSender {
	/**
	 * Merges a template with data.
	 *
	 * @param signals `giveUp` ends the waits before it is sent, `stop` what is under way
	 * @param repeatedUnclear hears of it when the document may have been made twice
	 * @returns the document
	 * @throws FoxitFailure `validation` with the service's words when it made none
	 */
	async generate(
		request: GenerateRequest,
		{ stop, giveUp }: SubmitSignals,
		repeatedUnclear?: (cause: string) => void,
	): Promise<Buffer> {
		const { template, ...members } = request;
		try {
			const response = await this.send({
				method: 'POST',
				path: '/GenerateDocumentBase64',
				headers: JSON_HEADERS,
				body: () => bodyOf(template, members),
				kind: 'generate',
				priority: 'work',
				review: callerMistakes,
				timeoutMs: GENERATE_TIMEOUT_MS,
				...(repeatedUnclear && { repeatedUnclear }),
				signal: stop,
				waitSignal: giveUp,
			});
			return documentIn(response, request.outputFormat);
		} catch (caught) {
			throw submitFailure(asFailure(caught));
		}
	}

	/** Lists a template's tags. @returns the answer as it came */
	async analyze(template: Buffer, signal: AbortSignal): Promise<unknown> {
		const response = await this.send({
			method: 'POST',
			path: '/AnalyzeDocumentBase64',
			headers: JSON_HEADERS,
			body: () => bodyOf(template, {}),
			kind: 'generate',
			priority: 'work',
			review: callerMistakes,
			timeoutMs: GENERATE_TIMEOUT_MS,
			signal,
		});
		return parsedJson(response.text);
	}
}

const JSON_HEADERS = { 'Content-Type': 'application/json' };

/** Bytes rather than text: the template is copied once, and released with the request. */
function bodyOf(template: Buffer, members: object): Buffer {
	const rest = JSON.stringify(members).slice(1);
	const joint = rest === '}' ? '"' : '",';
	return Buffer.concat([Buffer.from('{"base64FileString":"'), template, Buffer.from(joint + rest)]);
}

/**
 * A 500 can be the caller's mistake, and repeating it mends nothing
 * (docs/contract/docgen.md#generate-a-document, live).
 */
const CALLER_WORDS = /output format|template/i;

const TEMPLATE_ADVICE =
	'Run Check Template on it: it names what is wrong without spending a credit.';

const SIZE_ADVICE =
	'Template and data go in one request: make the pictures in the template smaller, or give less data at a time.';

function withAdvice({ kind, message, facts }: FoxitFailure, advice: string): Outcome {
	return { failure: new FoxitFailure(kind, message, { ...facts, advice }) };
}

function callerMistakes(outcome: Outcome): Outcome {
	if ('response' in outcome) return outcome;
	const { kind, message, facts } = outcome.failure;
	if (kind === 'tooLarge') return withAdvice(outcome.failure, SIZE_ADVICE);
	if (kind === 'validation') return withAdvice(outcome.failure, TEMPLATE_ADVICE);
	if (facts.httpStatus !== 500) return outcome;
	// The service's own error has brought no document.
	const none = { ...facts, mayHaveStarted: false };
	if (!CALLER_WORDS.test(facts.foxitMessage ?? '')) {
		return { failure: new FoxitFailure(kind, message, none) };
	}
	const mistake = { ...none, advice: TEMPLATE_ADVICE };
	return { failure: new FoxitFailure('validation', 'Foxit could not use the template', mistake) };
}

/** The Base64 member has been seen at the top and, by third parties, within `data`. */
function documentIn(response: HttpResponse, format: OutputFormat): Buffer {
	const answer = parsedJson(response.text) as Answer | null | undefined;
	if (typeof answer !== 'object' || answer === null) throw notJson(response);
	const encoded = answer.base64FileString ?? answer.data?.base64FileString;
	if (saysNone(answer, encoded)) throw noDocument(response);
	if (typeof encoded !== 'string') throw unknownShape(response);
	const content = Buffer.from(encoded, 'base64');
	const isPromised = format === 'pdf' ? isPdf : isZip;
	if (isPromised(content)) return content;
	throw new FoxitFailure(
		'unreadableAnswer',
		`The result from Foxit is not a ${format.toUpperCase()} file`,
		{
			httpStatus: response.status,
			mayHaveStarted: true,
		},
	);
}

/** Half an answer can hold half a document: only a page, such as that of a proxy, is quoted. */
function notJson({ status, text }: HttpResponse): FoxitFailure {
	const title = /^\s*</.test(text) ? readErrorBody(text).message : '';
	return new FoxitFailure('unreadableAnswer', "Foxit's answer cannot be read", {
		httpStatus: status,
		mayHaveStarted: true,
		...(title && { foxitMessage: title }),
	});
}

interface Answer {
	base64FileString?: unknown;
	data?: { base64FileString?: unknown } | null;
}

/** Whether an answer has the member for the document, and nothing in it. */
function saysNone(answer: Answer, encoded: unknown): boolean {
	if (encoded === '') return true;
	const holders = [answer, objectIn(answer.data)];
	return (encoded ?? null) === null && holders.some((holder) => 'base64FileString' in holder);
}

/** The document may be in an answer of another shape, and then it was paid for. */
function unknownShape(response: HttpResponse): FoxitFailure {
	const { message } = readErrorBody(response.text);
	return new FoxitFailure('unreadableAnswer', "Foxit's answer holds no document", {
		httpStatus: response.status,
		...(message && { foxitMessage: message }),
		mayHaveStarted: true,
	});
}

/**
 * A null in place of the file is how the service reports that it made none
 * (docs/contract/docgen.md#generate-a-document).
 */
function noDocument(response: HttpResponse): FoxitFailure {
	const { message } = readErrorBody(response.text);
	return new FoxitFailure('validation', 'Foxit returned no document', {
		httpStatus: response.status,
		...(message && { foxitMessage: message }),
		advice: TEMPLATE_ADVICE,
	});
}
