/** What is said of files that are no results, and of parameters that cannot be used. */
import { said } from '../FoxitPdfServices/support/checks';
import { usePdfServices, type Item } from '../FoxitPdfServices/support/pdf-services';
import { builder } from '../shared/zip/support/builder';
import { errorOf, hintsOf, NODE } from '../support/use-foxit-node';
import { extract, extractOn, jsonOf, zipItem } from './support/extract';
import { tableOf } from './support/elements';
import { archive, AUTHORED, resultArchive, resultOf } from './support/results';

const service = usePdfServices();
const ZIP_INPUT = { inputMode: 'resultZip' };

const withVersion = async (schema: unknown) =>
	await resultArchive(resultOf([{ type: 'title' }], { version: { schema } }));

describe('a file that is no result', () => {
	const cases: Array<[string, () => Promise<Buffer>, RegExp, RegExp]> = [
		[
			'no ZIP',
			async () => Buffer.from('%PDF-1.7 no ZIP'),
			/^The file "report.zip" is not a result of Structural Extract \("Input"\) \[item 0\]$/,
			/For a PDF set Input to Binary File/,
		],
		[
			'an empty file',
			async () => Buffer.from(''),
			/^The file "report.zip" is (empty|not a result of Structural Extract)/,
			/./,
		],
		[
			'a ZIP of something else',
			async () => await archive({ '1.pdf': 'a', '2.pdf': 'b' }),
			/^The archive holds no StructureInfo.json \[item 0\]$/,
			/It holds "1.pdf", "2.pdf"/,
		],
		[
			'a ZIP that is cut off',
			async () => (await resultArchive(AUTHORED)).subarray(0, 500),
			/^The ZIP archive cannot be read: .+ \[item 0\]$/,
			/./,
		],
		[
			'a ZIP that is damaged within',
			async () => {
				const bytes = await resultArchive(AUTHORED);
				bytes.fill(0x55, 60, 200);
				return bytes;
			},
			/^The ZIP archive cannot be read: its member "StructureInfo.json" (does not inflate|is damaged|claims)/,
			/./,
		],
		[
			'an encrypted member',
			async () => {
				const { FLAG } = await builder();
				return await archive({ 'StructureInfo.json': '{}' }, { flags: FLAG.encrypted });
			},
			/^The ZIP archive cannot be read: .*encrypted/,
			/./,
		],
		[
			'malformed JSON',
			async () => await resultArchive('{"analyzeResult": {"elements": [{"type": }]}}'),
			/^The result is not valid JSON near byte \d+: found .+ \[item 0\]$/,
			/./,
		],
		[
			'JSON that is cut off',
			async () => await resultArchive(JSON.stringify(AUTHORED).slice(0, -30)),
			/^The result is not valid JSON near byte \d+: found it ends too early \[item 0\]$/,
			/./,
		],
		[
			'another major version',
			async () => await withVersion('2.0.0'),
			/^The result follows version 2.0.0 of the schema, but this node knows version 1 \[item 0\]$/,
			/Allow Other Schema Versions/,
		],
	];

	it.each(cases)('is refused: %s', async (_what, make, message, description) => {
		const error = errorOf(await extract(service, ZIP_INPUT, [zipItem(await make())]));
		expect(error.message).toMatch(message);
		expect(error.description).toMatch(description);
	});

	it('is refused when few bytes claim more cells than memory holds', async () => {
		const claim = tableOf({ rowCount: 1_000, columnCount: 2_000, cells: [] });
		const bytes = await resultArchive(resultOf(Array.from({ length: 20 }, () => claim)));
		expect(bytes.length).toBeLessThan(1_000);
		for (const output of ['tables', 'tableRows', 'markdown', 'chunks']) {
			const error = errorOf(await extract(service, { ...ZIP_INPUT, output }, [zipItem(bytes)]));
			expect(error.message).toContain('more than 1000000 cells');
			expect(error.description).toContain('Maximum Table Cells');
		}
	});

	it('is refused for its size, if the user says so', async () => {
		const big = await resultArchive(resultOf([{ type: 'x', text: ' '.repeat(2_000_000) }]));
		const options = { maxUnzippedSize: 1 };
		const error = errorOf(await extract(service, { ...ZIP_INPUT, options }, [zipItem(big)]));
		expect(error.message).toContain('it inflates to more than the limit');
	});
});

