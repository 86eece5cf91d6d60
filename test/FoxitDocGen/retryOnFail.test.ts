/** n8n's Retry On Fail runs the whole node again; documents that are there are not paid for again. */
import { answer, UPLOADS } from '../support/error-text';
import { errorOf, NODE, type InputItem, type RunOptions } from '../support/use-foxit-node';
import { GENERATES, template, useDocGen } from './support/doc-gen';

const TWICE: RunOptions = { node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 } };
const NAMES = ['a', 'b', 'c', 'd'];
const SERIAL = { options: { concurrency: 1 } };

const items = async (): Promise<InputItem[]> => {
	const file = await template(['{{name}}']);
	return NAMES.map((name) => ({ json: { name }, file }));
};

describe('with files in the store', () => {
	const docGen = useDocGen();

	it.each([
		['a refusal', answer(403, {})],
		['a breakdown', answer(500, { message: 'Out of cheese' })],
		['a null', answer(200, { base64FileString: null })],
	])('one charge each, though the third ended with %s', async (_what, action) => {
		const times = action.status === 500 ? 3 : 1;
		await docGen.control.faults({ match: GENERATES, action, skip: 2, times });
		const result = await docGen.run(SERIAL, await items(), TWICE);
		expect(result.error).toBeUndefined();
		expect(await docGen.texts(result)).toEqual(NAMES);
		expect(result.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(
			NAMES.map((_, item) => ({ item })),
		);
		expect(await docGen.control.ledger()).toHaveLength(NAMES.length);
	});

	it('side by side, too', async () => {
		await docGen.control.faults({ match: GENERATES, action: answer(403, {}), skip: 1 });
		const result = await docGen.run({}, await items(), TWICE);
		expect(await docGen.texts(result)).toEqual(NAMES);
		expect(await docGen.control.ledger()).toHaveLength(NAMES.length);
	});

	it('for elements of an array', async () => {
		await docGen.control.faults({ match: GENERATES, action: answer(403, {}), skip: 2 });
		const json = { list: NAMES.map((name) => ({ name })) };
		const parameters = { ...SERIAL, documents: 'perElement', arrayField: 'list' };
		const file = await template(['{{name}}']);
		const result = await docGen.run(parameters, [{ json, file }], TWICE);
		expect(await docGen.texts(result)).toEqual(NAMES);
		expect(await docGen.control.ledger()).toHaveLength(NAMES.length);
	});

	it('for documents that stay at Foxit', async () => {
		await docGen.control.faults({ match: UPLOADS, action: answer(403, {}), skip: 2 });
		const result = await docGen.run({ ...SERIAL, output: 'documentId' }, await items(), TWICE);
		expect(result.items(NODE)).toHaveLength(NAMES.length);
		expect(await docGen.control.documents()).toHaveLength(NAMES.length);
		// Foxit does not keep what could not be uploaded; the claim does.
		expect(await docGen.control.ledger()).toHaveLength(NAMES.length);
	});

	it('a document whose answer was lost is not paid for again, unless the user wants it so', async () => {
		const [item = {}] = await items();
		await docGen.control.faults({ match: GENERATES, action: { type: 'reset-after' } });
		const error = errorOf(await docGen.run({}, [item], TWICE));
		expect(error.message).toBe(
			'An earlier try may have started this task: The connection to Foxit was closed before the answer arrived [item 0]',
		);
		expect(await docGen.trace()).toEqual(['Generate cut']);

		await docGen.control.faults({ match: GENERATES, action: { type: 'reset-after' } });
		const parameters = { options: { retryUncertainSubmits: true } };
		expect(await docGen.texts(await docGen.run(parameters, [item], TWICE))).toEqual(['a']);
	});

	it('another run of the same workflow starts from nothing', async () => {
		await docGen.control.faults({ match: GENERATES, action: answer(403, {}), skip: 1, times: 2 });
		const given = (await items()).slice(0, 2);
		errorOf(await docGen.run(SERIAL, given, TWICE));
		expect((await docGen.run(SERIAL, given, TWICE)).items(NODE)).toHaveLength(2);
		expect(await docGen.control.ledger()).toHaveLength(3);
	});
});

describe('with files in memory', () => {
	const docGen = useDocGen({ binaryMode: 'default' });

	it('one charge each: documents are held until the retry', async () => {
		await docGen.control.faults({ match: GENERATES, action: answer(403, {}), skip: 2 });
		const result = await docGen.run(SERIAL, await items(), TWICE);
		expect(await docGen.texts(result)).toEqual(NAMES);
		expect(await docGen.control.ledger()).toHaveLength(NAMES.length);
	});
});
