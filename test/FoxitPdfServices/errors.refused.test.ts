/** What users read when Foxit does not take a request. Message, empty line, description. */
import { answer, SUBMITS, testTexts, textOf, UPLOADS, type Failure } from '../support/error-text';
import { FROM_FILE, SECRET, useFoxitNode } from '../support/use-foxit-node';

const foxit = useFoxitNode({
	speed: 10,
	accounts: ['impatient', 'poor'],
	credentials: (data) => ({
		wrong: { ...data, clientSecret: 'not-the-secret' },
		missing: { ...data, clientSecret: '' },
		elsewhere: { ...data, baseUrl: `${data.baseUrl as string}/elsewhere` },
	}),
});

const A_DAY_MS = 24 * 60 * 60_000;

/** From File with a text file that was uploaded a while ago. */
const byId = async (sourceFormat: string, agoMs = 0) => {
	const documentId = await foxit.client.upload('a.txt', 'text');
	await foxit.control.advanceClock(agoMs);
	return { ...FROM_FILE, inputMode: 'documentId', sourceFormat, documentId };
};

const CREDENTIALS: Record<string, Failure> = {
	'no credential': {
		options: { node: { credentials: {} } },
		text: `
			No Foxit API credential is chosen

			Choose or create a Foxit API credential at the top of this node.`,
	},
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
	'an account that may not': {
		fault: { match: UPLOADS, action: answer(403, { message: 'Subscription is not active' }) },
		text: `
			Foxit does not allow this request [item 0]

			Check in Foxit's developer dashboard that the account is active and includes this service.
			Foxit says: "Subscription is not active" (HTTP 403).`,
	},
	'no credits': {
		before: async () =>
			await foxit.control.settings({
				accounts: [{ clientId: 'poor', clientSecret: SECRET, credits: 0 }],
			}),
		options: { credential: 'poor' },
		text: `
			The Foxit account has no credits left [item 0]

			Check the credits in Foxit's developer dashboard. Foxit says: "Credits of this account are
			used up" (HTTP 429, QUOTA_EXCEEDED). Document ID: <id>.`,
	},
};

const ADDRESS: Record<string, Failure> = {
	'a client that the edge does not like': {
		fault: { match: {}, action: { type: 'cloudflare-1010' } },
		text: `
			Foxit's firewall refused the request before it checked the credentials [item 0]

			The credentials are not the cause. A proxy that removes or replaces the User-Agent header is
			the usual cause; Foxit support can lift a block of your address. Foxit says: "error code:
			1010" (HTTP 403).`,
	},
	'a base URL with nothing behind it': {
		options: { credential: 'elsewhere' },
		text: `
			There is no such Foxit service at this address [item 0]

			Check the Environment and the Base URL in the Foxit API credential: the host alone is
			enough, e.g. https://na1.fusion.foxit.com. Foxit says: "No static resource
			elsewhere/pdf-services/api/documents/upload." (HTTP 404, NOT_FOUND).`,
	},
	'a redirect': {
		fault: { match: {}, action: answer(302, '', { location: 'https://example.com/' }) },
		text: `
			There is no such Foxit service at this address [item 0]

			Check the Environment and the Base URL in the Foxit API credential: the host alone is
			enough, e.g. https://na1.fusion.foxit.com. Foxit says: HTTP 302.`,
	},
	'a page in place of an answer': {
		fault: { match: UPLOADS, action: answer(200, '<html><title>Proxy login</title></html>') },
		text: `
			Foxit's answer holds no documentId [item 0]

			Check the Base URL in the Foxit API credential, and any proxy between n8n and Foxit. Foxit
			says: "Proxy login" (HTTP 200).`,
	},
};

