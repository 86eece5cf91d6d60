import { FoxitFailure } from '../../nodes/shared/failure';

/** What a call fails with; the test fails when it is anything else, or when the call succeeds. */
export async function failureOf(work: Promise<unknown>): Promise<FoxitFailure> {
	try {
		await work;
	} catch (caught) {
		if (caught instanceof FoxitFailure) return caught;
		throw caught;
	}
	throw new Error('This should have failed');
}

/** The same for a call without a promise. */
export function thrownBy(work: () => unknown): FoxitFailure {
	try {
		work();
	} catch (caught) {
		if (caught instanceof FoxitFailure) return caught;
		throw caught;
	}
	throw new Error('This should have failed');
}
