/** One credit, charged for one operation that succeeded (contract section 7). */
export interface Charge {
	taskId: string;
	operation: string;
	account: string;
	/** Number of the submitting request in the request log. */
	requestSeq: number;
	atMs: number;
	credits: 1;
}

/** Who was charged for what. Nothing but a completed task gets in. */
export class Ledger {
	private charges: Charge[] = [];

	charge(entry: Omit<Charge, 'credits'>): void {
		this.charges.push({ ...entry, credits: 1 });
	}

	/** Credits an account has used. */
	used(account: string): number {
		return this.charges.filter((charge) => charge.account === account).length;
	}

	/** All charges in the order they were made. */
	list(): Charge[] {
		return [...this.charges].sort((left, right) => left.atMs - right.atMs);
	}

	clear(): void {
		this.charges = [];
	}
}
