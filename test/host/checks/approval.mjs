/** A signature as the approval that an agent's tool waits for: n8n's human review, with a real agent. */
import assert from 'node:assert/strict';
import { beforeEach, it } from 'node:test';

import { readPdf } from '../../support/pdf.mjs';
import { chain, eSign, manualTrigger, setField, step } from '../lib/build.mjs';
import { SCRIPTED_MODEL, toolResults, useScriptedModel } from '../lib/scripted-model.mjs';
import { until } from '../lib/wait.mjs';

const ASKED = 'Please refund 740 to order 4711';
const APPROVER = { firstName: 'Mara', lastName: 'Lind', email: 'mara@signer.example' };
const REFUND = { order: '4711', amount: '740' };

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'approval',
	title: "A signature as the approval of an agent's tool",
	hosts: ['2'],
	define({ shared }) {
		const model = useScriptedModel(shared);
		const people = () => shared.sandbox.control.esign;

		beforeEach(async () => await shared.sandbox.control.reset());

		/** A model that asks for tools, and tells at the end what they gave back. */
		const asksFor = (...calls) =>
			model.say(({ messages }) => {
				const results = toolResults(messages);
				return results.length === 0 ? { calls } : { text: results.join(' | ') };
			});
		const refund = (id, input = REFUND) => ({
			...{ id, tool: 'Refund' },
			input: { toolParameters: input, hitlParameters: {} },
		});

		async function begin(more) {
			const workflow = agentWorkflow(model.url, more);
			assert.deepEqual(shared.host.nodeTypes.warnings(workflow), []);
			const saved = await shared.host.workflows.import(workflow);
			return await shared.host.workflows.start(saved);
		}

		/** The envelope that the execution rests for. */
		async function resting(id, known = []) {
			const { folderId } = await until('an envelope that is out', async () =>
				(await people().folders()).find(
					(one) => one.status === 'SHARED' && !known.includes(one.folderId),
				),
			);
			await until(
				'an execution at rest',
				async () => (await shared.host.executions.status(id)) === 'waiting',
			);
			return folderId;
		}

		/** What a signed document says. */
		async function signedText(run, index = 0) {
			const [[item]] = review(run, index);
			return (await readPdf(await shared.host.executions.file(item, 'data_1'))).text;
		}

		const refunds = () => model.served().map(({ body }) => body);
		const said = (run) => run.items('Agent')[0]?.json.output;
		const review = (run, index = 0) => run.runs('Signature')[index].data.ai_tool;

		it('lets the tool run when the approver has signed, once', async (test) => {
			asksFor(refund('call_1'));
			const id = await begin();
			const folderId = await resting(id);
			assert.deepEqual(refunds(), []);
			await people().sign(folderId, 1);

			const run = await shared.host.executions.finished(id);
			assert.equal(run.error?.message, undefined);
			assert.equal(run.status, 'success');
			assert.deepEqual(refunds(), [REFUND]);
			const [[{ json }]] = review(run);
			assert.equal(json.approved, true);
			assert.equal(json.outcome, 'signed');
			assert.equal(json.envelopeId, folderId);
			assert.equal(json.signedBy[0].email, APPROVER.email);
			assert.match(json.signedBy[0].at, /^\d{4}-/);
			assert.match(said(run), /done/);
			assert.deepEqual(await people().channels(), []);
			const text = await signedText(run);
			assert.match(text, /Tool: Refund\nCall: call_1/);
			assert.match(text, /"amount": "740"/);
			assert.match(text, /Signature of Mara Lind \(mara@signer\.example\)/);
			test.diagnostic(`document: ${JSON.stringify(text)}`);
		});

		it('keeps the tool from running when the approver declines, and tells the agent why', async (test) => {
			asksFor(refund('call_1'));
			const id = await begin();
			const folderId = await resting(id);
			await people().decline(folderId, 1, 'Wrong amount');
			const run = await shared.host.executions.finished(id);
			assert.equal(run.status, 'success');
			assert.deepEqual(refunds(), []);
			const [[{ json }]] = review(run);
			assert.equal(json.approved, false);
			assert.equal(json.outcome, 'cancelled');
			assert.match(said(run), /Declined by Mara Lind: Wrong amount/);
			test.diagnostic(`the agent is told: ${said(run)}`);
		});

		it('keeps the tool from running when the time is over', async (test) => {
			asksFor(refund('call_1'));
			const id = await begin({ limitWaitTime: true, waitAmount: 1, waitUnit: 'minutes' });
			const folderId = await resting(id);
			const run = await shared.host.executions.finished(id);
			assert.equal(run.status, 'success');
			assert.deepEqual(refunds(), []);
			const [[{ json }]] = review(run);
			assert.equal(json.approved, false);
			assert.equal(json.outcome, 'timeOver');
			assert.equal(json.envelopeId, folderId);
			assert.match(said(run), /rejected/);
			// What the agent was asked is no word of the approver.
			assert.ok(!said(run).includes(ASKED), said(run));
			test.diagnostic(`the agent is told: ${said(run)}`);
		});

		it('asks for a signature for each of two calls, and runs the one that is signed', async () => {
			const second = { order: '4712', amount: '900' };
			asksFor(refund('call_1'), refund('call_2', second));
			const id = await begin();
			const first = await resting(id);
			await people().decline(first, 1, 'No');
			const next = await resting(id, [first]);
			assert.deepEqual(refunds(), []);
			await people().sign(next, 1);
			const run = await shared.host.executions.finished(id);
			assert.equal(run.status, 'success');
			assert.deepEqual(refunds(), [second]);
			assert.deepEqual(
				[0, 1].map((index) => review(run, index)[0][0].json.approved),
				[false, true],
			);
			assert.match(await signedText(run, 1), /Call: call_2\nInput: \{\n *"order": "4712"/);
		});

		it('asks anew for a call that is made again', async () => {
			let calls = 0;
			model.say(({ messages }) => {
				if (toolResults(messages).length === 2) return { text: 'Done.' };
				calls += 1;
				return { calls: [refund(`call_${calls}`)] };
			});
			const id = await begin();
			const first = await resting(id);
			await people().sign(first, 1);
			const second = await resting(id, [first]);
			assert.deepEqual(refunds(), [REFUND]);
			await people().sign(second, 1);
			await shared.host.executions.finished(id);
			assert.deepEqual(refunds(), [REFUND, REFUND]);
		});
	},
};

