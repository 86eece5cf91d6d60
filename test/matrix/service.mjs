/**
 * Stands in for the service where only requests matter: keeps what was asked, and refuses the first
 * request that would do something, with its number, so that nothing goes on from there.
 */
import { createServer } from 'node:http';

/** What has to be answered for a node to come to the request that counts. */
const ANSWERS = [
	[/\/documents\/upload$/, () => ({ documentId: '6a87bc79335d041db3450ee1' })],
	[
		/\/templates\/mytemplate$/,
		() => ({ result: 'success', template: { templateId: 701, numberOfParties: 1 }, allfields: [] }),
	],
	[/\/webhook\/list/i, () => ({ result: 'success', channelList: [] })],
];

export async function startService() {
	const requests = [];
	const server = createServer((request, response) => {
		const chunks = [];
		request.on('data', (chunk) => chunks.push(chunk));
		request.on('end', () => {
			const { pathname, searchParams } = new URL(request.url, 'http://service.test');
			const [, answer] = ANSWERS.find(([path]) => path.test(pathname)) ?? [];
			requests.push({
				method: request.method,
				path: pathname,
				query: Object.fromEntries(searchParams),
				body: shortBody(request.headers['content-type'] ?? '', Buffer.concat(chunks)),
			});
			response.writeHead(answer ? 200 : 400, { 'content-type': 'application/json' });
			const text = `seen ${requests.length};`;
			response.end(
				JSON.stringify(
					answer?.() ?? { code: 'SEEN', message: text, result: 'error', error_description: text },
				),
			);
		});
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	const stop = async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};
	return { requests, url: `http://127.0.0.1:${server.address().port}`, stop };
}

/** Long texts are files; values of one run and item are the same as those of any other. */
function shortBody(type, bytes) {
	if (!type.includes('json')) return `${bytes.length > 0 ? 'a file' : ''}`;
	return JSON.parse(bytes.toString('utf8').replace(/n8n-[0-9a-z-]{8,}/g, 'n8n-x'), (_, value) =>
		typeof value === 'string' && value.length > 400 ? `${value.length} characters` : value,
	);
}
