/** Templates come from items, from other nodes, from the web and from databases. */
import { createHash } from 'node:crypto';

import { errorOf, NODE, type TestFile } from '../support/use-foxit-node';
import { template, TYPE, useDocGen } from './support/doc-gen';
import { useFileServer } from '../support/file-server';

const docGen = useDocGen();
const server = useFileServer();
const BODY = ['Hello {{name}}'];
const NAMES = ['Ann', 'Bob', 'Cleo'];
const PEOPLE = NAMES.map((name) => ({ json: { name } }));
const SAID = NAMES.map((name) => `Hello ${name}`);

let file: TestFile;
let bytes: Buffer;

beforeAll(async () => {
	file = await template(BODY, { fileName: 'hello.docx' });
	bytes = Buffer.from(file.data);
});

const namesOf = (result: Awaited<ReturnType<typeof docGen.run>>) =>
	result.items(NODE).map(({ json }) => json.fileName);

describe('a URL', () => {
	const fromUrl = async (templateUrl: string, items = PEOPLE) =>
		await docGen.run({ templateSource: 'url', templateUrl }, items);

	it('is asked once for a hundred items', async () => {
		const url = server.put('/templates/My%20letter.docx', bytes);
		const items = Array.from({ length: 100 }, (_, index) => ({ json: { name: `No. ${index}` } }));
		const parameters = { templateSource: 'url', templateUrl: `${url}?v=1`, outputFormat: 'docx' };
		const result = await docGen.run(parameters, items);
		expect(result.error).toBeUndefined();
		expect(result.items(NODE)).toHaveLength(100);
		expect(namesOf(result)[99]).toBe('My letter.docx');
		expect(server.asked).toEqual(['/templates/My%20letter.docx?v=1']);
		expect(await docGen.control.ledger()).toHaveLength(100);
	});

	it('gets no keys, and may lead elsewhere', async () => {
		const url = server.put('/moved', (response) =>
			response.writeHead(302, { location: '/new.docx' }).end(),
		);
		server.put('/new.docx', bytes);
		expect(await docGen.texts(await fromUrl(url))).toEqual(SAID);
		for (const headers of server.headers) {
			expect(Object.keys(headers)).not.toContain('client_secret');
			expect(headers['user-agent']).toContain('n8n-nodes-foxit');
		}
	});

	it('is asked with the headers that each item gives, and no other host is', async () => {
		const elsewhere = `http://localhost:${new URL(server.url).port}/new.docx`;
		const url = server.put('/key.docx', (response) =>
			response.writeHead(302, { location: elsewhere }).end(),
		);
		server.put('/new.docx', bytes);
		const fileHeaders = { header: [{ name: 'X-Key', value: '={{ $json.name }}' }] };
		const parameters = { templateSource: 'url', templateUrl: url, fileHeaders };
		const result = await docGen.run(parameters, PEOPLE);
		expect(await docGen.texts(result)).toEqual(SAID);
		const keys = server.asked.map((path, index) => [path, server.headers[index]?.['x-key']]);
		expect(
			keys
				.filter(([path]) => path === '/key.docx')
				.map(([, key]) => key)
				.sort(),
		).toEqual(NAMES);
		expect(keys.filter(([path]) => path !== '/key.docx').map(([, key]) => key)).toEqual(
			NAMES.map(() => undefined),
		);
	});

	it('may be another for each item', async () => {
		const hi = await template(['Hi {{name}}']);
		server.put('/a.docx', bytes);
		server.put('/b.docx', Buffer.from(hi.data));
		const items = ['a', 'b', 'a'].map((key) => ({ json: { key, name: key } }));
		const result = await fromUrl(`=${server.url}/{{ $json.key }}.docx`, items);
		expect(await docGen.texts(result)).toEqual(['Hello a', 'Hi b', 'Hello a']);
		expect(server.asked.sort()).toEqual(['/a.docx', '/b.docx']);
	});

	it.each<[what: string, path: string, message: string]>([
		[
			'nothing',
			'/none?sig=secret-sig',
			'The file at "Template URL" cannot be downloaded: HTTP 404',
		],
		['a page', '/login', 'The template is a web page, not a Word document ("Template URL")'],
		['too much', '/large', 'The file at "Template URL" is larger than 4 MB'],
		['half of it', '/half', 'The file at "Template URL" cannot be downloaded'],
	])(
		'that gives %s is refused before anything is sent, and not quoted',
		async (_what, path, message) => {
			server.put('/login', Buffer.from('<!DOCTYPE html><html><body>Sign in</body></html>'));
			server.put('/large', Buffer.alloc(5 * 1024 * 1024, 'x'));
			server.put('/half', (response) => {
				response.writeHead(200, { 'content-length': '1000' }).write('PK');
				setImmediate(() => response.destroy());
			});
			const result = await fromUrl(server.url + path, PEOPLE.slice(0, 1));
			expect(errorOf(result).message).toBe(`${message} [item 0]`);
			expect(JSON.stringify([errorOf(result).message, errorOf(result).description])).not.toMatch(
				/secret-sig|127\.0\.0\.1/,
			);
			expect(await docGen.trace()).toEqual([]);
		},
	);

	it('that leads nowhere is refused', async () => {
		const result = await fromUrl('http://127.0.0.1:9/x.docx', PEOPLE.slice(0, 1));
		const { message, description } = errorOf(result);
		expect(message).toBe('The file at "Template URL" cannot be downloaded [item 0]');
		expect(description).toContain('Network code: ECONNREFUSED.');
	});
});

