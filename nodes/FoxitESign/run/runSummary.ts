import { paceSentences } from '../../shared/job/runSummary';
import type { ESignSession } from './eSignRun';

/** Remarks for the end of a run, when something is worth knowing. */
export function runSummary(session: ESignSession, failedItems: number): string[] {
	const sentences = paceSentences(session.client, failedItems);
	if (sentences.length === 0) return [];
	const made = session.envelopesMade;
	return [[...sentences, `${made} ${made === 1 ? 'envelope' : 'envelopes'} made.`].join(' ')];
}
