import { idIn, listIn, objectIn, textIn } from '../../shared/values/members';

/**
 * The addresses that Foxit mails when it sends an envelope: those of everybody, or with *Sign in Order* those
 * of the first signing step; later steps are mailed when it is their turn
 * (docs/contract/esign.md#recipient).
 */
export function mailedAtFirst(folder: unknown): string[] {
	const { folderRecipientParties, enforceSignWorkflow } = objectIn(folder);
	const parties = listIn(folderRecipientParties).map((party) => {
		const { partyDetails, workflowSignSequence } = objectIn(party);
		const email = textIn(objectIn(partyDetails).emailId) ?? '';
		return { email, step: idIn(workflowSignSequence) ?? 1 };
	});
	const firstStep = Math.min(...parties.map(({ step }) => step));
	return parties
		.filter(
			({ email, step }) => email !== '' && (enforceSignWorkflow !== true || step === firstStep),
		)
		.map(({ email }) => email);
}
