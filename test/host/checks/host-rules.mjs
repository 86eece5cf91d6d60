/** A file at a web address is fetched under n8n's own rules on hosts, on the way to another one too. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, it } from 'node:test';

import { makePdf } from '../../support/make-pdf.mjs';
import { chain, manualTrigger, pdfServices } from '../lib/build.mjs';
import { sandboxCredential } from '../lib/credentials.mjs';
import { useHost } from '../lib/use-host.mjs';

/** Allowed; the same machine by its address is not. */
const ALLOWED = 'localhost';
const BLOCKED = '127.0.0.1';

const RULES = { N8N_SSRF_PROTECTION_ENABLED: 'true', N8N_SSRF_ALLOWED_HOSTNAMES: ALLOWED };

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'host-rules',
	title: "n8n's rules on hosts",
	// n8n 1 has none.
	hosts: ['2'],
	ownHosts: true,
	define({ version }) {
		const own = useHost(version, { env: RULES });
		let files;

		before(async () => {
			files = await serveFiles();
			const allowed = own.sandbox.url.replace(BLOCKED, ALLOWED);
			await own.host.credentials.remove(own.credential);
			await own.host.credentials.create(sandboxCredential(allowed));
		});
		after(async () => await files?.stop());

		const upload = async (fileUrl) => {
			const { workflows, executions } = own.host;
			const parameters = { resource: 'document', operation: 'upload', inputMode: 'url', fileUrl };
			const saved = await workflows.import(
				chain('From a URL', [manualTrigger(), pdfServices('Upload', parameters)]),
			);
			return await executions.finished(await workflows.start(saved));
		};
		const assertBlocked = (run) => {
			assert.equal(run.status, 'error');
			assert.match(run.error.message, /The file at "File URL" cannot be downloaded/);
			assert.match(run.error.description, /own network rules do not allow the address/);
		};

		it('let an allowed host through', async () => {
			const run = await upload(files.at(ALLOWED, '/page.pdf'));
			assert.equal(run.error?.message, undefined);
			assert.equal(run.items('Upload')[0].json.fileName, 'page.pdf');
			assert.deepEqual(files.asked(), ['/page.pdf']);
		});

		it('keep the node from one that is blocked', async () => {
			assertBlocked(await upload(files.at(BLOCKED, '/page.pdf')));
			assert.deepEqual(files.asked(), []);
		});

		it('keep it from one that an allowed host leads on to', async () => {
			assertBlocked(await upload(files.at(ALLOWED, '/elsewhere.pdf')));
			assert.deepEqual(files.asked(), ['/elsewhere.pdf']);
		});
	},
};

/** A server of one PDF, which can also lead to it at the blocked address. */
async function serveFiles() {
	const pdf = await makePdf({ pages: ['A page of the web'] });
	let asked = [];
	const server = createServer(({ url = '' }, response) => {
		asked.push(url);
		if (url === '/page.pdf') return response.end(pdf);
		const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
		return response.writeHead(302, { location: `http://${BLOCKED}:${port}/page.pdf` }).end();
	});
	await new Promise((resolve) => server.listen(0, BLOCKED, () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		at: (host, path) => `http://${host}:${port}${path}`,
		/** What was asked for since the last look. */
		asked() {
			const paths = asked;
			asked = [];
			return paths;
		},
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
