/**
 * Credits charged for one operation that succeeded
 * (docs/contract/pdf-services.md#limits-credits-and-timing), or one envelope.
 */
export interface Charge {
	/** Id of the task, or of the envelope. */
	taskId: string;
	operation: string;
	account: string;
	/** Number of the submitting request in the request log. */
	requestSeq: number;
	atMs: number;
	credits: number;
}

/** Who was charged for what. Nothing but a completed task or a new envelope gets in. */
export class Ledger {
	private charges: Charge[] = [];
	private readonly held = new Set<Pick<Charge, 'account' | 'credits'>>();

	charge(entry: Omit<Charge, 'credits'>, credits = 1): void {
		this.charges.push({ ...entry, credits });
	}

	/** Counts credits as used while the work that costs them runs; to be given back at its end. */
	hold(account: string, credits: number): () => void {
		const held = { account, credits };
		this.held.add(held);
		return () => this.held.delete(held);
	}

	/** Credits an account has used. */
	used(account: string): number {
		return [...this.charges, ...this.held]
			.filter((charge) => charge.account === account)
			.reduce((sum, { credits }) => sum + credits, 0);
	}

	/** All charges in the order they were made. */
	list(): Charge[] {
		return [...this.charges].sort((left, right) => left.atMs - right.atMs);
	}

	clear(): void {
		this.charges = [];
		this.held.clear();
	}
}
