import { FoxitFailure } from '../failure';
import type { ItemRecord } from '../itemRecord';

const LABEL = 'Maximum Credits per Run';

/**
 * The credits of one run. Foxit takes one for each task that succeeds
 * (docs/contract/pdf-services.md#limits-credits-and-timing); one is counted when its task is submitted, and
 * given back when the task has surely not been done.
 */
export class Credits {
	/** Those of tasks that were submitted in this run and have not failed. */
	used = 0;
	private held = 0;
	private readonly heldBy = new WeakMap<ItemRecord, number>();

	/** @param most more are not used; 0: no limit */
	constructor(private readonly most = 0) {}

	/** Whether the user has set a limit. */
	get isLimited(): boolean {
		return this.most > 0;
	}

	/**
	 * Keeps credits for an item that needs several, so that it does not stop half-way.
	 *
	 * @throws FoxitFailure `input` when there are not so many left
	 */
	hold(record: ItemRecord, count: number): void {
		this.require(count);
		this.heldBy.set(record, count);
		this.held += count;
	}

	/** Call when an item has come to its end: what it has kept and not used is free again. */
	release(record: ItemRecord): void {
		this.held -= this.heldBy.get(record) ?? 0;
		this.heldBy.delete(record);
	}

	/**
	 * Counts the credit of a task that is about to be submitted.
	 *
	 * @throws FoxitFailure `input` when none is left
	 */
	use(record: ItemRecord): void {
		const own = this.heldBy.get(record) ?? 0;
		if (own > 0) {
			this.heldBy.set(record, own - 1);
			this.held -= 1;
		} else this.require(1);
		this.used += 1;
		record.credits = (record.credits ?? 0) + 1;
	}

	/** Takes a count back: the task was not started, or has failed, and costs nothing. */
	giveBack(record: ItemRecord): void {
		this.used -= 1;
		record.credits = (record.credits ?? 1) - 1;
	}

	private require(count: number): void {
		if (this.most === 0 || this.used + this.held + count <= this.most) return;
		const left = Math.max(0, this.most - this.used - this.held);
		throw new FoxitFailure(
			'input',
			`The run may use ${this.most} ${this.most === 1 ? 'credit' : 'credits'}. This item needs ${count}, and ${left} ${left === 1 ? 'is' : 'are'} left`,
			{
				parameter: LABEL,
				advice:
					'Nothing was submitted for this item. Raise the limit, or run the remaining items later.',
				notSent: true,
				mayHaveStarted: false,
			},
		);
	}
}
