/**
 * An assistant that uses tools of n8n. n8n brings the protocol's own SDK along.
 *
 * @param {any} installation of n8n
 * @param {string} url
 * @param {string} [token] that n8n asks for
 */
export async function connectAssistant(installation, url, token) {
	const { Client } = installation.load('@modelcontextprotocol/sdk/client/index.js');
	const { StreamableHTTPClientTransport } = installation.load(
		'@modelcontextprotocol/sdk/client/streamableHttp.js',
	);
	const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
	const client = new Client({ name: 'host-test', version: '1.0.0' });
	await client.connect(
		new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }),
	);
	return {
		client,
		close: async () => await client.close(),
		/** @returns {Promise<any>} what the tool gives back */
		async call(name, args) {
			const { content, isError } = await client.callTool({ name, arguments: args });
			const [{ text }] = content;
			if (isError) throw new Error(text);
			return JSON.parse(text);
		},
	};
}
