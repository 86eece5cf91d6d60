/**
 * What is known not to hold yet, with the reason. It is printed with every run, and an entry leaves
 * the list with the fault.
 *
 * @type {ReadonlyArray<{ invariant: string, matches: RegExp, reason: string }>}
 */
export const KNOWN = [];

/** @returns the entry that a broken invariant falls under */
export function knownFor({ invariant, sentence }) {
	return KNOWN.find((entry) => entry.invariant === invariant && entry.matches.test(sentence));
}