function agentWorkflow(modelUrl, more = {}) {
	const langchain = (name, type, parameters, settings) =>
		step(name, `@n8n/n8n-nodes-langchain.${type}`, parameters, settings);
	const workflow = chain('Refunds', [
		manualTrigger(),
		// As the Chat Trigger puts it out.
		setField('Asked', 'chatInput', ASKED),
		langchain(
			'Agent',
			'agent',
			{ promptType: 'define', text: '={{ $json.chatInput }}', options: {} },
			{ typeVersion: 3.1 },
		),
	]);
	const model = langchain(
		'Model',
		'lmChatOpenAi',
		{ model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
		{ typeVersion: 1.2, credentials: { openAiApi: { name: SCRIPTED_MODEL } } },
	);
	const plain = eSign('Signature', {
		recipients: { recipient: [APPROVER] },
		...more,
	});
	const signature = { ...plain, type: `${plain.type}HitlTool`, typeVersion: 1.1 };
	const tool = step(
		'Refund',
		'httpRequestTool',
		{
			...{ method: 'POST', url: `${modelUrl}/refunds`, toolDescription: 'Refunds money' },
			...{ sendBody: true, specifyBody: 'keypair', options: {} },
			bodyParameters: {
				parameters: ['order', 'amount'].map((name) => ({
					name,
					value: `={{ $fromAI('${name}', 'The ${name}', 'string') }}`,
				})),
			},
		},
		{ typeVersion: 4.3 },
	);
	workflow.nodes.push(
		{ ...model, position: [300, 200] },
		{ ...signature, position: [450, 200] },
		{ ...tool, position: [450, 400] },
	);
	const to = (node, type) => ({ [type]: [[{ node, type, index: 0 }]] });
	workflow.connections.Model = to('Agent', 'ai_languageModel');
	workflow.connections.Signature = to('Agent', 'ai_tool');
	workflow.connections.Refund = to('Signature', 'ai_tool');
	return workflow;
}
