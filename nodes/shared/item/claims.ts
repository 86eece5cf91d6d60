import type { INodeExecutionData } from 'n8n-workflow';

import type { ItemRecord } from '../itemRecord';

/** n8n starts the next try within seconds; a claim that nobody took by then is of no more use. */
const KEEP_MS = 15 * 60_000;
/** Results that claims hold, of all runs together, in characters of JSON. */
const MAX_RESULT_CHARACTERS = 16 * 1024 * 1024;
/** Claims of all runs together; one has some hundred bytes. */
const MAX_CLAIMS = 100_000;

/** What a try has paid for or sent, as far as a later try can go on from it. Plain data. */
export type PaidWork = Pick<
	ItemRecord,
	| 'documentId'
	| 'documentIds'
	| 'taskId'
	| 'steps'
	| 'resultDocumentId'
	| 'envelopeId'
	| 'sentAt'
	| 'sent'
	| 'correlation'
	| 'unclearSubmit'
	| 'polls'
	| 'timings'
>;

/** What a failed try leaves for the next: work to go on from, or results that are done. */
export interface Claim {
	work: PaidWork;
	/** Results of an item that was done; they are given again as they are. */
	results?: INodeExecutionData[];
}

interface HeldClaim extends Claim {
	characters: number;
}

interface Run {
	/** When a try of this run last opened or closed, in milliseconds of the clock. */
	usedAt: number;
	/** Tries that are at work now. */
	open: number;
	/** By intent; several where one run means the same thing more than once. */
	claims: Map<string, HeldClaim[]>;
}

/** The claims that one try of a run can take and open. */
export interface Claims {
	/** Takes the claim on an intent, which is gone then; nobody else can take it. */
	take: (intent: string) => Claim | undefined;
	/** Opens a claim for the next try. */
	open: (intent: string, claim: Claim) => void;
	/** Call when the try is over. */
	close: (now: number) => void;
}

/**
 * Claims on work that failed tries of a node have paid for or sent. n8n's Retry On Fail runs a node
 * again without asking; the next try takes the claims of the one before and goes on from there, in
 * place of paying or mailing again.
 *
 * A claim is keyed by what is meant, never by the place of an item: see `intentOf`. It is opened by
 * a try that failed and taken by one later try. What is not taken stays, so that an item that had no
 * turn in one try still finds its claim in the one after. Claims are bounded in number, bytes and time.
 */
export class ClaimStore {
	private readonly runs = new Map<string, Run>();
	private claimCount = 0;
	private resultCharacters = 0;

	/**
	 * Opens the claims of a run.
	 *
	 * @param runKey the same for all tries of one run
	 * @param now in milliseconds
	 */
	begin(runKey: string, now: number): Claims {
		this.forgetOld(now);
		const run = this.runs.get(runKey) ?? { usedAt: now, open: 0, claims: new Map() };
		run.usedAt = now;
		run.open += 1;
		this.runs.set(runKey, run);
		return {
			take: (intent) => this.take(run, intent),
			open: (intent, claim) => this.add(run, intent, claim),
			close: (endedAt) => {
				run.open -= 1;
				run.usedAt = endedAt;
				// The youngest is last, so that what is to be forgotten comes first.
				this.runs.delete(runKey);
				if (run.claims.size > 0 || run.open > 0) this.runs.set(runKey, run);
			},
		};
	}

	/** How many claims there are now. */
	get size(): number {
		return this.claimCount;
	}

	private take(run: Run, intent: string): Claim | undefined {
		const held = run.claims.get(intent);
		const claim = held?.shift();
		if (held?.length === 0) run.claims.delete(intent);
		if (!claim) return undefined;
		this.forget(claim);
		const { work, results } = claim;
		return { work, ...(results && { results }) };
	}

	private add(run: Run, intent: string, { work, results }: Claim): void {
		const characters = results ? JSON.stringify(results).length : 0;
		// Results that do not fit are made anew; the ids of paid work always fit.
		const fits = this.resultCharacters + characters <= MAX_RESULT_CHARACTERS;
		const claim = { work, ...(results && fits && { results }), characters: fits ? characters : 0 };
		const held = run.claims.get(intent) ?? [];
		held.push(claim);
		run.claims.set(intent, held);
		this.claimCount += 1;
		this.resultCharacters += claim.characters;
	}

	private forget({ characters }: HeldClaim): void {
		this.claimCount -= 1;
		this.resultCharacters -= characters;
	}

	private forgetOld(now: number): void {
		for (const [key, run] of this.runs) {
			const isOver = run.open === 0 && now - run.usedAt > KEEP_MS;
			if (!isOver && this.claimCount <= MAX_CLAIMS) continue;
			if (run.open > 0) continue;
			this.runs.delete(key);
			for (const held of run.claims.values()) held.forEach((claim) => this.forget(claim));
		}
	}
}

/** Nothing is taken and nothing kept: for nodes that n8n does not run again. */
export const NO_CLAIMS: Claims = {
	take: () => undefined,
	open: () => undefined,
	close: () => undefined,
};

/** The part of a record that a later try can go on from. */
export function paidWorkOf(record: ItemRecord): PaidWork {
	const { documentId, documentIds, taskId, steps, resultDocumentId } = record;
	const { envelopeId, sentAt, sent, correlation, unclearSubmit, polls, timings } = record;
	return {
		...(documentId && { documentId }),
		...(documentIds && { documentIds }),
		...(taskId && { taskId }),
		...(steps && steps.length > 0 && { steps }),
		...(resultDocumentId && { resultDocumentId }),
		...(envelopeId && { envelopeId }),
		...(sentAt && { sentAt }),
		...(sent && { sent }),
		...(correlation && { correlation }),
		...(unclearSubmit && { unclearSubmit }),
		...(polls && { polls }),
		...(timings && { timings }),
	};
}
