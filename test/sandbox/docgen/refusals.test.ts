import JSZip from 'jszip';
import { useSandbox } from '../../support/use-sandbox';
import { answerTo, post } from './docgen-client';
import { p, rawTemplate } from './raw-template';

const sandbox = useSandbox();

const WRONG_FORMAT =
	"An error occurred while analyzing the template: Invalid output format. Supported formats are 'docx' and 'pdf'.";
const PATHS = ['GenerateDocumentBase64', 'AnalyzeDocumentBase64'] as const;

async function packed(files: Record<string, string>): Promise<string> {
	const zip = new JSZip();
	for (const [name, content] of Object.entries(files)) zip.file(name, content);
	return await zip.generateAsync({ type: 'base64', compression: 'DEFLATE' });
}

async function template(): Promise<string> {
	return (await rawTemplate({ body: p('{{x}}') })).toString('base64');
}

describe('the output format', () => {
	it.each([['html'], ['PDF'], [''], [null], [7], [undefined]])(
		'%p is an error of the server’s, as seen live',
		async (outputFormat) => {
			const body = { base64FileString: await template(), documentValues: {}, outputFormat };
			expect(await post(sandbox, 'GenerateDocumentBase64', body)).toEqual({
				status: 500,
				body: { message: WRONG_FORMAT },
			});
		},
	);

	it('comes first, so that an empty payload is told of it', async () => {
		expect(await post(sandbox, 'GenerateDocumentBase64', {})).toEqual({
			status: 500,
			body: { message: WRONG_FORMAT },
		});
	});

	it('may be told to be the caller’s error', async () => {
		await sandbox.control.settings({ docgenFormatErrorStatus: 400 });
		expect(await post(sandbox, 'GenerateDocumentBase64', {})).toEqual({
			status: 400,
			body: { message: WRONG_FORMAT },
		});
	});
});

describe.each(PATHS)('%s', (path) => {
	const refuse = async (base64FileString: unknown) =>
		await post(sandbox, path, { base64FileString, documentValues: {}, outputFormat: 'pdf' });

	it.each([
		['no template', undefined, /^base64FileString is required/],
		['an empty one', ' ', /^base64FileString is required/],
		['one that is no text', 7, /^base64FileString is required/],
		['no Base64', 'UEsDB*==', /not a valid Base64/],
		['cut Base64', 'UEsDB', /not a valid Base64/],
		['a data address', 'data:application/zip;base64,UEsDBA==', /not a valid Base64/],
		['no ZIP', Buffer.from('%PDF-1.7').toString('base64'), /not a Word document/],
		['a broken ZIP', Buffer.from('PK\u0003\u0004 and so on').toString('base64'), /no ZIP archive/],
	])('refuses %s', async (_, base64, message) => {
		const { status, body } = await refuse(base64);
		expect(status).toBe(400);
		expect(Object.keys(body)).toEqual(['message']);
		expect(body.message).toMatch(message);
	});

	it.each([
		['a ZIP of anything', { 'a.txt': 'x' }],
		['no body', { '_rels/.rels': rels('word/document.xml') }],
		[
			'a body that is no XML',
			{ '_rels/.rels': rels('word/document.xml'), 'word/document.xml': '<w:document' },
		],
		[
			'a workbook',
			{
				'_rels/.rels': rels('xl/workbook.xml'),
				'xl/workbook.xml':
					'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
			},
		],
	])('refuses %s', async (_, files: Record<string, string>) => {
		expect(await refuse(await packed(files))).toEqual({
			status: 400,
			body: {
				message: expect.stringMatching(
					/^An error occurred while analyzing the template: it is not a Word document/,
				) as string,
			},
		});
	});

	it('refuses a template above 4 MB, and takes one of exactly so much', async () => {
		const limit = 4 * 1024 * 1024;
		const docx = await rawTemplate({ body: p('x') });
		const sized = (size: number): string => padded(docx, size).toString('base64');
		expect((await refuse(sized(limit))).status).toBe(200);
		expect(await refuse(sized(limit + 1))).toEqual({
			status: 400,
			body: { message: `The template is larger than ${limit} bytes.` },
		});
	});

	it.each([
		['no JSON', '{"base64FileString":'],
		['a list', []],
		['nothing', ''],
	])('refuses %s', async (_, body) => {
		const answer = await post(sandbox, path, body);
		expect(answer.status).toBe(400);
		expect(answer.body.message).not.toBe('');
	});

	it('refuses what has no keys, or wrong ones, as the gateway does', async () => {
		const agent = { 'user-agent': 'tests/1.0', 'content-type': 'application/json' };
		expect(await post(sandbox, path, {}, agent)).toEqual({
			status: 400,
			body: {
				allow: false,
				reason: "Missing credentials: provide both 'client_id' and 'client_secret' headers.",
			},
		});
		const wrong = { ...agent, client_id: 'sandbox-client', client_secret: 'guess' };
		expect(await post(sandbox, path, {}, wrong)).toEqual({
			status: 401,
			body: { allow: false, reason: 'Invalid credentials' },
		});
	});

	it('refuses what the edge does not like', async () => {
		const response = await fetch(`${sandbox.url}/document-generation/api/${path}`, {
			method: 'POST',
			headers: { 'user-agent': 'Python-urllib/3.12' },
		});
		expect([response.status, await response.text()]).toEqual([403, 'error code: 1010']);
	});

	it('is there for POST only', async () => {
		const response = await fetch(`${sandbox.url}/document-generation/api/${path}`, {
			headers: {
				client_id: 'sandbox-client',
				client_secret: 'sandbox-secret',
				'user-agent': 'tests/1.0',
			},
		});
		expect(response.status).toBe(405);
	});
});

