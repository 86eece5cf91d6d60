/** What holds for every workflow in examples/: it can be imported anywhere and says what it does. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../support/package-nodes';
import { exampleNames, N8N_FILES, readExample, textOf } from './use-example';

/** Nodes of n8n that the engine of these tests has (scripts/engine/base-nodes). */
const ENGINE_NODES = [
	...['crypto', 'manualTrigger', 'noOp', 'readWriteFile', 'removeDuplicates', 'set', 'splitOut'],
];

describe.each(exampleNames())('%s', (name) => {
	const workflow = readExample(name);
	const steps = workflow.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');

	it('names its credential and no id of one', () => {
		const credentials = steps.flatMap((node) => Object.entries(node.credentials ?? {}));
		expect(credentials).toContainEqual(['foxitApi', { name: 'Foxit API' }]);
		for (const [, credential] of credentials) expect(Object.keys(credential)).toEqual(['name']);
	});

	it('has ids that are all different, and wires that lead somewhere', () => {
		const ids = workflow.nodes.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		const names = workflow.nodes.map((node) => node.name);
		const ends = Object.entries(workflow.connections).flatMap(([from, byType]) => [
			from,
			...Object.values(byType)
				.flat()
				.flatMap((output) => (output ?? []).map(({ node }) => node)),
		]);
		expect(names).toEqual(expect.arrayContaining(ends));
		for (const step of steps) expect(ends).toContain(step.name);
	});

	it('explains itself on a note, in a few sentences below a heading', () => {
		const [note, ...others] = workflow.nodes.filter(
			({ type }) => type === 'n8n-nodes-base.stickyNote',
		);
		expect(others).toEqual([]);
		const [heading, text, ...rest] = textOf(note?.parameters.content).split('\n');
		expect(heading).toMatch(/^## /);
		expect(rest).toEqual([]);
		const sentences = text?.match(/\.(?=\s|$)/g)?.length ?? 0;
		expect(sentences).toBeGreaterThanOrEqual(2);
		expect(sentences).toBeLessThanOrEqual(6);
	});

	it("reads and writes in n8n's own folder for files, and nowhere else", () => {
		const paths = steps
			.filter(({ type }) => type === 'n8n-nodes-base.readWriteFile')
			.map(({ parameters }) => textOf(parameters.fileSelector ?? parameters.fileName));
		for (const path of paths) expect(path.replace(/^=/, '')).toMatch(new RegExp(`^${N8N_FILES}/`));
	});

	// A list that cannot be had leaves nothing to go on with: the execution fails, and says why.
	it('goes on by an error way where Foxit can refuse an item', () => {
		const services = steps.filter(
			({ type, parameters }) =>
				type.startsWith('n8n-nodes-foxit.') &&
				!/(?:Tool|Trigger)$/.test(type) &&
				parameters.operation !== 'getMany',
		);
		for (const { name: step, onError } of services) {
			expect({ step, onError }).toEqual({ step, onError: 'continueErrorOutput' });
			expect(workflow.connections[step]?.main?.at(-1)).not.toEqual([]);
		}
		const agents = steps.filter(({ type }) => type.endsWith('.agent'));
		for (const { onError } of agents) expect(onError).toBe('continueErrorOutput');
	});

	// All of them are run by test/host/checks/examples.mjs; here those whose nodes the engine has.
	it('is run by a test', () => {
		const test = join(ROOT, 'test/examples', name.replace('.json', '.test.ts'));
		const types = steps.map(({ type }) => type.replace('n8n-nodes-base.', ''));
		const needsHost = types.some(
			(type) => !type.startsWith('n8n-nodes-foxit.') && !ENGINE_NODES.includes(type),
		);
		const waits = steps.some(({ parameters }) => parameters.operation === 'sendAndWait');
		expect(existsSync(test)).toBe(!needsHost && !waits);
	});
});

it('starts from sample files that make-samples.mjs makes', async () => {
	const { makeSamples } = await import('../../scripts/make-samples.mjs');
	const samples = Object.entries(await makeSamples());
	expect(samples).toHaveLength(8);
	for (const [name, content] of samples) {
		const committed = readFileSync(join(ROOT, 'examples', name));
		expect({ name, same: committed.equals(content) }).toEqual({ name, same: true });
	}
});
