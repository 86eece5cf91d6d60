import { type PARTY, signatureFor } from './use-esign';

/** Members of a `createfolder` body: these parties, and a signature field for each who signs. */
export const createFolderWith = (
	parties: ReadonlyArray<typeof PARTY & { workflowSequence?: number }>,
) => ({
	parties,
	fields: parties.map(({ sequence }) => signatureFor(sequence)),
});
