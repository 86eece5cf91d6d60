/**
 * Every workflow of examples/ is imported without a warning, and runs to its end twice, over files of
 * which some are bad. The second run pays and mails nothing.
 */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, it } from 'node:test';

import { readPdf } from '../../support/pdf.mjs';
import { envelopesOf } from '../lib/envelopes.mjs';
import { readExamples, readOldExamples, writeInputs } from '../lib/example-files.mjs';
import { localise } from '../lib/localise.mjs';
import { useScriptedModel } from '../lib/scripted-model.mjs';
import { connectAssistant } from '../lib/mcp-client.mjs';
import { isMcpServer, startOutside, startsOutside } from '../lib/outside-starts.mjs';
import { servePage } from '../lib/page.mjs';
import { playSigners } from '../lib/signers.mjs';

const examples = await readExamples();
const oldExamples = await readOldExamples();

/**
 * It goes by the PDFs that are in its folder, and the disk that stands in for Dropbox here keeps none:
 * its second run pays again.
 */
const PAYS_AGAIN = new Set(['dropbox-office-to-pdf.json']);

/** There is nothing for it to do here: no envelope of a new sandbox is days old. */
const ENDS_EARLY = new Set(['weekly-signature-reminders.json']);

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'examples',
	title: 'The example workflows',
	hosts: ['2', '1'],
	define({ shared, version }) {
		useScriptedModel(shared);
		beforeEach(async () => await shared.sandbox.control.reset());

		it('are there', () => assert.ok(examples.length > 0));

		it('weekly-signature-reminders.json reminds the second signer, too', async () => {
			const { host, sandbox } = shared;
			const { esign } = sandbox.control;
			const name = 'weekly-signature-reminders.json';
			const workflow = examples.find(({ file }) => file === name)?.workflow;
			// No envelope of a new sandbox is days old.
			const due = JSON.stringify(workflow).replace(
				'$now.minus({ days: 3 })',
				'$now.plus({ days: 1 })',
			);
			const emails = ['first@signer.example', 'second@signer.example'];
			const account = envelopesOf(sandbox);
			await account.send('Signed by nobody', emails);
			await esign.sign(await account.send('Signed by the first', emails), 1);
			const saved = await host.workflows.import(JSON.parse(due));
			await runOnce(shared, saved);
			// A second click within the week.
			await runOnce(shared, saved);
			const reminders = (await esign.mails()).filter(({ kind }) => kind === 'reminder');
			assert.deepEqual(reminders.map(({ emailId }) => emailId).sort(), [
				...emails,
				'second@signer.example',
			]);
		});

		for (const { file, workflow } of oldExamples) {
			it(`${file}, as it was saved with 0.1.0, opens without a warning and runs`, async () => {
				const { host } = shared;
				assert.deepEqual(host.nodeTypes.warnings(workflow), []);
				const folder = join(host.filesFolder, `old-${file}`);
				await writeInputs(folder);
				const inputs = await readdir(folder);
				const local = localise(workflow, folder, host.nodeTypes.find);
				const saved = await host.workflows.import(local);
				const run = await runOnce(shared, saved);
				await assertWritten(folder, inputs);
				const reached = lastSteps(saved).filter((name) => run.items(name).length > 0);
				assert.notDeepEqual(reached, []);
				assert.notEqual(await creditsPaid(shared), 0);
			});
		}

		for (const { file, workflow } of examples) {
			const skip = version.name === '1' && hasReview(workflow) && 'n8n 1 has no human review';

			it(`${file} opens without a warning`, { skip }, () => {
				assert.deepEqual(shared.host.nodeTypes.warnings(workflow), []);
			});

			if (isMcpServer(workflow)) {
				it(`${file} serves an assistant`, { skip }, async () => await serve(shared, workflow));
				continue;
			}

			it(`${file} runs to its end, twice`, { skip }, async () => {
				const { host } = shared;
				const folder = join(host.filesFolder, file);
				await writeInputs(folder, { broken: true });
				const inputs = await readdir(folder);
				const local = localise(workflow, folder, host.nodeTypes.find);
				const saved = await host.workflows.import(local);
				const isOutside = startsOutside(local);
				if (isOutside) await host.workflows.activate(saved);
				const first = await runOnce(shared, saved);
				await assertWritten(folder, inputs);
				const paid = await creditsPaid(shared);
				const mails = await shared.sandbox.control.esign.mails();
				if (!ENDS_EARLY.has(file)) {
					const reached = lastSteps(saved).filter((name) => first.items(name).length > 0);
					assert.notDeepEqual(reached, []);
					assert.notEqual(paid, 0);
				}
				await runOnce(shared, saved);
				await assertWritten(folder, inputs);
				// Another form, another envelope: what somebody outside asks for twice is done twice.
				const isAsked = isOutside || PAYS_AGAIN.has(file);
				assert.equal(await creditsPaid(shared), isAsked ? 2 * paid : paid);
				const later = await shared.sandbox.control.esign.mails();
				if (!isOutside) assert.deepEqual(later, mails);
				if (isOutside) await host.workflows.deactivate(saved);
			});
		}
	},
};

