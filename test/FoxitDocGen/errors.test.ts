/** What users read when no document comes. Message, empty line, description. */
import { answer, asMeant, asText, testTexts, type Failure } from '../support/error-text';
import { errorOf, NODE, SECRET, type InputItem } from '../support/use-foxit-node';
import { ANALYZES, GENERATES, template, TYPE, useDocGen } from './support/doc-gen';

const docGen = useDocGen({
	accounts: ['impatient', 'poor'],
	credentials: (data) => ({
		wrong: { ...data, clientSecret: 'not-the-secret' },
		missing: { ...data, clientSecret: '' },
		elsewhere: { ...data, baseUrl: `${data.baseUrl as string}/elsewhere` },
		dead: { ...data, baseUrl: 'http://127.0.0.1:9' },
	}),
});

/** The value in the data that no error may show. */
const PRIVATE = 'IBAN GB33 0000';
const ITEMS: InputItem[] = [];

beforeAll(async () => {
	ITEMS.push({ json: { name: PRIVATE }, file: await template(['{{name}}']) });
});

/** A failure of Generate Document, if not said otherwise. */
const failure = ({ options, parameters = {}, ...rest }: Failure): Failure => ({
	items: ITEMS,
	parameters,
	options: { ...options, node: { type: TYPE } },
	...rest,
});
const failures = (table: Record<string, Failure>) =>
	Object.fromEntries(Object.entries(table).map(([name, given]) => [name, failure(given)]));
const answered = (status: number, body: unknown, headers?: object) => ({
	match: GENERATES,
	action: answer(status, body, headers),
});

const CREDENTIALS: Record<string, Failure> = {
	'wrong keys': {
		options: { credential: 'wrong' },
		text: `
			Foxit did not accept the credentials [item 0]

			Check the Client ID and the Client Secret in the Foxit API credential. Keys of a classic
			eSign account do not work here. Foxit says: "Invalid credentials" (HTTP 401).`,
	},
	'a missing key': {
		options: { credential: 'missing' },
		text: `
			The credentials did not reach Foxit [item 0]

			Check that the Foxit API credential has both keys. If it has, a proxy between n8n and Foxit
			drops the headers client_id and client_secret: many do so with names that hold an
			underscore. Foxit says: "Missing credentials: provide both 'client_id' and 'client_secret'
			headers." (HTTP 400).`,
	},
	'a client that the edge does not like': {
		fault: { match: {}, action: { type: 'cloudflare-1010' } },
		text: `
			Foxit's firewall refused the request before it checked the credentials [item 0]

			The credentials are not the cause. A proxy that removes or replaces the User-Agent header is
			the usual cause; Foxit support can lift a block of your address. Foxit says: "error code:
			1010" (HTTP 403).`,
	},
	'no credits': {
		before: async () =>
			await docGen.control.settings({
				accounts: [{ clientId: 'poor', clientSecret: SECRET, credits: 0 }],
			}),
		options: { credential: 'poor' },
		text: `
			The Foxit account has no credits left [item 0]

			Check the credits in Foxit's developer dashboard. Foxit says: "Credits of this account are
			used up" (HTTP 429, QUOTA_EXCEEDED).`,
	},
	'a rate limit that lasts': {
		fault: answered(429, { message: 'Too many requests' }, { 'retry-after': '3600' }),
		options: { credential: 'impatient' },
		text: `
			Foxit is receiving too many requests from this account [item 0]

			Lower the Concurrency option or set Maximum Requests per Minute. Free accounts have about 15
			requests a minute for all their workflows together. Foxit says: "Too many requests" (HTTP
			429). Foxit asks for a pause of 3600 seconds.`,
	},
};

