import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useSandbox } from '../support/use-sandbox';

const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });
const OPERATION = 'create/pdf-from-url';

let server: Server;
let site: string;

beforeAll(async () => {
	const { makePng } = await import('../support/images.mjs');
	server = createServer((request, response) => {
		const headers = (type: string) => response.writeHead(200, { 'content-type': type });
		switch (request.url) {
			case '/page':
				headers('text/html; charset=utf-8').end('<h1>Überschrift</h1>');
				break;
			case '/text':
				headers('text/plain').end('just text');
				break;
			case '/image':
				headers('image/png').end(makePng(20, 10));
				break;
			case '/moved':
				response.writeHead(302, { location: '/page' }).end();
				break;
			case '/out':
				response.writeHead(302, { location: 'http://example.com/' }).end();
				break;
			case '/loop':
				response.writeHead(302, { location: '/loop' }).end();
				break;
			case '/large':
				headers('text/html').end('x'.repeat(100_000));
				break;
			case '/slow':
				headers('text/html').write('<p>never ends');
				break;
			case '/video':
				headers('video/mp4').end('x');
				break;
			default:
				response.writeHead(404).end();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

const run = async (url: string, options: object = {}) =>
	await sandbox.client.settled(await sandbox.client.submit(OPERATION, { url, ...options }));

async function pdfOf(url: string, options: object = {}) {
	const task = await run(url, options);
	const { readPdf } = await import('../support/pdf.mjs');
	return await readPdf(await sandbox.client.download(task.resultDocumentId ?? ''));
}

it.each([
	['/page', 'Überschrift'],
	['/moved', 'Überschrift'],
	['/text', 'just text'],
])('makes a PDF of %s', async (path, text) => {
	expect(await pdfOf(site + path)).toMatchObject({ pageCount: 1, text });
});

it('reaches this machine as localhost too, and makes a page of a picture', async () => {
	expect((await pdfOf(`${site.replace('127.0.0.1', 'localhost')}/image`)).pages).toMatchObject([
		{ width: 15, height: 7.5 },
	]);
});

it('honours page options', async () => {
	const options = { config: { dimension: { width: 200, height: 300 }, rotation: '180' } };
	expect((await pdfOf(`${site}/page`, options)).pages).toMatchObject([
		{ width: 200, height: 300, rotation: 180 },
	]);
});

it.each([
	['http://example.com/', /only fetches pages from this machine/],
	['http://10.0.0.1/', /only fetches pages from this machine/],
	['http://localhost.example.com/', /only fetches pages from this machine/],
	['http://169.254.169.254/latest/meta-data', /only fetches pages from this machine/],
	['file:///etc/passwd', /Not a valid web address/],
	['nonsense', /Not a valid web address/],
	['SITE/out', /only fetches pages from this machine.*example\.com/],
	['SITE/loop', /redirects more than 5 times/],
	['SITE/missing', /answered HTTP 404/],
	['SITE/video', /content type is video\/mp4/],
	['http://127.0.0.1:1/', /could not be loaded/],
])('fails on %s', async (url, message) => {
	expect(await run(url.replace('SITE', site))).toMatchObject({
		status: 'FAILED',
		error: { code: 'INTERNAL_SERVER_ERROR', message: expect.stringMatching(message) as string },
	});
});

it('gives up on pages that are too large or too slow', async () => {
	await sandbox.control.settings({ urlMaxBytes: 50_000, urlTimeoutMs: 300 });
	expect((await run(`${site}/large`)).error?.message).toMatch(/larger than 50000 bytes/);
	expect((await run(`${site}/slow`)).error?.message).toMatch(/did not load within 0.3 s/);
});

it('asks for a url', async () => {
	const response = await sandbox.client.post(`/documents/${OPERATION}`, { documentId: 'x' });
	expect(response.status).toBe(400);
	expect(await response.json()).toEqual({ code: 'VALIDATION_ERROR', message: 'url is required' });
});
