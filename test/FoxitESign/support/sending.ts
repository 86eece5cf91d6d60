import type { InputItem } from '../../support/use-foxit-node';
import type { ESign } from './esign';

/** A signer as the node's JSON takes one. */
export const MARA = { name: 'Mara Lind', email: 'mara@signer.example' };
export const OMAR = { name: 'Omar Haddad', email: 'omar@signer.example' };

/** A signature, each party's lower on the page than the one before. */
export const signatureOf = (party: number) => ({
	type: 'signature',
	party,
	x: 72,
	y: 100 * party,
	width: 170,
	height: 44,
	required: true,
});

/** Parameters that send the item's file to these people. */
export const sendTo = (people: object[], more: object = {}) => ({
	resource: 'envelope',
	operation: 'send',
	documentSource: 'binary',
	binaryPropertyNames: 'data',
	envelopeName: 'Mutual NDA',
	recipientsFrom: 'json',
	recipientsJson: JSON.stringify(people),
	fieldPlacement: ['json'],
	fieldsJson: JSON.stringify(people.map((_, index) => signatureOf(index + 1))),
	...more,
});

/** An item with a contract in its file. */
export async function contract(json: InputItem['json'] = {}): Promise<InputItem> {
	const { makePdf } = await import('../../support/make-pdf.mjs');
	const data = await makePdf({ pages: [{ text: 'Mutual non-disclosure agreement' }] });
	return { json, file: { data, fileName: 'nda.pdf', mimeType: 'application/pdf' } };
}

/** The bodies of requests to a call, as they arrived. */
export async function mailsOf(esign: ESign): Promise<string[]> {
	return (await esign.people.mails()).map(({ kind, emailId }) => `${kind} ${emailId}`);
}
