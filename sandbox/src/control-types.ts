/*
 * What the control API says, for those who speak to it. Requests are `LogEntry`, the ledger is `Charge`.
 */

export type { ChannelReport, EnvelopeReport, PartyReport } from './esign/control/types.js';
export type { Mail } from './esign/state/mails.js';
export type { Attempt, Delivery } from './esign/webhooks/deliveries.js';

/** A task as the control API shows it. */
export interface TaskReport {
	taskId: string;
	account: string;
	operation: string;
	/** The first of `documentIds`. */
	documentId: string | null;
	documentIds: readonly string[];
	/** Number of the submitting request in the request log. */
	requestSeq: number;
	status: string;
	progress: number;
	submittedAtMs: number;
	/** Drawn latency; the task ends no earlier than this after submission. */
	latencyMs: number;
	/** When the real work was done. */
	workEndedAtMs: number | null;
	/** When it ended or, as far as that is known, will end. */
	endsAtMs: number | null;
	completedAtMs: number | null;
	/** When a poll first reported the end. */
	firstSeenDoneAtMs: number | null;
	polls: number;
	resultDocumentId: string | null;
	error: { code: string; message: string } | null;
}

/** A stored document as the control API shows it. */
export interface DocumentReport {
	documentId: string;
	account: string;
	origin: 'upload' | 'result';
	fileName: string;
	size: number;
	createdAtMs: number;
	expiresAtMs: number;
}

/** That the sandbox is there, its time, and the one folder it writes to. */
export interface Health {
	ok: true;
	nowMs: number;
	folder: string;
}
