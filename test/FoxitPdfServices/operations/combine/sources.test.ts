import type { OperationRun } from '../../../../nodes/FoxitPdfServices/executor/types';
import { combineSources } from '../../../../nodes/FoxitPdfServices/operations/combine/sources';
import { combineProperties } from '../../../../nodes/FoxitPdfServices/operations/combine/properties';
import { failureOf } from '../../../support/failures';
import { givenParameters } from '../../../support/given-parameters';

/** A run over items whose documents are at Foxit already. */
function runOf(items: Array<Record<string, unknown>>): OperationRun {
	const parametersOf = (index: number) => givenParameters(combineProperties, items[index] ?? {});
	const itemIndexes = items.map((_, index) => index);
	// Documents given by id need nothing else of a run.
	const context = { getInputData: () => items.map(() => ({ json: {} })) };
	return {
		...{ itemIndex: 0, itemIndexes, parametersOf, parameters: parametersOf(0) },
		...{ context, record: {} },
	} as unknown as OperationRun;
}

/** The sources, without the parameter that each comes from. */
async function sourcesIn(run: OperationRun) {
	return (await combineSources(run)).map(({ label: _, ...source }) => source);
}

const ofIds = (documentIds: unknown, filePasswords?: object) =>
	runOf([
		{
			...{ combineMode: 'perItem', combineFrom: 'documentIds', documentIds },
			...(filePasswords && { filePasswords }),
		},
	]);

describe('a list of ids', () => {
	it.each([
		['text with commas', 'a,b,c', ['a', 'b', 'c']],
		['text with blanks, line breaks and gaps', ' a ,\n b,, c ,', ['a', 'b', 'c']],
		['an array from an expression', ['a', ' b ', 'c'], ['a', 'b', 'c']],
		['the text of an array', '["a","b"]', ['a', 'b']],
		['numbers', [1, 2], ['1', '2']],
		['the same twice', 'a,a', ['a', 'a']],
	])('from %s', async (_what, given, ids) => {
		expect(await sourcesIn(ofIds(given))).toEqual(ids.map((documentId) => ({ documentId })));
	});

	it.each([
		['', 'none'],
		[' , ', 'none'],
		[undefined, 'none'],
		['a', 'only one'],
		[['a'], 'only one'],
	])('from %j is too short', async (given, found) => {
		expect(await failureOf(combineSources(ofIds(given)))).toMatchObject({
			kind: 'input',
			message: `Merging takes at least two documents, found ${found}`,
			facts: { advice: 'Name at least two fields or document IDs.' },
		});
	});
});

it.each([
	[{ ids: ['a', 'b'] }, '"Document IDs" must be a list, not an object with ids'],
	[['a', '', 'b'], '"Document IDs" in entry 2 is empty'],
	[['a', null, 'b'], '"Document IDs" in entry 2 is empty'],
	[['a', {}], '"Document IDs" in entry 2 must be a text, not an empty object'],
])('%j is refused by name, and nothing of it is dropped', async (given, message) => {
	expect(await failureOf(combineSources(ofIds(given)))).toMatchObject({ kind: 'input', message });
});

describe('passwords by number', () => {
	const passwords = (...entry: object[]) => ({ entry });

	it('go to their documents, blanks and all', async () => {
		const given = passwords({ number: 2, password: ' p 2 ' }, { number: '3', password: 'p3' });
		expect(await sourcesIn(ofIds('a,b,c', given))).toEqual([
			{ documentId: 'a' },
			{ documentId: 'b', password: ' p 2 ' },
			{ documentId: 'c', password: 'p3' },
		]);
	});

	it('that are empty are none', async () => {
		const given = passwords({ number: 1, password: '' });
		expect(await sourcesIn(ofIds('a,b', given))).toEqual([
			{ documentId: 'a' },
			{ documentId: 'b' },
		]);
	});

	it.each([[0], [3], [1.5], ['second']])('number %j fits no document', async (number) => {
		const run = ofIds('a,b', passwords({ number, password: 'p' }));
		expect(await failureOf(combineSources(run))).toMatchObject({
			kind: 'input',
			message: expect.stringContaining(
				'"Document Number" in entry 1 of "File Passwords" must be a whole number between 1 and 2, not',
			) as string,
			facts: { parameter: 'Document Number' },
		});
	});
});

describe('the documents of all items', () => {
	const item = (documentId: string, itemPassword?: string) => ({
		inputMode: 'documentId',
		documentId,
		...(itemPassword !== undefined && { itemPassword }),
	});

	it('come in the order of the items, each with its own password', async () => {
		expect(await sourcesIn(runOf([item('a'), item('b', 'p'), item('c', '')]))).toEqual([
			{ documentId: 'a' },
			{ documentId: 'b', password: 'p' },
			{ documentId: 'c' },
		]);
	});

	it('must be two', async () => {
		const failure = await failureOf(combineSources(runOf([item('a')])));
		expect(failure.message).toBe('Merging takes at least two documents, found only one');
		expect(failure.facts.advice).toContain('Check that the node before gives an item');
	});

	it('that cannot be used are told by their item', async () => {
		const failure = await failureOf(combineSources(runOf([item('a'), item(' '), item('c')])));
		expect(failure).toMatchObject({
			kind: 'input',
			message: '"Document ID" is empty',
			facts: { parameter: 'Document ID', itemIndex: 1 },
		});
	});
});
