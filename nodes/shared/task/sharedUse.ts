/** What one lesson that fits no pattern, or one that fits, says about others. */
const GAIN = 0.4;
const LOSS = 0.3;
/** Three in a row that fit no pattern are enough. */
const FROM = 0.7;

/**
 * Whether others use the account, told by how even the lessons of refusals are: an account used alone
 * lets in the same rate between any two refusals.
 */
export class SharedUse {
	/** 0 to 1: how surely others use the account. */
	private certainty = 0;

	get isLikely(): boolean {
		return this.certainty > FROM;
	}

	heard(isEven: boolean): void {
		this.certainty += isEven ? -LOSS * this.certainty : GAIN * (1 - this.certainty);
	}

	isKnown(): void {
		this.certainty = 1;
	}

	forget(): void {
		this.certainty = 0;
	}
}
