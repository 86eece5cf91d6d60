import { createServer } from 'node:http';
import { after, before } from 'node:test';

/** What its credential is called. */
export const SCRIPTED_MODEL = 'Scripted model';

/**
 * A scripted model for the tests of one block, and its credential in n8n.
 *
 * @param {import('./use-host.mjs').HostUnderTest} shared
 */
export function useScriptedModel(shared) {
	const it = /** @type {Awaited<ReturnType<typeof startScriptedModel>>} */ ({});
	let saved;
	before(async () => {
		Object.assign(it, await startScriptedModel());
		saved = await shared.host.credentials.create(it.credential);
	});
	after(async () => {
		if (saved) await shared.host.credentials.remove(saved);
		await it.stop?.();
	});
	return it;
}

/**
 * A language model that says what a test tells it to, behind an address compatible with OpenAI's, and
 * a service beside it that a tool of an agent calls.
 *
 * @typedef {{ role: string, content: any, tool_calls?: any[], tool_call_id?: string }} Message
 * @typedef {{ messages: Message[], tools?: any[] }} Question
 * @typedef {{ text: string } | { calls: Array<{ id: string, tool: string, input: object }> }} Reply
 */
async function startScriptedModel() {
	/** @type {(question: Question) => Reply} */
	let script = callsEachToolOnce;
	/** @type {Array<{ path: string, body: any }>} */
	const served = [];

	const server = createServer(async (request, response) => {
		const chunks = [];
		for await (const chunk of request) chunks.push(chunk);
		const text = Buffer.concat(chunks).toString('utf8');
		const body = text ? JSON.parse(text) : undefined;
		const path = request.url ?? '';
		if (path !== '/v1/chat/completions') {
			served.push({ path, body });
			return answer(response, { done: true });
		}
		answer(response, completion(script(body)));
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const address = /** @type {import('node:net').AddressInfo} */ (server.address());
	const url = `http://127.0.0.1:${address.port}`;
	return {
		url,
		/** What n8n's credential for OpenAI needs. */
		credential: {
			name: SCRIPTED_MODEL,
			type: 'openAiApi',
			data: { apiKey: 'scripted', url: `${url}/v1`, header: false },
		},
		/** Begins anew. @param {(question: Question) => Reply} next */
		say(next) {
			script = next;
			served.length = 0;
		},
		/** Calls of the service. */
		served: () => [...served],
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** What tools have given back to the model. @param {Message[]} messages */
export const toolResults = (messages) =>
	messages.filter(({ role }) => role === 'tool').map(({ content }) => textOf(content));

/**
 * What the model does unless it is told otherwise: it calls each tool once, one after the other.
 *
 * @param {Question} question
 * @returns {Reply}
 */
function callsEachToolOnce({ messages, tools = [] }) {
	const results = toolResults(messages);
	const given = (name) => memberIn(results, name);
	const called = messages.flatMap(({ tool_calls: calls = [] }) =>
		calls.map((call) => call.function.name),
	);
	const left = tools.map((tool) => tool.function).filter(({ name }) => !called.includes(name));
	// An ID comes from an earlier call, if any gives it.
	const next = left.find((tool) => idsOf(tool).every(given)) ?? left[0];
	if (!next) return { text: results.join('\n') };
	const input = sampleOf(next.parameters, given);
	return { calls: [{ id: `call_${results.length + 1}`, tool: next.name, input }] };
}

const idsOf = ({ parameters: { properties = {} } }) =>
	Object.keys(properties).filter((name) => /Id$/.test(name));

/** A value of a JSON schema; what an earlier tool has given under the same name is taken. */
function sampleOf({ type, properties = {} }, given, name = '') {
	if (type === 'number' || type === 'integer') return 1;
	if (type !== 'object') return given(name) ?? 'sample';
	return Object.fromEntries(
		Object.entries(properties).map(([member, schema]) => [member, sampleOf(schema, given, member)]),
	);
}

/** The text that a member of this name has in the latest result that has one, JSON within JSON too. */
function memberIn(results, name) {
	const member = new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`);
	const found = results.map((result) => member.exec(result.replaceAll('\\"', '"'))?.[1]);
	return found.findLast((value) => value !== undefined);
}

const textOf = (content) =>
	typeof content === 'string' ? content : content.map(({ text }) => text).join('');

function completion(reply) {
	const calls = 'calls' in reply ? reply.calls : [];
	const message = {
		role: 'assistant',
		content: 'text' in reply ? reply.text : null,
		...(calls.length > 0 && {
			tool_calls: calls.map(({ id, tool, input }) => ({
				id,
				type: 'function',
				function: { name: tool, arguments: JSON.stringify(input) },
			})),
		}),
	};
	return {
		id: 'chatcmpl-scripted',
		object: 'chat.completion',
		created: 0,
		model: 'scripted',
		choices: [{ index: 0, message, finish_reason: calls.length > 0 ? 'tool_calls' : 'stop' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

function answer(response, body) {
	response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
}
