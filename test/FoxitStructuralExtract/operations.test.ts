/** What the node makes of a PDF is its operation; in nodes of version 1 it is the value of Output. */
import { FoxitStructuralExtract } from '../../nodes/FoxitStructuralExtract/FoxitStructuralExtract.node';
import { usePdfServices } from '../FoxitPdfServices/support/pdf-services';
import { NODE, type RunOptions } from '../support/use-foxit-node';
import { extract, jsonOf } from './support/extract';
import { formPage, reportPage } from './support/pdfs';

const service = usePdfServices();
const LATEST: RunOptions = { node: { typeVersion: 1.1 } };

const report = async () => ({ file: await service.pdf([reportPage(), formPage()], 'report.pdf') });

const { properties } = new FoxitStructuralExtract().description;
const valuesOf = (name: string) =>
	(properties.find((property) => property.name === name)?.options ?? []).map((option) =>
		'value' in option ? String(option.value) : '',
	);

/** What two runs have in common: each has its own document, and its own second of analysis. */
const alike = (json: Array<Record<string, unknown>>): unknown =>
	JSON.parse(
		JSON.stringify(json, (name, value: unknown) =>
			name === 'resultDocumentId' || name === 'analysisTime' ? undefined : value,
		),
	);

it('every output is an operation, and a value of Output in saved workflows', () => {
	expect(valuesOf('operation')).toEqual(valuesOf('output'));
});

it.each(['elements', 'markdown', 'tables', 'text', 'chunks', 'formData', 'document'])(
	'%s puts out the same as operation and as Output of a saved workflow',
	async (what) => {
		const item = await report();
		const saved = jsonOf(await extract(service, { output: what }, [item]));
		const now = jsonOf(await extract(service, { operation: what }, [item], LATEST));
		expect(alike(now)).toEqual(alike(saved));
	},
);

it('a chunk has the same ID in every run, and no other chunk has it', async () => {
	const item = await report();
	const ids = async () => {
		const parameters = { operation: 'chunks', maxCharacters: 200, overlapCharacters: 20 };
		return jsonOf(await extract(service, parameters, [item], LATEST)).map(({ id }) => id);
	};
	const first = await ids();
	expect(first.length).toBeGreaterThan(2);
	expect(new Set(first).size).toBe(first.length);
	for (const id of first) expect(id).toMatch(/^[0-9a-f]{32}$/);
	expect(await ids()).toEqual(first);
});

it('Table Rows puts out an item for each row, with its file, page and table', async () => {
	const item = await report();
	const [first] = jsonOf(await extract(service, { operation: 'tables' }, [item], LATEST));
	const rows = first?.['rows'] as object[];
	const result = await extract(service, { operation: 'tableRows' }, [item], LATEST);
	const ofFirst = jsonOf(result).filter(({ table }) => table === 1);
	expect(ofFirst.map(({ row }) => row)).toEqual(rows);
	expect(ofFirst.length).toBeGreaterThan(1);
	expect(ofFirst[0]).toMatchObject({
		...{ table: 1, rowNumber: 1, fileName: 'report.pdf' },
		...{ pages: first?.['pages'], columns: first?.['columns'] },
	});
	expect(result.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(
		result.items(NODE).map(() => ({ item: 0 })),
	);
});

it('Table Rows takes the first row for a row when it is no header', async () => {
	const item = await report();
	const count = async (headerRow: boolean) =>
		jsonOf(await extract(service, { operation: 'tableRows', headerRow }, [item], LATEST)).length;
	expect(await count(false)).toBeGreaterThan(await count(true));
});
