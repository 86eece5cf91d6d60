/**
 * What is known so far about one item's way through the service. Results are made from it, and so
 * are errors: whatever stops an item, the ids of paid work are at hand.
 */
export interface ItemRecord {
	resource: string;
	operation: string;
	/** The input document at Foxit. */
	documentId?: string;
	taskId?: string;
	resultDocumentId?: string;
	fileName?: string;
	mimeType?: string;
	/** Bytes of the output file. */
	fileSize?: number;
	/** Status requests for the task. */
	polls?: number;
	timings?: ItemTimings;
}

/** Milliseconds, time spent waiting for the rate limit included. */
export interface ItemTimings {
	uploadMs?: number;
	/** From the submit until the task's end was noticed. */
	waitMs?: number;
	downloadMs?: number;
}
