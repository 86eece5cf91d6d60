/** Values reach Foxit eSign as they were meant, in whichever form an expression gives them. */
import { useFileServer } from '../support/file-server';
import { errorOf } from '../support/use-foxit-node';
import { useESign } from './support/esign';
import { contract, mailsOf, MARA, OMAR, sendTo, signatureOf } from './support/sending';

const esign = useESign();

const ZERO_WIDTH = '\u200b';
const say = (value: unknown) => `={{ ${JSON.stringify(value)} }}`;
const sentEnvelope = async (parameters: object) => {
	const [json] = await esign.json(parameters, [await contract({ amount: 1200.5 })]);
	return await esign.people.folder(Number(json?.envelopeId));
};

it.each(['={{ $now.minus({ days: 7 }) }}', '={{ $now.minus({ days: 7 }).toJSDate() }}'])(
	'Created To %s is the day that was meant',
	async (createdTo) => {
		const day = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);
		await esign.json({ resource: 'envelope', operation: 'getMany', createdTo });
		const requests = await esign.control.requests();
		const { query } = requests.find((one) => one.query.includes('dateTo')) ?? {};
		// The workflow's own time zone may be a day behind.
		const dayBefore = new Date(Date.now() - 8 * 86_400_000).toISOString().slice(0, 10);
		const dateTo = new URLSearchParams(query).get('dateTo');
		expect([day, dayBefore]).toContain(dateTo);
	},
);

it.each(['true', 'yes', 1])('Sign in Order %j invites one after the other', async (given) => {
	await sentEnvelope(sendTo([MARA, OMAR], { signInSequence: say(given) }));
	expect(await mailsOf(esign)).toEqual(['invitation mara@signer.example']);
});

it('addresses from mail programs and web pages reach the person', async () => {
	const people = [
		{ ...MARA, email: `mailto:mara${ZERO_WIDTH}@signer.example` },
		{ ...OMAR, email: `\u00a0omar@signer.example${ZERO_WIDTH}` },
	];
	await sentEnvelope(sendTo(people));
	expect(await mailsOf(esign)).toEqual([
		'invitation mara@signer.example',
		'invitation omar@signer.example',
	]);
});

const amountField = { ...signatureOf(3), type: 'text', name: 'Amount', party: 1 };
const placed = (value: unknown) => ({
	fieldPlacement: ['coordinates'],
	fields: { field: [signatureOf(1), { ...amountField, value }] },
});

it.each([
	['={{ $json.amount }}', '1200.5'],
	['={{ true }}', 'true'],
	['plain', 'plain'],
])('the Value %s of a field is sent as text', async (value, text) => {
	const folder = await sentEnvelope(sendTo([MARA], placed(value)));
	expect(JSON.stringify(folder)).toContain(JSON.stringify(text));
});

it('a Value that an expression did not find is refused', async () => {
	const item = await contract();
	const result = await esign.run(sendTo([MARA], placed('={{ $json.missing }}')), [item]);
	expect(errorOf(result).message).toContain('"Fields" in entry 2 (value) is empty');
	expect(await mailsOf(esign)).toEqual([]);
});

it('a party number as text is a party number', async () => {
	const people = [
		{ ...MARA, partyNumber: '2' },
		{ ...OMAR, partyNumber: '1' },
	];
	const { parties } = await sentEnvelope(sendTo(people));
	const numbers = parties.map(({ sequence, emailId }) => [sequence, emailId]);
	expect(new Map(numbers as Array<[number, string]>)).toEqual(
		new Map([
			[2, 'mara@signer.example'],
			[1, 'omar@signer.example'],
		]),
	);
});

describe('documents by URL', () => {
	const byUrl = (fileUrls: string, fileNames = '') =>
		sendTo([MARA], { documentSource: 'url', fileUrls, fileNames, envelopeName: '' });

	const server = useFileServer();

	beforeAll(async () => {
		const { makePdf } = await import('../support/make-pdf.mjs');
		const data = Buffer.from(await makePdf({ pages: [{ text: 'Contract' }] }));
		for (const path of ['/My%20Contract%20M%C3%BCller.pdf', '/download.php', '/files/12345']) {
			server.put(path, data);
		}
	});

	it.each([
		['/My%20Contract%20M%C3%BCller.pdf', '', 'My Contract Müller'],
		['/download.php?id=7', '', 'download'],
		['/files/12345', 'Vertrag v1.2', 'Vertrag v1.2'],
	])('%s with the name "%s" is mailed as "%s"', async (path, fileName, name) => {
		const url = server.url + path;
		const [json] = await esign.json(byUrl(url, fileName), [await contract()]);
		expect(json).toMatchObject({ name, documents: [{ name: `${name}.pdf` }] });
	});
});

it('a Word document without an extension gets the right one', async () => {
	const data = await esign.foxit.at.makeDocx(['Contract']);
	const file = { data, fileName: 'Contract v1.2', mimeType: 'application/octet-stream' };
	const [json] = await esign.json(sendTo([MARA], { envelopeName: '' }), [{ json: {}, file }]);
	expect(json).toMatchObject({ name: 'Contract v1.2' });
});