describe('a template that is small only while it is packed', () => {
	const refuse = async (base64FileString: string) =>
		await post(sandbox, 'AnalyzeDocumentBase64', { base64FileString });

	it('is refused when it unpacks to too much', async () => {
		const { buildZip, DEFLATED } = await import('../../support/zip-builder.mjs');
		const zip = (bytes: number, declared?: number): string => {
			const content = Buffer.alloc(bytes, ' ');
			const entry = declared === undefined ? {} : { size: declared };
			const members = [{ name: 'word/document.xml', content, method: DEFLATED, entry }];
			return buildZip({ members }).toString('base64');
		};
		const large = 201 * 1024 * 1024;
		expect((await refuse(zip(large))).body.message).toMatch(/too large when unpacked$/);
		// What an archive says of its size is not believed beyond that size either.
		expect((await refuse(zip(large, 10))).body.message).toMatch(/not a Word document/);
	});

	it('is refused when it holds too much text', async () => {
		const text = p('x'.repeat(33 * 1024 * 1024));
		const zip = (await rawTemplate({ body: text })).toString('base64');
		expect((await refuse(zip)).body.message).toMatch(/holds too much text$/);
	});
});

it('refuses damaged styles when they are needed', async () => {
	const docx = await rawTemplate({ body: p('x'), styles: '<w:style' });
	expect((await answerTo(sandbox, docx, {}, 'docx')).status).toBe(200);
	const { status, body } = await answerTo(sandbox, docx, {}, 'pdf');
	expect(status).toBe(400);
	expect(body.message).toMatch(/not a Word document: .*word\/styles\.xml/);
});

it.each([[undefined], [null], ['{}'], [[]]])('refuses %p for values', async (documentValues) => {
	const answer = await answerTo(sandbox, await rawTemplate({ body: p('x') }), documentValues);
	expect(answer).toEqual({
		status: 400,
		body: { message: 'documentValues must be a JSON object.' },
	});
});

it.each([
	'/document-generation/api/generate',
	'/document-generation/api/GenerateDocument',
	'/document-generation/api/AnalyzeDocument',
	'/document-generation/api/templates/analyze',
	'/documentGeneration/generate',
])('knows no path %s', async (path) => {
	const response = await fetch(sandbox.url + path, {
		method: 'POST',
		headers: {
			client_id: 'sandbox-client',
			client_secret: 'sandbox-secret',
			'user-agent': 'tests/1.0',
		},
	});
	expect(response.status).toBe(404);
});

it('says so when the work takes too long', async () => {
	await sandbox.control.settings({ conversionTimeoutMs: 1 });
	const docx = await rawTemplate({ body: p('x').repeat(20_000) });
	const answer = await answerTo(sandbox, docx, {});
	expect(answer.status).toBe(500);
	expect(answer.body.message).toMatch(/took longer/);
	expect(await sandbox.control.ledger()).toEqual([]);
});

function rels(target: string): string {
	return (
		'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/>` +
		'</Relationships>'
	);
}

/** The same archive with a gap before its directory. */
function padded(docx: Buffer, size: number): Buffer {
	const end = docx.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
	const directory = docx.readUInt32LE(end + 16);
	const gap = Buffer.alloc(size - docx.length);
	const tail = Buffer.from(docx.subarray(directory));
	tail.writeUInt32LE(directory + gap.length, end - directory + 16);
	return Buffer.concat([docx.subarray(0, directory), gap, tail]);
}