async function runOnce(shared, saved) {
	const id = startsOutside(saved)
		? await startOutside(shared, saved)
		: await shared.host.workflows.start(saved);
	const run = await finished(shared, id);
	assert.equal(run.error?.message, undefined);
	assert.equal(run.status, 'success');
	assertNoFailure(run);
	return run;
}

const TOKEN = 'only-for-this-host';

/** An assistant makes a PDF of a page, looks at it, reads it and shares it, all by its ID. */
async function serve(shared, workflow) {
	const { credentials, workflows, installation, url } = shared.host;
	const server = workflow.nodes.find(({ credentials: of }) => of?.httpBearerAuth);
	const { name } = server.credentials.httpBearerAuth;
	await credentials.create({ name, type: 'httpBearerAuth', data: { token: TOKEN } });
	const saved = await workflows.import(workflow);
	await workflows.activate(saved);
	const address = `${url}/mcp/${server.parameters.path}`;
	await assert.rejects(connectAssistant(installation, address));
	const assistant = await connectAssistant(installation, address, TOKEN);
	const page = await servePage('<h1>From the web</h1>');
	try {
		const [made] = await assistant.call('Web_Page_to_PDF', { url: page.url });
		const given = { documentId: made.resultDocumentId };
		const [properties] = await assistant.call('PDF_Properties', given);
		assert.ok(properties.data.pageCount > 0);
		const [read] = await assistant.call('Read_PDF', given);
		assert.match(JSON.stringify(read), /From the web/);
		const [link] = await assistant.call('Share_Link', given);
		assert.match(JSON.stringify(link), /https?:/);
	} finally {
		page.close();
		await assistant.close();
		await workflows.deactivate(saved);
	}
}

const creditsPaid = async ({ sandbox }) =>
	(await sandbox.control.ledger()).reduce((sum, { credits }) => sum + credits, 0);

/** Waits for the end of a run; whoever has to sign something meanwhile does so. */
async function finished({ host, sandbox }, id) {
	const isAwaited = async () => (await host.executions.status(id)) === 'waiting';
	const signers = playSigners(sandbox.control, isAwaited);
	try {
		return await host.executions.finished(id);
	} finally {
		await signers.end();
	}
}

/** Whether people review the tools of an agent. */
const hasReview = ({ nodes }) => nodes.some(({ type }) => type.endsWith('HitlTool'));

const steps = ({ nodes }) => nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');

function assertNoFailure(run) {
	for (const name of run.ran) {
		const messages = run.runs(name).map(({ error }) => error?.message);
		assert.deepEqual(messages.filter(Boolean), [], name);
	}
}

/** Where a way through the workflow ends well: an error way may lead on. */
const lastSteps = (workflow) =>
	steps(workflow)
		.map(({ name }) => name)
		.filter((name) => !workflow.connections[name]?.main?.[0]?.length);

/** What the workflow has written can be read. */
async function assertWritten(folder, inputs) {
	const written = (await readdir(folder)).filter((name) => !inputs.includes(name));
	for (const name of written) {
		const content = await readFile(join(folder, name));
		assert.ok(content.length > 0, `${name} is empty`);
		if (name.endsWith('.pdf')) assert.notEqual(await textOf(content), '', name);
	}
}

async function textOf(pdf) {
	try {
		return (await readPdf(pdf)).text;
	} catch (error) {
		// A protected one is whole, too: its encryption has been read.
		if (error.name === 'PasswordException') return error.message;
		throw error;
	}
}
