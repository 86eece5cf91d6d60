/**
 * Catches requests before they are sent: keeps what was asked, and refuses the first request of an item
 * that would do something, with its number, so that nothing goes on from there.
 */
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';

const require = createRequire(import.meta.url);

/** Where the credential says that the service is. */
export const SERVICE_URL = 'https://service.test';

/** What has to be answered for a node to come to the request that counts. */
const ANSWERS = [
	[/\/documents\/upload$/, () => ({ documentId: '6a87bc79335d041db3450ee1' })],
	[
		/\/templates\/mytemplate$/,
		() => ({
			result: 'success',
			template: { templateId: 701, numberOfParties: 1 },
			allfields: [{ fieldType: 'textfield', textfieldName: 'a' }],
		}),
	],
	[/\/webhook\/list/i, () => ({ result: 'success', channelList: [] })],
];

/**
 * Stands in for n8n's request helpers in the nodes of this process.
 *
 * @param {readonly string[]} nodes their names
 * @param {Record<string, Buffer>} files what there is elsewhere on the web, by address
 * @returns what was asked of the service, in its order
 */
export function catchRequests(nodes, files) {
	/** @type {Array<{ method: string, path: string, query: object, body: unknown }>} */
	const requests = [];
	const answer = async (request) => {
		const url = new URL(request.url);
		if (url.origin !== SERVICE_URL) {
			return respond(request, files[url.href] ? 200 : 404, files[url.href]);
		}
		requests.push({
			method: request.method,
			path: url.pathname,
			query: Object.fromEntries(url.searchParams),
			body: await bodyOf(request.body),
		});
		const [, known] = ANSWERS.find(([path]) => path.test(url.pathname)) ?? [];
		if (known) return respond(request, 200, JSON.stringify(known()));
		const seen = `seen ${requests.length};`;
		const refusal = { code: 'SEEN', message: seen, result: 'error', error_description: seen };
		return respond(request, 400, JSON.stringify(refusal));
	};
	for (const name of nodes) {
		const className = name.replace(/^f/, 'F');
		const { [className]: Node } = require(`../../dist/nodes/${className}/${className}.node.js`);
		const { execute } = Node.prototype;
		Node.prototype.execute = async function () {
			this.helpers.httpRequest = answer;
			this.helpers.httpRequestWithAuthentication = async (_credential, request) => {
				return await answer(request);
			};
			return await execute.call(this);
		};
	}
	return requests;
}

function respond({ encoding }, statusCode, content = '') {
	const body = encoding === 'stream' ? Readable.from([Buffer.from(content)]) : String(content);
	return { statusCode, headers: { 'content-type': 'application/json' }, body };
}

/** Marks of a run differ from run to run. */
async function bodyOf(data) {
	if (data === undefined) return '';
	if (typeof data !== 'string' && !Buffer.isBuffer(data)) return await uploadIn(data);
	const text = data.toString().replace(/n8n-[\w-]{8,}/g, 'n8n-x');
	if (!/^\s*[[{]/.test(text)) return fileIn(text);
	return JSON.parse(text, (_, value) =>
		typeof value === 'string' && value.length > 400 ? `${value.length} characters` : value,
	);
}

async function uploadIn(stream) {
	let text = '';
	for await (const chunk of stream) text += chunk.toString('latin1').slice(0, 1_000);
	return fileIn(text);
}

function fileIn(text) {
	return `the file ${/filename="([^"]*)"/.exec(text)?.[1]}`;
}
