import type { ItemRecord, StepRecord } from './itemRecord';

/** What one turn of a run has paid for or mailed, or may have; members without a value are left out. */
export interface WorkDone {
	/** Position of the turn: an item, or a part of one. */
	turn: number;
	/** The input item, or the first of those that were worked on together. */
	item: number;
	resource: string;
	operation: string;
	documentId?: string;
	documentIds?: string[];
	taskId?: string;
	steps?: StepRecord[];
	resultDocumentId?: string;
	envelopeId?: number;
	/** The envelope's recipients were mailed. */
	sent?: true;
	correlation?: string;
	/** A credit was used, and what it bought was in an answer that is lost with the run. */
	paid?: true;
	/** A request whose answer was lost may have been carried out. */
	uncertain?: true;
}

/** All work that a run leaves behind, item by item and without a limit. */
export function workDone(
	records: ReadonlyArray<ItemRecord | undefined>,
	turns: ReadonlyArray<readonly number[]>,
): WorkDone[] {
	return records.flatMap((record, turn) => {
		if (!record || !leavesWork(record)) return [];
		const { resource, operation, documentId, documentIds, taskId, steps } = record;
		const { resultDocumentId, envelopeId, sent, correlation, paid } = record;
		const isUncertain = (record.unclearSubmit ?? record.repeatedSubmit) !== undefined;
		return [
			{
				turn,
				item: turns[turn]?.[0] ?? turn,
				resource,
				operation,
				...(documentId && { documentId }),
				...(documentIds && { documentIds }),
				...(taskId && { taskId }),
				...(steps && steps.length > 0 && { steps }),
				...(resultDocumentId && { resultDocumentId }),
				...(envelopeId !== undefined && { envelopeId }),
				...(sent && { sent: true as const }),
				...(correlation && { correlation }),
				...(paid && { paid: true as const }),
				...(isUncertain && { uncertain: true as const }),
			},
		];
	});
}

function leavesWork(record: ItemRecord): boolean {
	const { taskId, resultDocumentId, envelopeId, paid, unclearSubmit, repeatedSubmit } = record;
	const sign = taskId ?? resultDocumentId ?? envelopeId ?? paid ?? unclearSubmit ?? repeatedSubmit;
	return Boolean(sign);
}

/** One turn's work as a sentence without a full stop, for an error or for the log. */
export function describeWork({ item, ...work }: WorkDone): string {
	const ids = [
		work.envelopeId !== undefined && `Envelope ID ${work.envelopeId}`,
		work.envelopeId === undefined && work.correlation && `Correlation Value ${work.correlation}`,
		work.taskId && `Task ID ${work.taskId}`,
		work.resultDocumentId && `Result Document ID ${work.resultDocumentId}`,
		work.uncertain && !work.taskId && work.documentId && `Document ID ${work.documentId}`,
		work.paid && `a document was paid for and is not kept at Foxit`,
		work.uncertain && 'a request whose answer was lost may have been carried out',
	].filter(Boolean);
	return `item ${item}: ${ids.join(', ')}`;
}

/** That a submit was sent again, and what it may have cost; without a full stop. */
export function describeRepeat(cause: string): string {
	return `The first submit failed: ${cause}. Foxit may still have carried it out, and it was sent again. One more credit may have been used. The credits in Foxit's developer dashboard tell`;
}
