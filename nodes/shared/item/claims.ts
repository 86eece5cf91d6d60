import type { INodeExecutionData } from 'n8n-workflow';

import type { ItemRecord } from '../itemRecord';

/** n8n starts the next try within seconds; a claim that nobody took by then is of no more use. */
const KEEP_MS = 15 * 60_000;
/** Results that claims hold, of all runs together, in characters of JSON and of Base64. */
const MAX_RESULT_CHARACTERS = 64 * 1024 * 1024;
/** Claims of all runs together, and runs; one has some hundred bytes. */
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
	| 'paid'
	| 'paidDocument'
	| 'fetchedFiles'
	| 'unclearSubmit'
	| 'repeatedSubmit'
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
	/** Tries that have begun. */
	tries: number;
	/** By intent; several where one run means the same thing more than once. */
	claims: Map<string, HeldClaim[]>;
}

/** The claims that one try of a run can take and open. */
export interface Claims {
	/** Takes the claim on an intent, which is gone then; nobody else can take it. */
	take: (intent: string) => Claim | undefined;
	/** Opens a claim for the next try. */
	open: (intent: string, claim: Claim) => void;
	/** Which try of its run this is, from 1. */
	tryNumber: number;
	/** Call when the try is over, and a further one may follow. */
	close: (now: number) => void;
	/** Call instead when no further try can follow: what is left is forgotten. */
	clear: () => void;
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
		const run = this.runs.get(runKey) ?? { usedAt: now, open: 0, tries: 0, claims: new Map() };
		run.usedAt = now;
		run.open += 1;
		run.tries += 1;
		this.runs.set(runKey, run);
		return {
			take: (intent) => this.take(run, intent),
			open: (intent, claim) => this.add(run, intent, claim),
			tryNumber: run.tries,
			close: (endedAt) => {
				run.open -= 1;
				run.usedAt = endedAt;
				// The youngest is last, so that what is to be forgotten comes first.
				this.runs.delete(runKey);
				this.runs.set(runKey, run);
			},
			clear: () => {
				run.open -= 1;
				if (run.open === 0) this.forgetRun(runKey, run);
			},
		};
	}

	/**
	 * The run that a call of a tool goes on with: one of the same content whose last try has failed, and
	 * which nobody is at work on. Equal calls mean the same, so that either can go on with it.
	 *
	 * @param content what the call asks for
	 * @param newKey makes the key of a call that goes on with nothing
	 */
	callOf(content: string, newKey: () => string): string {
		for (const [key, run] of this.runs) {
			if (run.open === 0 && key.startsWith(`${content}|`)) return key;
		}
		return `${content}|${newKey()}`;
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

	private add(run: Run, intent: string, claim: Claim): void {
		const size = charactersOf(claim);
		// Results that do not fit are made anew; the ids of paid work always fit.
		const fits = this.resultCharacters + size <= MAX_RESULT_CHARACTERS;
		const kept = fits ? claim : { work: withoutDocument(claim.work) };
		const held = run.claims.get(intent) ?? [];
		held.push({ ...kept, characters: fits ? size : 0 });
		run.claims.set(intent, held);
		this.claimCount += 1;
		this.resultCharacters += fits ? size : 0;
	}

	private forget({ characters }: HeldClaim): void {
		this.claimCount -= 1;
		this.resultCharacters -= characters;
	}

	private forgetOld(now: number): void {
		for (const [key, run] of this.runs) {
			const isOld = now - run.usedAt > KEEP_MS;
			const areTooMany = Math.max(this.claimCount, this.runs.size) > MAX_CLAIMS;
			if (run.open === 0 && (isOld || areTooMany)) this.forgetRun(key, run);
		}
	}

	private forgetRun(key: string, run: Run): void {
		this.runs.delete(key);
		for (const held of run.claims.values()) held.forEach((claim) => this.forget(claim));
	}
}

/** What a claim takes apart from its ids; a file in n8n's store is a reference. */
function charactersOf({ work, results = [] }: Claim): number {
	let characters = work.paidDocument?.length ?? 0;
	for (const { data } of Object.values(work.fetchedFiles ?? {})) characters += data?.length ?? 0;
	for (const { json, binary } of results) {
		characters += JSON.stringify(json).length;
		for (const { data } of Object.values(binary ?? {})) characters += data.length;
	}
	return characters;
}

function withoutDocument({ paidDocument: _, fetchedFiles: __, ...work }: PaidWork): PaidWork {
	return work;
}

/** Nothing is taken and nothing kept: for nodes that n8n does not run again. */
export const NO_CLAIMS: Claims = {
	take: () => undefined,
	open: () => undefined,
	tryNumber: 1,
	close: () => undefined,
	clear: () => undefined,
};

/** The part of a record that a later try can go on from. */
export function paidWorkOf(record: ItemRecord): PaidWork {
	const { documentId, documentIds, taskId, steps, resultDocumentId } = record;
	const { envelopeId, sentAt, sent, correlation, paid, paidDocument } = record;
	const { unclearSubmit, repeatedSubmit, polls, timings, fetchedFiles } = record;
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
		...(paid && { paid }),
		...(paidDocument && { paidDocument }),
		...(fetchedFiles && { fetchedFiles }),
		...(unclearSubmit && { unclearSubmit }),
		...(repeatedSubmit && { repeatedSubmit }),
		...(polls && { polls }),
		...(timings && { timings }),
	};
}
