/** examples/five-stages.json on fifty orders, some of them faulty, while the service has faults of its own. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, it } from 'node:test';

import { ROOT } from '../../../scripts/lib/paths.mjs';
import { readExamples } from '../lib/example-files.mjs';
import { localise } from '../lib/localise.mjs';

const EXAMPLE = 'five-stages.json';
const TEMPLATE = 'agreement-template.docx';
const RUN_MS = 540_000;
const STAGES = ['ingested', 'generated', 'processed', 'sent', 'archived'];

const GOOD = 38;
/** Files with the content of a good one. */
const REPEATED = 5;
/** One of these each, and all of them for good: what is wrong, and the file. */
const BAD = {
	cut: '{ "deal": "cut off he',
	list: 'order;fee\n1;2\n',
	empty: '',
	deal: JSON.stringify({ ...order(90), deal: '' }),
	fee: JSON.stringify({ ...order(91), fee: 0 }),
	date: JSON.stringify({ ...order(92), startsOn: '2 February' }),
	signer: JSON.stringify({ ...order(93), signer: { firstName: 'Jo', lastName: 'Ray' } }),
};
const FILES = GOOD + REPEATED + Object.keys(BAD).length;

/** What the service does wrong: the first five end an item, the others are got over. */
const FAULTS = [
	{
		match: { path: '/GenerateDocumentBase64$' },
		...{ times: 1, skip: 4 },
		action: { type: 'status', status: 400, body: { message: 'The template was not accepted' } },
	},
	{
		match: { operation: 'pdf-flatten' },
		...{ times: 1, skip: 2 },
		action: { type: 'task-fail', code: 'INTERNAL_SERVER_ERROR', message: 'Could not be processed' },
	},
	{
		match: { operation: 'pdf-compress' },
		...{ times: 1, skip: 6 },
		action: { type: 'task-fail', code: 'INTERNAL_SERVER_ERROR', message: 'Could not be processed' },
	},
	{
		match: { method: 'POST', path: '/esign/api/v1/folders/createfolder$' },
		...{ times: 2, skip: 9 },
		action: { type: 'status', status: 400, body: { error_description: 'Not accepted' } },
	},
	{ match: { path: '/upload$' }, times: 3, skip: 5, action: { type: 'html-502' } },
	{ match: { path: '/tasks/' }, times: 3, skip: 8, action: { type: 'reset-before' } },
	{
		match: { path: '/download$' },
		...{ times: 2, skip: 3 },
		action: { type: 'truncate', fraction: 0.5 },
	},
];
const ENDED_BY_FAULTS = 5;
const SENT = GOOD - ENDED_BY_FAULTS;

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'five-stages',
	title: 'Fifty orders in five stages',
	hosts: ['2', '1'],
	define({ shared }) {
		let files;
		let workflow;
		const control = () => shared.sandbox.control;

		before(async () => {
			const { host } = shared;
			await control().reset();
			const folder = join(host.filesFolder, 'fifty orders');
			await mkdir(folder);
			await cp(join(ROOT, 'examples/templates', TEMPLATE), join(folder, TEMPLATE));
			await writeOrders(folder);
			files = filesOf(folder);
			const examples = await readExamples();
			const example = examples.find(({ file }) => file === EXAMPLE)?.workflow;
			workflow = localise(example, folder, host.nodeTypes.find);
		});

		const run = async (trigger) => {
			const { workflows, executions } = shared.host;
			const saved = await workflows.import(workflow);
			const ended = await executions.finished(await workflows.start(saved, trigger), RUN_MS);
			assert.equal(ended.error?.message, undefined);
			assert.equal(ended.status, 'success');
		};

		it('sends what is good, and makes a letter of what is not', { timeout: RUN_MS }, async () => {
			assert.equal(FILES, 50);
			await control().faults(FAULTS);
			await run('Every Hour');
			const log = await files.log();
			const count = countOf(log);
			const letters = await files.letters();
			assert.deepEqual(
				{ ...count, letters: letters.length, mailed: await mailed(control()) },
				{
					...{ ingested: GOOD, generated: GOOD - 1, processed: GOOD - 3, sent: SENT },
					...{ 'dead letter': FILES - REPEATED - SENT, letters: FILES - REPEATED - SENT },
					mailed: SENT,
				},
			);
			assert.deepEqual(countOf(letters), {
				...{ ingest: Object.keys(BAD).length, generate: 1, process: 2, sign: 2 },
			});
			for (const letter of letters) {
				assert.match(letter.order, /^[0-9a-f]{64}$/);
				assert.ok(letter.file && letter.what && letter.next, JSON.stringify(letter));
			}
			assert.deepEqual(await charged(control()), {
				'docgen-generate': GOOD - 1,
				'pdf-flatten': GOOD - 2,
				'pdf-compress': GOOD - 3,
				'esign-createfolder': SENT * 5,
			});
			const inLog = log.reduce((sum, { credits = 0 }) => sum + credits, 0);
			// A chain that fails at its second step has paid for the first.
			assert.equal(inLog + 1 + SENT * 5, sumOf(await charged(control())));
		});

		it('pays for nothing when it runs again', { timeout: RUN_MS }, async () => {
			const [paid, lines] = [await charged(control()), await files.log()];
			await run('Every Hour');
			assert.deepEqual(await charged(control()), paid);
			assert.deepEqual(await files.log(), lines);
			assert.equal(await mailed(control()), SENT);
		});

		it('takes up dead letters again', { timeout: RUN_MS }, async () => {
			await run('Replay Dead Letters');
			const last = lastOf(await files.log());
			assert.equal(last.filter(({ stage }) => stage === 'sent').length, GOOD);
			assert.equal(
				last.filter(({ stage }) => stage === 'dead letter').length,
				Object.keys(BAD).length,
			);
			assert.equal(await mailed(control()), GOOD);
		});

		it(
			'archives what is signed and tells what waits or was declined',
			{ timeout: RUN_MS },
			async () => {
				const { esign } = control();
				const [declined, half, ...signed] = (await esign.folders()).filter(
					({ status }) => status !== 'DRAFT',
				);
				await esign.decline(declined.folderId, 1, 'Too dear');
				await esign.sign(half.folderId, 1);
				for (const { folderId } of signed.slice(1)) {
					await esign.sign(folderId, 1);
					await esign.sign(folderId, 2);
				}
				const paid = await charged(control());
				const state = workflow.nodes.find(({ name }) => name === 'State');
				state.parameters.assignments.assignments.find(({ name }) => name === 'days').value = 0;
				await run('Every Hour');
				const log = await files.log();
				const archived = log.filter(({ stage }) => stage === 'archived');
				assert.equal(archived.length, GOOD - 3);
				for (const { envelopeId, sha256 } of archived) {
					assert.equal(sha256Of(await files.read(`signed-${envelopeId}.zip`)), sha256);
				}
				const alerted = log.filter(({ stage }) => stage === 'alerted');
				assert.deepEqual(
					alerted.map(({ envelopeId }) => envelopeId).sort(),
					[half.folderId, signed[0].folderId].sort(),
				);
				const letters = await files.letters();
				assert.deepEqual(
					letters.filter(({ what }) => /CANCELLED/.test(what)).map(({ envelopeId }) => envelopeId),
					[declined.folderId],
				);
				assertUnbroken(log);
				await run('Every Hour');
				assert.deepEqual(await files.log(), log);
				assert.deepEqual(await charged(control()), paid);
			},
		);
	},
};