describe('a file', () => {
	it('of the item, in any field', async () => {
		const parameters = { binaryPropertyName: 'word' };
		const items = [{ json: { name: 'Ann' }, file }];
		const { message, description } = errorOf(await docGen.run(parameters, items));
		expect(message).toBe(
			'The input item has no file in the field "word" ("Template Binary Field") [item 0]',
		);
		expect(description).toContain('Its files are in: "data".');
		expect(await docGen.texts(await docGen.run({}, items))).toEqual(['Hello Ann']);
	});

	it('of another node, by an expression', async () => {
		const result = await docGen.run(
			{ binaryPropertyName: "={{ $('Start').first().binary.data }}" },
			[{ json: { people: PEOPLE.map(({ json }) => json) }, file }],
			{
				before: [{ type: 'splitOut', name: 'Split', parameters: { fieldToSplitOut: 'people' } }],
			},
		);
		expect(result.error).toBeUndefined();
		expect(await docGen.texts(result)).toEqual(SAID);
		expect(namesOf(result)).toEqual(['hello.pdf', 'hello.pdf', 'hello.pdf']);
	});

	describe('of an earlier node, without an expression', () => {
		const people = [{ json: { people: PEOPLE.map(({ json }) => json) } }];
		const split = { type: 'splitOut', name: 'Split', parameters: { fieldToSplitOut: 'people' } };
		const fromEarlier = async (more: object = {}) =>
			await docGen.run(
				{ templateSource: 'earlierNode', ...more },
				people.map((item) => ({ ...item, file })),
				{ before: [split, { ...split, type: 'noOp', name: 'Pass', parameters: {} }] },
			);

		it('is found by itself, nodes in between that hand on no file or not', async () => {
			const result = await fromEarlier();
			expect(result.error).toBeUndefined();
			expect(await docGen.texts(result)).toEqual(SAID);
		});

		it('is taken from the node that is named', async () => {
			expect(await docGen.texts(await fromEarlier({ templateNode: 'Start' }))).toEqual(SAID);
		});

		it.each<[what: string, parameters: object, message: string, advice: RegExp]>([
			[
				'a node that is not there',
				{ templateNode: 'Read Templat' },
				'There is no node "Read Templat" before this one ("Node Name") [item 0]',
				/there are: "Pass", "Split", "Start"/,
			],
			[
				'a node without files',
				{ templateNode: 'Split' },
				'The node "Split" has output no file in "data" ("Template Binary Field") [item 0]',
				/^Run the node that reads the template/,
			],
			[
				'a field that no node has',
				{ templateField: 'template' },
				'The nodes before this one have output no file in "template" ("Template Binary Field") [item 0]',
				/name its output field/,
			],
		])('is refused with %s, before anything is sent', async (_what, more, message, advice) => {
			const error = errorOf(await fromEarlier(more));
			expect(error.message).toBe(message);
			expect(error.description).toMatch(advice);
			expect(await docGen.trace()).toEqual([]);
		});
	});

	it('that was lost on the way is refused with the way to it', async () => {
		const error = errorOf(await docGen.run({}, [{ json: { name: 'Ann' } }]));
		expect(error.message).toBe('The input item has no file ("Template Binary Field") [item 0]');
		expect(error.description).toMatch(/^A node in between.+ Choose File of an Earlier Node/);
	});

	it.each<[what: string, content: string, message: RegExp]>([
		['empty', '', /^The template is empty \("Template Binary Field"\)/],
		['a PDF', '%PDF-1.7', /^The template is not a Word document \("Template Binary Field"\)/],
		['an old one', '\xd0\xcf\x11\xe0', /^The template is an old or a protected Word file/],
		['half an archive', 'PK\x03\x04 and no more', /^The template cannot be read: /],
	])('that is %s is refused before anything is sent', async (_what, content, message) => {
		const bad = { data: Buffer.from(content, 'latin1'), fileName: 'a.docx' };
		const error = errorOf(await docGen.run({}, [{ json: { name: 'Ann' }, file: bad }]));
		expect(error.message).toMatch(message);
		expect(error.message).toMatch(/ \[item 0\]$/);
		expect(await docGen.trace()).toEqual([]);
	});

	it('that is too large is refused before it is read', async () => {
		const large = { data: Buffer.alloc(4 * 1024 * 1024 + 1), fileName: 'a.docx' };
		const error = errorOf(await docGen.run({}, [{ file: large }]));
		expect(error.message).toContain(
			'The template has 4.1 MB, and Foxit takes templates of up to 4 MB',
		);
		expect(await docGen.trace()).toEqual([]);
	});

	it('of nearly 4 MB is sent, with a hint', async () => {
		const big = await template(BODY, { padding: 3.9 * 1024 * 1024 });
		const result = await docGen.run({}, [{ json: { name: 'Ann' }, file: big }]);
		expect(await docGen.texts(result)).toEqual(['Hello Ann']);
		expect(result.hints.map(({ message }) => message as string)).toEqual([
			expect.stringMatching(
				/^The template has 4.0 MB, close to Foxit's limit of 4 MB\. .+ \[item 0\]$/,
			),
		]);
	});
});

