/**
 * Catches n8n's requests before they are sent: keeps what was asked, and refuses the first request of
 * an item that would do something, with its number, so that nothing goes on from there.
 */
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';

const require = createRequire(import.meta.url);
const axios = createRequire(require.resolve('n8n-core'))('axios');

/** Where the credential says that the service is. */
export const SERVICE_URL = 'https://service.test';

/** What has to be answered for a node to come to the request that counts. */
const ANSWERS = [
	[/\/documents\/upload$/, () => ({ documentId: '6a87bc79335d041db3450ee1' })],
	[
		/\/templates\/mytemplate$/,
		() => ({ result: 'success', template: { templateId: 701, numberOfParties: 1 }, allfields: [] }),
	],
	[/\/webhook\/list/i, () => ({ result: 'success', channelList: [] })],
];

/**
 * @param {Record<string, Buffer>} files what there is elsewhere on the web, by address
 * @returns what was asked of the service, in its order, and how to let requests out again
 */
export function catchRequests(files) {
	/** @type {Array<{ method: string, path: string, query: object, body: unknown }>} */
	const requests = [];
	const { adapter } = axios.defaults;
	axios.defaults.adapter = async (config) => {
		const url = new URL(config.url, SERVICE_URL);
		for (const [name, value] of Object.entries(config.params ?? {})) {
			url.searchParams.set(name, value);
		}
		if (url.origin !== SERVICE_URL)
			return respond(config, files[url.href] ? 200 : 404, files[url.href]);
		const [, answer] = ANSWERS.find(([path]) => path.test(url.pathname)) ?? [];
		requests.push({
			method: config.method.toUpperCase(),
			path: url.pathname,
			query: Object.fromEntries(url.searchParams),
			body: await bodyOf(config),
		});
		if (answer) return respond(config, 200, JSON.stringify(answer()));
		const seen = `seen ${requests.length};`;
		const refusal = { code: 'SEEN', message: seen, result: 'error', error_description: seen };
		return respond(config, 400, JSON.stringify(refusal));
	};
	const letOut = () => {
		axios.defaults.adapter = adapter;
	};
	return { requests, letOut };
}

function respond(config, status, content = '') {
	const isStream = config.responseType === 'stream';
	return {
		status,
		statusText: '',
		headers: { 'content-type': 'application/json' },
		data: isStream ? Readable.from([Buffer.from(content)]) : String(content),
		config,
		request: {},
	};
}

/** Marks of a run differ from run to run; files are the same in all of them. */
async function bodyOf({ data }) {
	if (data === undefined) return '';
	if (typeof data !== 'string' && !Buffer.isBuffer(data)) {
		let text = '';
		for await (const chunk of data) text += text.length < 1_000 ? chunk.toString('latin1') : '';
		return `the file ${/filename="([^"]*)"/.exec(text)?.[1]}`;
	}
	const text = data.toString().replace(/n8n-[\w-]{8,}/g, 'n8n-x');
	if (!/^\s*[[{]/.test(text)) return text.length > 0 ? 'a form' : '';
	return JSON.parse(text, (_, value) =>
		typeof value === 'string' && value.length > 400 ? `${value.length} characters` : value,
	);
}
