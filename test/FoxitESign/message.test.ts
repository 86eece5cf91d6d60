/** Envelopes made of a message: what the document says, where people sign it, and what is refused. */
import { errorOf, NODE } from '../support/use-foxit-node';
import { useESign } from './support/esign';
import { mailsOf, MARA, OMAR } from './support/sending';

const esign = useESign();

const message = (text: unknown, people: object[] = [MARA], more: object = {}) => ({
	resource: 'envelope',
	operation: 'send',
	documentSource: 'message',
	message: text,
	recipientsFrom: 'json',
	recipientsJson: JSON.stringify(people),
	...more,
});

const ITEMS = [{ json: {} }];

async function signedText(people: object[], text: string): Promise<string> {
	const [json] = await esign.json(message(text, people), ITEMS);
	const envelopeId = json?.envelopeId as number;
	for (const [index] of people.entries()) await esign.people.sign(envelopeId, index + 1);
	const download = {
		resource: 'envelope',
		operation: 'download',
		envelopeId,
		downloadAs: 'document',
	};
	const result = await esign.run(download, ITEMS);
	const { readPdf } = esign.foxit.at;
	return (await readPdf(await result.readBinary(result.item(NODE), 'data'))).text;
}

it('is a PDF of its text, with a signature field for each signer', async () => {
	const text = await signedText([MARA, OMAR], 'I approve:\n  740,00 € to “Größe & Söhne”');
	expect(text).toContain('740,00 € to “Größe & Söhne”');
	expect(text).toContain('Signature of Mara Lind (mara@signer.example)');
	expect(text).toContain('Signature of Omar Haddad (omar@signer.example)');
	const [folder] = await esign.people.folders();
	expect(folder).toMatchObject({ name: 'Message', documents: [{ name: 'Message.pdf' }] });
	expect(folder?.fields.map(({ type, party }) => ({ type, party }))).toEqual([
		{ type: 'signfield', party: 1 },
		{ type: 'signfield', party: 2 },
	]);
});

it('makes no field of a tag in its text', async () => {
	const text = await signedText([MARA], 'Order ${signfield:1:y:____} ${textfield:1:y:IBAN:____}');
	expect(text).toContain('${textfield:1:y:IBAN:____}');
	const [folder] = await esign.people.folders();
	expect(folder?.fields).toHaveLength(1);
});

it('may be long: it has as many pages as it takes, and is signed on the last', async () => {
	await esign.json(message(`${'A line of it.\n'.repeat(140)}The end.`), ITEMS);
	const [folder] = await esign.people.folders();
	expect(folder?.documents).toMatchObject([{ pages: 3 }]);
	expect(folder?.fields).toMatchObject([{ page: 3 }]);
});

it.each([
	['blank', ' \n', /"Message" is (empty|blank)/],
	['in letters that cannot be shown', 'Zwrot 740 zł', /cannot show: ł \(U\+0142\)/],
	['with something that nobody sees', 'a\u202eb', /cannot show: U\+202E/],
	['too long', 'x'.repeat(100_001), /has 100001 characters/],
	['an object', { a: 1 }, /must be a text/],
])('is refused when it is %s, before anybody is mailed', async (_what, text, wording) => {
	const value = typeof text === 'string' ? text : `={{ ${JSON.stringify(text)} }}`;
	const result = await esign.run(message(value), ITEMS);
	expect(errorOf(result).message).toMatch(wording);
	expect(await mailsOf(esign)).toEqual([]);
	expect(await esign.people.folders()).toEqual([]);
});

it('names a signer by the address, where the name cannot be shown', async () => {
	const text = await signedText([{ name: 'Łukasz Żak', email: 'zak@signer.example' }], 'Text');
	expect(text).toContain('Signature of zak@signer.example');
});