describe('Base64', () => {
	const fromText = async (templateBase64: string) =>
		await docGen.run({ templateSource: 'base64', templateBase64 }, PEOPLE);

	it('of a database field, with or without a prefix and line breaks', async () => {
		const text = bytes.toString('base64');
		const broken = text.replace(/.{76}/g, '$&\r\n');
		for (const given of [text, broken, `data:application/octet-stream;base64,${text}`]) {
			const result = await fromText(given);
			expect(await docGen.texts(result)).toEqual(SAID);
			expect(namesOf(result)[0]).toBe('document.pdf');
		}
	});

	it.each<[what: string, text: string, message: string]>([
		['is none', 'Dear {{ "{{name}}" }}', '"Template in Base64" is not Base64'],
		['is empty', '={{ $json.template }}', '"Template in Base64" is empty'],
		[
			'is of something else',
			Buffer.from('text').toString('base64'),
			'The template is not a Word document',
		],
	])('that %s is refused before anything is sent', async (_what, text, message) => {
		expect(errorOf(await fromText(text)).message).toContain(message);
		expect(await docGen.trace()).toEqual([]);
	});
});

it('two nodes of a workflow, each with its own template', async () => {
	const result = await docGen.run({ outputFormat: 'docx' }, [{ json: { name: 'Ann' }, file }], {
		after: [
			{
				type: TYPE,
				name: 'Again',
				credentials: 'foxitApi',
				parameters: {
					dataMode: 'json',
					data: '{"name": "Bob"}',
				},
			},
		],
	});
	expect(result.error).toBeUndefined();
	const { text } = await docGen.foxit.at.readPdf(await result.readBinary(result.item('Again')));
	// The output of the first, with no tags left in it, is the template of the second.
	expect(text.trim()).toBe('Hello Ann');
	expect(result.hints.map(({ message }) => message as string)).toEqual([
		expect.stringMatching(/^The template has no tags: every document will be the same\./),
	]);
});

describe('Expected SHA-256', () => {
	const expecting = (expectedSha256: string) => ({ options: { expectedSha256 } });
	const items = () => [{ json: { name: 'Ann' }, file }];

	it('lets the expected template go', async () => {
		const hash = createHash('sha256').update(bytes).digest('hex');
		const result = await docGen.run(expecting(hash), items());
		expect(result.item(NODE).json['templateSha256']).toBe(hash);
	});

	it.each(['generate', 'analyze'])('keeps back one that was changed: %s', async (operation) => {
		const before = await docGen.control.ledger();
		const result = await docGen.run({ operation, ...expecting('0'.repeat(64)) }, items());
		expect(errorOf(result).message).toContain('The file "hello.docx" is not the expected one');
		expect(errorOf(result).description).toContain('Nothing was sent');
		expect(await docGen.control.ledger()).toEqual(before);
	});
});
