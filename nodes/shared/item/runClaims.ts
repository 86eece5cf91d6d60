import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { n8nClock } from '../api/n8nClock';
import type { FailureKind } from '../failure';
import type { ItemRecord } from '../itemRecord';
import { ClaimStore, NO_CLAIMS, paidWorkOf, type Claim, type Claims } from './claims';
import {
	digest,
	intentsOf,
	isTool,
	isToolContext,
	newCallKey,
	runKeyOf,
	type Turn,
} from './intent';
import type { ItemOutcome } from './runItems';

/** One for all nodes and executions of this process: n8n runs a node again in the same one. */
const store = new ClaimStore();

/** Failures that end a task for good: a retry has to submit anew, but need not upload again. */
const TASK_IS_OVER = new Set<FailureKind>(['passwordProtected', 'taskFailed', 'taskNotFound']);

/** What came of a try. */
export interface Tried {
	outcomes: ReadonlyArray<ItemOutcome<INodeExecutionData[]>>;
	records: ReadonlyArray<ItemRecord | undefined>;
	/** Whether a retry has to find the results of the try before, because Foxit does not keep them. */
	keepsResults: boolean;
}

/**
 * The claims of one try of a node, turn by turn: what the try before has left, and what this one
 * leaves. It knows whether n8n can run the node again; when it cannot, nothing is left.
 */
export class RunClaims {
	private readonly claims: Claims;
	private readonly intentOf: (turnIndex: number) => string;
	private key: string | undefined;
	private leaves = false;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly turns: readonly Turn[],
	) {
		this.intentOf = intentsOf(context, turns);
		const isRetried = context.getNode().retryOnFail === true;
		this.claims = isRetried ? store.begin(this.runKey(), n8nClock.now()) : NO_CLAIMS;
	}

	/** What is meant by a turn: the same for every try of one run, and no other turn's. */
	intent(turnIndex: number): string {
		return digest([this.runKey(), this.intentOf(turnIndex)]);
	}

	/** Takes what the try before has left of a turn; results are linked to the item as it stands now. */
	take(turnIndex: number): Claim | undefined {
		if (this.claims === NO_CLAIMS) return undefined;
		const claim = this.claims.take(this.intentOf(turnIndex));
		if (!claim?.results) return claim;
		const { itemIndexes = [] } = this.turns[turnIndex] ?? {};
		return { work: claim.work, results: linkedTo(claim.results, itemIndexes) };
	}

	/**
	 * Whether n8n can run the node again after this try.
	 *
	 * @param output what the node gives, unless it fails
	 */
	mayBeRetried(output?: readonly INodeExecutionData[]): boolean {
		const { retryOnFail, maxTries } = this.context.getNode();
		if (!retryOnFail || this.claims.tryNumber >= triesOf(maxTries)) return false;
		// n8n's engine takes output whose first item is an error for a failure; an agent does not.
		return output ? !isToolContext(this.context) && isError(output[0]) : true;
	}

	/** Leaves for the next try what this one has paid for, so that it does not pay again. */
	leave({ outcomes, records, keepsResults }: Tried): void {
		this.leaves = true;
		records.forEach((record, turnIndex) => {
			const outcome = outcomes[turnIndex];
			if (!outcome || !record) return;
			const work = paidWorkOf(record);
			const kind = 'failure' in outcome ? outcome.failure.kind : undefined;
			// A result may be too young to be known everywhere. Without one, it is the input that is gone.
			if (kind === 'documentNotFound' && !work.resultDocumentId) return;
			if (kind && TASK_IS_OVER.has(kind)) {
				delete work.taskId;
				delete work.resultDocumentId;
			}
			const results = 'value' in outcome && keepsResults ? outcome.value : undefined;
			if (results || Object.keys(work).length > 0) {
				this.claims.open(this.intentOf(turnIndex), { work, ...(results && { results }) });
			}
		});
	}

	private runKey(): string {
		if (this.key === undefined) {
			const key = runKeyOf(this.context, this.turns);
			this.key = isTool(this.context) ? store.callOf(key, newCallKey) : key;
		}
		return this.key;
	}

	/** Call when the try is over. */
	close(): void {
		if (this.leaves) this.claims.close(n8nClock.now());
		else this.claims.clear();
	}
}

/** How often n8n runs a node whose Retry On Fail is on. */
function triesOf(maxTries: number | undefined): number {
	return Math.min(5, Math.max(2, maxTries ?? 3));
}

function isError(item: INodeExecutionData | undefined): boolean {
	const error = item?.json.error;
	return error !== undefined && error !== null && error !== false;
}

/** Results of an earlier try belong to the item that asks for them now, wherever it stood then. */
function linkedTo(
	results: INodeExecutionData[],
	itemIndexes: readonly number[],
): INodeExecutionData[] {
	const [only] = itemIndexes;
	if (itemIndexes.length !== 1 || only === undefined) return results;
	return results.map((result) => ({ ...result, pairedItem: { item: only } }));
}
