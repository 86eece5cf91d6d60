/**
 * What is known not to hold yet, with the reason. It is printed with every run, and an entry leaves
 * the list with the fault.
 *
 * @type {ReadonlyArray<{ invariant: string, matches: RegExp, reason: string }>}
 */
export const KNOWN = [
	{
		invariant: 'effects',
		matches: /happened \d+ times/,
		reason: 'A retry pays again for items whose ids the try before has lost.',
	},
	{
		invariant: 'traces',
		matches: /tells nothing of it/,
		reason: 'A run that stops names only part of the work that was paid.',
	},
	{
		invariant: 'content',
		matches: /a call of a tool/,
		reason:
			'Two calls of one tool at once share what a retry takes up: one gets the result of the other.',
	},
	{
		invariant: 'mail',
		matches: /a call of a tool/,
		reason:
			'Two calls of one tool at once share what a retry takes up: one gets the result of the other.',
	},
	{
		invariant: 'events',
		matches: /was taken and started nothing/,
		reason:
			'Of equal deliveries at once, one whose look at the envelope fails takes the others along.',
	},
	{
		invariant: 'success',
		matches: /does not have this document/,
		reason: 'A fresh result that has not reached every server is not asked for again.',
	},
	{
		invariant: 'deadlines',
		matches: /was looked at/,
		reason: "An item's time limit does not bound the waits of a failing look.",
	},
];

/** @returns the entry that a broken invariant falls under */
export function knownFor({ invariant, sentence }) {
	return KNOWN.find((entry) => entry.invariant === invariant && entry.matches.test(sentence));
}