function order(number) {
	return {
		deal: `audit ${number}`,
		fee: 1_000 + number,
		startsOn: '2026-02-02',
		company: { name: `Adatum ${number}`, street: '14 Harbour Road', city: 'Bristol' },
		signer: { firstName: 'Mara', lastName: 'Lind', email: `mara.${number}@adatum.example` },
	};
}

async function writeOrders(folder) {
	const good = Array.from({ length: GOOD }, (_, index) => JSON.stringify(order(index)));
	const contents = [...good, ...good.slice(0, REPEATED), ...Object.values(BAD)];
	for (const [index, content] of contents.entries()) {
		await writeFile(join(folder, `order-${1001 + index}.json`), content);
	}
}

const sha256Of = (content) => createHash('sha256').update(content).digest('hex');

/** What the workflow has written. */
const filesOf = (folder) => ({
	read: async (name) => await readFile(join(folder, name)),
	async log() {
		const text = await readFile(join(folder, 'stages-log.jsonl'), 'utf8');
		return text
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line));
	},
	async letters() {
		const names = (await readdir(folder)).filter((name) => name.startsWith('dead-letter-'));
		return await Promise.all(
			names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))),
		);
	},
});

const lastOf = (log) => [...new Map(log.map((line) => [line.order, line])).values()];

/** How many of each stage. */
function countOf(entries) {
	const count = {};
	for (const { stage } of entries) count[stage] = (count[stage] ?? 0) + 1;
	return count;
}

const mailed = async ({ esign }) =>
	(await esign.folders()).filter(({ status }) => status !== 'DRAFT').length;

async function charged(control) {
	const sums = {};
	for (const { operation, credits } of await control.ledger()) {
		sums[operation] = (sums[operation] ?? 0) + credits;
	}
	return sums;
}

const sumOf = (sums) => Object.values(sums).reduce((sum, credits) => sum + credits, 0);

/** What is archived has been through every stage, and each stage took what the one before put out. */
function assertUnbroken(log) {
	for (const { order: key } of log.filter(({ stage }) => stage === 'archived')) {
		const own = log.filter((line) => line.order === key);
		const [ingested, generated, processed, sent, archived] = STAGES.map((stage) =>
			own.findLast((line) => line.stage === stage),
		);
		assert.equal(ingested.sha256, key);
		assert.equal(processed.inputSha256, generated.sha256);
		assert.equal(sent.sha256, processed.sha256);
		assert.equal(archived.envelopeId, sent.envelopeId);
		assert.match(generated.templateSha256, /^[0-9a-f]{64}$/);
	}
}
