/** Optimize: smaller, quicker to show, flat. */
import type { IDataObject } from 'n8n-workflow';

import { errorOf, NODE, type Result } from '../support/use-foxit-node';
import { testFiveItems } from './support/five-items';
import { usePdfServices } from './support/pdf-services';
import { notPdf, testRefused } from './support/refused';

const service = usePdfServices();
const facts = () => import('../sandbox/operations/pdf-facts.mjs');

const optimize = (operation: string, more: object = {}) => ({
	resource: 'optimize',
	operation,
	...more,
});

const MANY = expect.any(Number) as number;
const LEVELS = ['LOW', 'MEDIUM', 'HIGH'];

/** A file that says so in its first object is laid out for the web (PDF 1.7, annex F). */
const isLinearized = (bytes: Buffer) => bytes.toString('latin1', 0, 1_024).includes('/Linearized');

describe('the result', () => {
	const photo = service.plan(async () => {
		const images = [{ bytes: noise(600, 400), width: 400, height: 300 }];
		return await service.pdf([{ text: 'with a photo', images }, 'second'], 'a.pdf');
	});
	const form = service.plan(
		async () =>
			await service.pdf([
				{
					text: 'Order',
					fields: [{ name: 'customer', value: 'Ada Lovelace' }],
					annotations: [{ contents: 'a remark', rect: [100, 400, 300, 440] }],
				},
			]),
	);
	const planned = (parameters: object, file = photo) =>
		service.plan(async () => await service.run(parameters, [{ file: await file() }]));
	const compressed = LEVELS.map((level) =>
		planned(optimize('compress', { compressionLevel: level })),
	);
	const linearized = planned(optimize('linearize'));
	const flat = planned(optimize('flatten'), form);
	const both = planned(optimize('compressAndLinearize', { compressionLevel: 'HIGH' }));

	const textsOf = async (result: Result) => (await service.read(result)).pages.map((p) => p.text);

	it('of Compress is smaller the higher the level, and shows the same', async () => {
		const results = await Promise.all(compressed.map(async (one) => await one()));
		const original = (await photo()).data.length;
		const sizes = await Promise.all(results.map(async (one) => (await service.file(one)).length));
		expect([original, ...sizes]).toEqual([original, ...sizes].sort((a, b) => b - a));
		expect(sizes[2]).toBeLessThan((sizes[0] as number) / 2);
		for (const result of results) {
			expect(await textsOf(result)).toEqual(['with a photo', 'second']);
		}
	});

	it('of Linearize is laid out for the web, and shows the same', async () => {
		expect(isLinearized(Buffer.from((await photo()).data))).toBe(false);
		expect(isLinearized(await service.file(await linearized()))).toBe(true);
		expect(await textsOf(await linearized())).toEqual(['with a photo', 'second']);
	});

	it('of Flatten has fields and annotations as part of the page', async () => {
		const { annotationsOf } = await facts();
		expect(await annotationsOf(await service.file(await flat()))).toEqual([]);
		const [text] = await textsOf(await flat());
		expect(text).toContain('Order');
		expect(text).toContain('Ada Lovelace');
	});

	it('of Compress and Linearize is both, for one upload and one download', async () => {
		const result = await both();
		const bytes = await service.file(result);
		expect(isLinearized(bytes)).toBe(true);
		expect(bytes.length).toBeLessThan((await photo()).data.length / 2);
		expect(await textsOf(result)).toEqual(['with a photo', 'second']);

		const { json, pairedItem } = result.item(NODE);
		const { documentId, taskId, resultDocumentId, steps } = json;
		const [compress] = steps as IDataObject[];
		expect(pairedItem).toEqual({ item: 0 });
		expect(steps).toMatchObject([
			{ name: 'Compress', polls: MANY, waitMs: MANY },
			{ name: 'Linearize', taskId, resultDocumentId },
		]);
		const ids = [documentId, compress?.resultDocumentId, resultDocumentId];
		const requests = (await service.control.requests()).filter((one) =>
			ids.includes(one.documentId),
		);
		expect(requests.map((one) => one.operation ?? one.path.split('/').at(-1))).toEqual([
			'upload',
			'pdf-compress',
			'pdf-linearize',
			'download',
		]);
	});
});

