import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { errorOf, NODE, useFoxitNode } from '../support/use-foxit-node';

const foxit = useFoxitNode({ speed: 10 });

const FROM_URL = { resource: 'createPdf', operation: 'fromUrl' };

let site: Server;
let origin: string;

beforeAll(async () => {
	site = createServer((request, response) => {
		const found = request.url?.startsWith('/reports/q3');
		response.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
		response.end(found ? '<h1>Third quarter</h1><p>Result: 12 %</p>' : 'Nothing here');
	});
	await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
	origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});

afterAll(() => void site.close());

it('makes a PDF of a page, named after it, without any upload', async () => {
	const pageLayout = { pageSize: 'letter', rotation: '90' };
	const result = await foxit.run({ ...FROM_URL, url: `${origin}/reports/q3?a=1&b=2`, pageLayout });
	const pdf = await foxit.pdf(result);
	expect(pdf.text).toContain('Third quarter\nResult: 12 %');
	expect(pdf.pages[0]).toMatchObject({ rotation: 90 });
	const { json } = result.item(NODE);
	expect(json).toMatchObject({ operation: 'fromUrl', fileName: 'q3.pdf' });
	expect(json).not.toHaveProperty('documentId');
	expect(await foxit.trace()).toEqual(['submit', 'look', 'download']);
});

it('says what became of a page that does not load', async () => {
	const result = await foxit.run({ ...FROM_URL, url: `${origin}/gone` });
	expect(errorOf(result)).toMatchObject({
		message: 'Foxit could not process the document [item 0]',
		description: expect.stringMatching(
			/^Foxit says: .*\/gone answered HTTP 404.* Check that the page opens in a browser/,
		) as string,
	});
	expect(await foxit.charges()).toBe(0);
});

it.each([
	'example.com',
	'ftp://example.com/a',
	'file:///etc/passwd',
	'javascript:alert(1)',
	'//x/y',
])('refuses %s before anything is sent', async (url) => {
	const result = await foxit.run({ ...FROM_URL, url });
	expect(errorOf(result)).toMatchObject({
		message: '"URL" is not the address of a web page [item 0]',
		description: 'It starts with https:// or http://, e.g. https://example.com/report',
	});
	expect(await foxit.trace()).toEqual([]);
});
