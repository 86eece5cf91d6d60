/**
 * Faults that the package once had, or might get: each is a change of one built file. The simulator
 * must find every one of them.
 *
 * @type {ReadonlyArray<{ name: string, file: RegExp, change: (source: string) => string, family: 'documents' | 'envelopes' }>}
 */
export const MUTANTS = [];