const NO_DOCUMENT: Record<string, Failure> = {
	'null in place of the file': {
		fault: answered(200, { message: 'Template has no body', base64FileString: null }),
		text: `
			Foxit returned no document [item 0]

			Run Check Template on it: it names what is wrong without spending a credit. Foxit says:
			"Template has no body" (HTTP 200).`,
	},
	'another kind of file': {
		fault: answered(200, { base64FileString: Buffer.from('no PDF').toString('base64') }),
		text: `
			The result from Foxit is not a PDF file [item 0]

			Check the Base URL in the Foxit API credential, and any proxy between n8n and Foxit. Foxit
			may still have done the work and charged for it. The credits in
			Foxit's developer dashboard tell. It was not submitted twice; the option Retry
			Submits allows that. Foxit says: HTTP 200.`,
	},
	'a page of a proxy': {
		fault: answered(200, '<html><title>Proxy login</title></html>'),
		text: `
			Foxit's answer cannot be read [item 0]

			Check the Base URL in the Foxit API credential, and any proxy between n8n and Foxit. Foxit
			may still have done the work and charged for it. The credits in
			Foxit's developer dashboard tell. It was not submitted twice; the option Retry
			Submits allows that. Foxit says: "Proxy login" (HTTP 200).`,
	},
	'a 400': {
		fault: answered(400, { message: 'TableStart:items is outside a table row' }),
		text: `
			Foxit did not accept the request [item 0]

			Run Check Template on it: it names what is wrong without spending a credit. Foxit says:
			"TableStart:items is outside a table row" (HTTP 400).`,
	},
	"a 500 that is the caller's mistake": {
		fault: answered(500, {
			message:
				"An error occurred while analyzing the template: Invalid output format. Supported formats are 'docx' and 'pdf'.",
		}),
		text: `
			Foxit could not use the template [item 0]

			Run Check Template on it: it names what is wrong without spending a credit. Foxit says: "An
			error occurred while analyzing the template: Invalid output format. Supported formats are
			'docx' and 'pdf'." (HTTP 500).`,
	},
	'a template that is too large for the service': {
		fault: answered(413, ''),
		text: `
			The file is larger than Foxit accepts [item 0]

			The file is "template.docx". Template and data go in one request: make the pictures in the
			template smaller, or give less data at a time. Foxit says: HTTP 413.`,
	},
	'a breakdown that stays': {
		fault: answered(500, { code: 'INTERNAL_SERVER_ERROR', message: 'Out of cheese' }),
		text: `
			Foxit could not process the request [item 0]

			This is often temporary, so run the workflow again. If it happens again, check the file. Foxit says: "Out of
			cheese" (HTTP 500, INTERNAL_SERVER_ERROR).`,
	},
	'an answer that gets lost': {
		fault: { match: GENERATES, action: { type: 'reset-after' } },
		text: `
			The connection to Foxit was closed before the answer arrived [item 0]

			This is often temporary. Run the workflow again later. Foxit may still have done the work and charged for it. The credits in
			Foxit's developer dashboard tell. It was not submitted twice; the option Retry
			Submits allows that. Network error:
			ECONNRESET.`,
	},
	'nobody at the address': {
		options: { credential: 'dead' },
		text: `
			Foxit could not be reached: nothing answers at the address [item 0]

			Check the Base URL in the credential, and that a firewall lets n8n reach it. Network error:
			ECONNREFUSED.`,
	},
	'an account without Document Generation': {
		fault: answered(403, { message: 'Not part of this plan' }),
		text: `
			Foxit does not allow this request [item 0]

			Check in Foxit's developer dashboard that the account is active and includes this service.
			Foxit says: "Not part of this plan" (HTTP 403).`,
	},
	'an analysis of something broken': {
		parameters: { operation: 'analyze' },
		fault: { match: ANALYZES, action: answer(400, { message: 'The template is corrupt' }) },
		text: `
			Foxit did not accept the request [item 0]

			Run Check Template on it: it names what is wrong without spending a credit. Foxit says: "The
			template is corrupt" (HTTP 400).`,
	},
};

describe('the account:', () => testTexts(docGen.foxit, failures(CREDENTIALS)));
describe('the document:', () => testTexts(docGen.foxit, failures(NO_DOCUMENT)));

it("the live service's own refusal of a template", async () => {
	const file = await template(['{{TableStart:items}}{{x}}{{TableEnd:items}}']);
	const parameters = { options: { beforeGenerating: 'off' } };
	const error = errorOf(await docGen.run(parameters, [{ json: { items: [{ x: 1 }] }, file }]));
	expect(error.message).toBe('Foxit did not accept the request [item 0]');
	expect(error.description).toMatch(/Foxit says: ".*TableStart.*" \(HTTP 400\)\.$/);
	expect(await docGen.trace()).toEqual(['Generate 400']);
	expect(await docGen.control.ledger()).toEqual([]);
});

it('a wrong address', async () => {
	const error = errorOf(await docGen.run({}, ITEMS, { credential: 'elsewhere' }));
	expect(error.message).toBe('There is no such Foxit service at this address [item 0]');
	expect(asText(error)).toContain(asMeant('the host alone is enough'));
});

it.each([
	[500, 3],
	[503, 2],
	[502, 2],
	[400, 1],
])('sends a request that ends with HTTP %s as often as it helps: %s', async (status, times) => {
	await docGen.control.faults({ ...answered(status, { message: 'Out of cheese' }), times: -1 });
	errorOf(await docGen.run({}, ITEMS));
	expect(await docGen.trace()).toEqual(Array<string>(times).fill(`Generate ${status}`));
});

it('lives through what passes', async () => {
	await docGen.control.faults([
		{ match: GENERATES, action: { type: 'html-502' } },
		{ match: GENERATES, action: answer(500, { message: 'Out of cheese' }) },
	]);
	expect(await docGen.texts(await docGen.run({}, ITEMS))).toEqual([PRIVATE]);
	expect(await docGen.trace()).toEqual(['Generate 502', 'Generate 500', 'Generate']);
});

it('shows neither data nor document in an error, whatever the answer', async () => {
	const pdf = Buffer.from(`%PDF-1.4 ${PRIVATE}`).toString('base64');
	const half = `{"message":"PDF Document Generated Successfully","base64FileString":"${pdf}`;
	for (const body of [half, { base64FileString: `x${pdf}` }, [pdf]]) {
		await docGen.control.faults({ ...answered(200, body), times: 1 });
		const result = await docGen.run({}, ITEMS);
		const { message, description, context } = errorOf(result);
		const shown = JSON.stringify([message, description, context]);
		expect(shown).not.toContain(PRIVATE);
		expect(shown).not.toContain(pdf.slice(0, 12));
	}
});

it('under Continue On Fail, the facts are in the item', async () => {
	await docGen.control.faults({ ...answered(400, { message: 'No' }), times: 1 });
	const result = await docGen.runOn({ options: { concurrency: 1 } }, [...ITEMS, ...ITEMS]);
	expect(result.items(NODE).map(({ json }) => json.error ?? 'done')).toEqual([
		'Foxit did not accept the request [item 0]',
		'done',
	]);
	expect(result.item(NODE).json.message).toEqual({
		description: expect.stringContaining('Run Check Template') as string,
		...{ resource: 'docGen', operation: 'generate', httpStatus: 400 },
	});
});