const DOCUMENT: Record<string, Failure> = {
	'a document that has expired': {
		prepare: async () => await byId('text', A_DAY_MS),
		text: `
			Foxit does not have this document [item 0]

			Foxit deletes documents 24 hours after the upload. Check the Document ID, or upload the file
			again. Foxit says: "Document not found: <id>" (HTTP 404, DOCUMENT_NOT_FOUND). Document ID:
			<id>.`,
	},
	'a document of another kind': {
		prepare: async () => await byId('excel'),
		text: `
			Foxit did not accept the request [item 0]

			Check this operation's parameters against what Foxit says. Foxit says: "Unsupported file
			type '.txt'. Supported types: .xls, .xlsx, .xlt, .xltx, .xlsm, .xlsb, .xltm, .csv" (HTTP
			400, VALIDATION_ERROR). Document ID: <id>.`,
	},
	'a file that is too large for Foxit': {
		before: async () => await foxit.control.settings({ uploadMaxBytes: 3 }),
		text: `
			The file is larger than Foxit accepts [item 0]

			The file is "note.txt". Foxit takes files of up to 100 MB. Split or compress the file first. Foxit says: "Maximum
			upload size of 3 bytes exceeded" (HTTP 413, MAX_UPLOAD_SIZE_EXCEEDED).`,
	},
	'an upload of a kind that is not taken': {
		fault: { match: UPLOADS, action: answer(415, { message: 'Unsupported Media Type' }) },
		text: `
			Foxit does not accept this type of content [item 0]

			The file is "note.txt". Check that the file has a type that this operation accepts. Foxit says: "Unsupported Media
			Type" (HTTP 415).`,
	},
};

const SUBMIT: Record<string, Failure> = {
	'a rate limit that lasts': {
		fault: {
			match: SUBMITS,
			action: answer(429, { message: 'Too many requests' }, { 'retry-after': '3600' }),
		},
		options: { credential: 'impatient' },
		text: `
			Foxit is receiving too many requests from this account [item 0]

			Lower the Concurrency option or set Maximum Requests per Minute. Free accounts have about 15
			requests a minute for all their workflows together. Foxit says: "Too many requests" (HTTP
			429). Foxit asks for a pause of 3600 seconds. Document ID: <id>.`,
	},
	'a breakdown': {
		fault: {
			match: SUBMITS,
			action: answer(500, { code: 'INTERNAL_SERVER_ERROR', message: 'Out of cheese' }),
		},
		text: `
			Foxit could not process the request [item 0]

			This is often temporary, so run the workflow again. If it happens again, check the file. Foxit may still have done the work and charged for it. The credits in
			Foxit's developer dashboard tell. It was not submitted twice; the option Retry
			Submits allows that. Foxit says: "Out of cheese" (HTTP 500, INTERNAL_SERVER_ERROR). Document ID:
			<id>.`,
	},
	'a broken gateway': {
		fault: { match: SUBMITS, action: { type: 'html-502' } },
		text: `
			Foxit could not process the request [item 0]

			This is often temporary, so run the workflow again. If it happens again, check the file. Foxit may still have done the work and charged for it. The credits in
			Foxit's developer dashboard tell. It was not submitted again after that; the option Retry
			Submits allows that. Foxit says: "502 Bad Gateway" (HTTP 502). The first attempt failed: Foxit could not process the request (HTTP 502). Document ID: <id>.`,
	},
	'an answer that gets lost': {
		fault: { match: SUBMITS, action: { type: 'reset-after' } },
		text: `
			The connection to Foxit was closed before the answer arrived [item 0]

			This is often temporary. Run the workflow again later. Foxit may still have done the work and charged for it. The credits in
			Foxit's developer dashboard tell. It was not submitted twice; the option Retry
			Submits allows that. Network error:
			ECONNRESET. Document ID: <id>.`,
	},
	'an answer without an id': {
		fault: { match: SUBMITS, action: answer(200, {}) },
		text: `
			Foxit's answer holds no taskId [item 0]

			Check the Base URL in the Foxit API credential, and any proxy between n8n and Foxit. Foxit
			may still have done the work and charged for it. The credits in
			Foxit's developer dashboard tell. It was not submitted twice; the option Retry
			Submits allows that. Foxit says: HTTP 200. Document ID: <id>.`,
	},
};

describe('credentials:', () => testTexts(foxit, CREDENTIALS));
describe('the address:', () => testTexts(foxit, ADDRESS));
describe('the document:', () => testTexts(foxit, DOCUMENT));
describe('the submit:', () => testTexts(foxit, SUBMIT));

it('a pause of an hour is told again to the next run, which does not wait for it', async () => {
	const failure = SUBMIT['a rate limit that lasts'] as Failure;
	const first = await textOf(foxit, failure);
	expect(await textOf(foxit, failure)).toBe(first);
	expect(await foxit.trace()).toEqual(['upload', 'submit 429', 'upload', 'submit 429']);
});