testFiveItems(service, {
	Compress: plain('compress'),
	Linearize: plain('linearize'),
	Flatten: plain('flatten'),
	'Compress and Linearize': { ...plain('compressAndLinearize'), credits: 2 },
});

function plain(operation: string) {
	return {
		parameters: optimize(operation),
		tell: async ({ texts }: { texts: () => Promise<string[]> }) => await texts(),
		told: (label: string) => [`${label} one`, `${label} two`],
	};
}

describe('other output', () => {
	const file = service.plan(async () => await service.pdf(['kept']));
	const byId = service.plan(async () => {
		const parameters = optimize('compress', { output: 'documentId' });
		return await service.run(parameters, [{ file: await file() }]);
	});
	const chained = service.plan(async () => {
		const id = (await byId()).item(NODE).json.resultDocumentId as string;
		const byItsId = { inputMode: 'documentId', documentId: '={{ $json.id }}' };
		return await service.run(optimize('linearize', byItsId), [{ json: { id } }]);
	});
	const started = service.plan(async () => {
		const parameters = optimize('flatten', { output: 'taskId' });
		return await service.run(parameters, [{ file: await file() }]);
	});
	const broken = service.plan(async () => {
		const damaged = { data: service.make.BROKEN_PDF, fileName: 'broken.pdf' };
		return await service.run(optimize('compressAndLinearize'), [{ file: damaged }]);
	});

	it('is a document id, which the next operation takes', async () => {
		const { json, binary } = (await byId()).item(NODE);
		expect(binary).toBeUndefined();
		expect(json).toMatchObject({ operation: 'compress', polls: MANY });
		expect(isLinearized(await service.file(await chained()))).toBe(true);
		expect((await service.read(await chained())).text).toBe('kept');
	});

	it('is a task id, for which nobody waits', async () => {
		const { taskId, resultDocumentId } = (await started()).item(NODE).json;
		expect(resultDocumentId).toBeUndefined();
		const task = (await service.control.tasks()).find((one) => one.taskId === taskId);
		expect(task).toMatchObject({ operation: 'pdf-flatten', polls: 0 });
	});

	it('is an error that names the step', async () => {
		const { message, context } = errorOf(await broken());
		expect(message).toBe('Step 1 (Compress): Foxit could not process the document [item 0]');
		expect(context.data).toMatchObject({ failedStep: 1 });
	});
});

testRefused(service, {
	...notPdf('optimize', { compress: {}, linearize: {}, flatten: {}, compressAndLinearize: {} }),
	'a level that does not exist': [
		optimize('compress', { compressionLevel: '={{ "EXTREME" }}' }),
		'"Compression Level" cannot be "EXTREME"',
	],
	'the same in the chain': [
		optimize('compressAndLinearize', { compressionLevel: '={{ "" }}' }),
		'"Compression Level" cannot be ""',
	],
	'an output that does not exist': [
		optimize('flatten', { output: '={{ "zip" }}' }),
		'"Output" cannot be "zip"',
	],
	'no output field': [
		optimize('linearize', { outputBinaryPropertyName: '={{ "" }}' }),
		'"Put Output File in Field" is empty',
	],
	'Additional Fields that are no JSON': [
		optimize('flatten', { options: { additionalFields: '={{ "{" }}' } }),
		'"Additional Fields" is not valid JSON',
	],
	'Additional Fields that are no object': [
		optimize('flatten', { options: { additionalFields: '["a"]' } }),
		'"Additional Fields" must be a JSON object',
	],
});

/** A picture that nothing but a loss of detail makes smaller. */
function noise(width: number, height: number): Buffer {
	let state = 1;
	const pixels = Array.from({ length: width * height * 3 }, () => {
		state = (state * 48_271) % 0x7fff_ffff;
		return state & 255;
	});
	const head = Buffer.from(service.make.makeBmp(1, 1));
	head.writeInt32LE(width, 18);
	head.writeInt32LE(height, 22);
	return Buffer.concat([head.subarray(0, 54), Buffer.from(pixels)]);
}