describe('the version', () => {
	const hintsFor = async (schema: unknown, options = {}) => {
		const item = zipItem(await withVersion(schema));
		const result = await extract(service, { ...ZIP_INPUT, options }, [item]);
		expect(jsonOf(result)).toHaveLength(1);
		return hintsOf(result);
	};

	it('may be newer in its minor part, with a hint', async () => {
		expect(await hintsFor('1.3.0')).toEqual([
			'The result follows version 1.3.0 of the schema, newer than the 1.0 that this node was made for [item 0]',
		]);
		expect(await hintsFor('1.0.9')).toEqual([]);
	});

	it('may be another altogether, if the user says so', async () => {
		expect(await hintsFor('2.0.0', { allowOtherVersions: true })).toHaveLength(1);
	});

	it('may be missing, with a hint', async () => {
		const hint = 'The result does not say which version of the schema it follows [item 0]';
		expect(await hintsFor(undefined)).toEqual([hint]);
		const item = zipItem(await resultArchive({ analyzeResult: { elements: [{}] } }));
		expect(hintsOf(await extract(service, ZIP_INPUT, [item]))).toEqual([hint]);
	});
});

it('refuses parameters that cannot be used, before anything is read or sent', async () => {
	const item = zipItem(await resultArchive(AUTHORED));
	const file = await service.pdf(['text']);
	const cases: Array<[parameters: object, sentence: string, item?: Item]> = [
		[{ elementTypes: said(['title', 'poem']) }, '"Element Types" cannot be "poem"'],
		[{ pageRange: '3-1' }, '"Page Range" cannot be used. 3-1: the range runs backwards'],
		[{ minimumScore: 2 }, '"Minimum Score" must be a number between 0 and 1'],
		[{ output: said('poems') }, '"Output" cannot be "poems"'],
		[
			{ output: 'chunks', maxCharacters: 50 },
			'"Maximum Characters" must be a whole number between 100 and 1000000',
		],
		[
			{ output: 'chunks', maxCharacters: 100, overlapCharacters: 51 },
			'"Overlap" must be a whole number between 0 and 50 characters (half of Maximum Characters)',
		],
		[{ output: 'taskId' }, 'An earlier extraction gets no new ID'],
		[{ output: 'documentId' }, 'An earlier extraction gets no new ID'],
		[
			{ binaryPropertyName: 'other' },
			'The input item has no file in the field "other" ("Input Binary Field")',
		],
		[{ inputMode: said('web'), documentId: 'x', resultDocumentId: 'x' }, '"Input" cannot be "web"'],
		[{ inputMode: 'documentId', documentId: said('') }, '"Document ID" is empty'],
		[
			{ inputMode: 'resultDocumentId', resultDocumentId: said('') },
			'"Result Document ID" is empty',
		],
		[{ inputMode: 'binary' }, 'The file "report.zip" is not a PDF ("Input Binary Field")'],
		[{ pageRange: 'x' }, '"Page Range" cannot be used. "x" is neither a page nor a span', { file }],
	];
	await service.control.clearRequests();
	for (const [parameters, sentence, other] of cases) {
		const mode = other ? { inputMode: 'binary' } : ZIP_INPUT;
		const result = await extract(service, { ...mode, ...parameters }, [other ?? item]);
		expect(errorOf(result).message).toContain(sentence);
	}
	expect(await service.control.requests()).toEqual([]);
});

it('of five results, a bad one in the middle fails in its place', async () => {
	const good = await Promise.all(
		['a', 'b', 'c', 'd', 'e'].map(async (text) =>
			zipItem(await resultArchive(resultOf([{ type: 'title', content: { text } }, {}]))),
		),
	);
	good[2] = zipItem(await archive({ 'other.json': '{}' }), 'bad.zip');
	const result = await extractOn(service, ZIP_INPUT, good);
	expect(result.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 0, 1, 1, 2, 3, 3, 4, 4].map((item) => ({ item })),
	);
	const texts = result.items(NODE).map(({ json }) => json.text ?? json.error);
	expect(texts).toEqual([
		...['a', '', 'b', ''],
		'The archive holds no StructureInfo.json [item 2]',
		...['d', '', 'e', ''],
	]);
	expect(result.item(NODE, 4).json.message).toMatchObject({
		resource: 'structuralExtract',
		operation: 'extract',
	});
	expect(hintsOf(result)[0]).toContain('1 item failed.');
});
