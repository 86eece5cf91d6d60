import { FoxitFailure } from '../failure';
import { readableText } from '../outsideText';
import { isObject, toText } from '../values/members';

/** Where a task stands, reduced to what the waiting loop needs to know. */
export type TaskPhase = 'running' | 'done' | 'failed';

/** One answer of `GET /tasks/{taskId}`, read leniently (docs/contract/pdf-services.md#tasks). */
export interface TaskState {
	phase: TaskPhase;
	/** The status word as the service sent it; empty when it sent none. */
	status: string;
	/** 0 to 100; `undefined` when the answer has no usable number. */
	progress: number | undefined;
	resultDocumentId: string | undefined;
	resultData: unknown;
	error: { code: string; message: string } | undefined;
	/** The whole answer, for Task > Get Status. */
	raw: Record<string, unknown>;
}

const DONE = new Set(['COMPLETED', 'SUCCESS', 'SUCCEEDED']);
const FAILED = new Set(['FAILED', 'FAIL', 'ERROR']);

/**
 * Reads a task's answer. Unknown words and a missing word mean "still running": the waiting loop's
 * own time limit ends what never ends.
 *
 * @throws FoxitFailure `unreadableAnswer` when the body is not a JSON object
 */
export function readTaskState(body: unknown): TaskState {
	if (!isObject(body)) {
		throw new FoxitFailure(
			'unreadableAnswer',
			'Foxit answered the status request with something other than JSON',
		);
	}
	const status = readableText(toText(body.status ?? body.state), MAX_STATUS_CHARACTERS);
	const word = status.trim().toUpperCase();
	return {
		phase: DONE.has(word) ? 'done' : FAILED.has(word) ? 'failed' : 'running',
		status,
		progress: readProgress(body.progress),
		resultDocumentId: toText(body.resultDocumentId) || undefined,
		resultData: body.resultData,
		error: isObject(body.error)
			? { code: toText(body.error.code), message: toText(body.error.message) }
			: typeof body.error === 'string'
				? { code: '', message: body.error }
				: undefined,
		raw: readableWords(body),
	};
}

/** What is longer is no status word. */
const MAX_STATUS_CHARACTERS = 100;
/** What is deeper are no words either. */
const MAX_DEPTH = 20;
/** A page of words; the rest of a message tells nobody more. */
const MAX_WORDS_CHARACTERS = 2_000;

/** The answer with its words as they can be stored and shown: cut, and without control characters. */
function readableWords(body: Record<string, unknown>): Record<string, unknown> {
	const cleaned = (value: unknown, depth: number): unknown => {
		if (typeof value === 'string') return readableText(value, MAX_WORDS_CHARACTERS);
		if (typeof value !== 'object' || value === null) return value;
		if (depth > MAX_DEPTH) return '…';
		if (Array.isArray(value)) return value.map((inner) => cleaned(inner, depth + 1));
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [
				readableText(name, MAX_STATUS_CHARACTERS),
				cleaned(inner, depth + 1),
			]),
		);
	};
	// What the operation has found out is no message, and stays as it is.
	const { resultData, ...words } = body;
	const clean = cleaned(words, 0) as Record<string, unknown>;
	return { ...clean, ...('resultData' in body && { resultData }) };
}

/** The failure that a FAILED task stands for. */
export function taskFailure(state: TaskState): FoxitFailure {
	const code = state.error?.code ?? '';
	const message = state.error?.message ?? '';
	const facts = {
		...(code && { foxitCode: code }),
		...(message && { foxitMessage: message }),
	};
	if (isUnknownTask(state)) {
		return new FoxitFailure('taskNotFound', 'Foxit does not know this task', facts);
	}
	// "Document is password-protected" is the live wording; wrong passwords are worded by hand in
	// the service's engine, so the whole family is matched (docs/contract/pdf-services.md#tasks and
	// docs/contract/pdf-services.md#passwords).
	if (/password|encrypted/i.test(message)) {
		return new FoxitFailure('passwordProtected', 'The document is protected by a password', facts);
	}
	return new FoxitFailure('taskFailed', 'Foxit could not process the document', facts);
}

/**
 * Whether a FAILED answer says that no such task exists (live wording,
 * docs/contract/pdf-services.md#tasks).
 */
export function isUnknownTask(state: TaskState): boolean {
	return state.phase === 'failed' && /task (is|does) not exist/i.test(state.error?.message ?? '');
}

function readProgress(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
	return Math.min(100, Math.max(0, number));
}
