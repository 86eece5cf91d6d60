import type { FileDescription } from './values/fileReference';

/**
 * What is known so far about one item's way through the service. Results are made from it, and so
 * are errors: whatever stops an item, the ids of paid work are at hand.
 */
export interface ItemRecord {
	resource: string;
	operation: string;
	/** The input document at Foxit. */
	documentId?: string;
	/** The input documents, where there are several. */
	documentIds?: string[];
	taskId?: string;
	/** When the task was submitted, in ISO 8601. */
	submittedAt?: string;
	/** The steps of a chain that have been submitted, in order. */
	steps?: StepRecord[];
	resultDocumentId?: string;
	/** The eSign envelope (on the wire: folder). */
	envelopeId?: number;
	/** When the request for the envelope was first sent, in epoch milliseconds. */
	sentAt?: number;
	/** The draft was sent: people have mail of it. */
	sent?: boolean;
	/** The value by which an envelope can be found again, whatever became of the answer. */
	correlation?: string;
	/** A credit was used for what is in an answer, and is nowhere at Foxit. */
	paid?: boolean;
	/** A document that was paid for, is nowhere at Foxit and is not delivered yet, in Base64. */
	paidDocument?: string;
	/** A submit of this item may have started work whose id is not known: what came of the submit. */
	unclearSubmit?: string;
	/** A submit was sent again although an earlier one may have started work, too: what came of that one. */
	repeatedSubmit?: string;
	/** Files from web addresses, as they lie in n8n's store, by the input that they are for. */
	fetchedFiles?: Record<string, FileDescription>;
	/** Of the output file, also where it stays at Foxit. */
	fileName?: string;
	/** Of the files that went in, for errors. */
	inputNames?: string[];
	mimeType?: string;
	/** Bytes of the output file. */
	fileSize?: number;
	/** SHA-256 of the output file, in lower-case hexadecimal digits. */
	sha256?: string;
	/** The same of what was uploaded: of one file, or of several in their order; blank where there was none. */
	inputSha256?: string | string[];
	/** The same of the template that the document was made of. */
	templateSha256?: string;
	/** What the item's tasks cost, if they succeed. */
	credits?: number;
	/** Status requests for the task. */
	polls?: number;
	timings?: ItemTimings;
}

/** One step of a chain at the service. */
export interface StepRecord {
	/** The operation's name, as the user chose it. */
	name: string;
	taskId: string;
	/** Set when the step is done; it is the input of the next. */
	resultDocumentId?: string;
	polls?: number;
	waitMs?: number;
}

/** Milliseconds, time spent waiting for the rate limit included. */
export interface ItemTimings {
	uploadMs?: number;
	/** From the submit until the task's end was noticed. */
	waitMs?: number;
	downloadMs?: number;
}
