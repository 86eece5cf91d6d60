import type { FieldSpec } from '../support/make-form.mjs';
import { errorOf, NODE, type Result, type TestFile } from '../support/use-foxit-node';
import {
	DONE,
	expectTwoOfFiveFailed,
	fiveItems,
	OPENED,
	PASSWORD,
	refusesOtherFiles,
	refusesUnsent,
	type BadInput,
} from './support/checks';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();
const facts = async () => await import('../sandbox/operations/pdf-facts.mjs');

const EXPORT = { resource: 'form', operation: 'exportData' };
const IMPORT = { resource: 'form', operation: 'importData' };

const FIELDS: FieldSpec[] = [
	{ name: 'name.first', value: 'Jane' },
	{ name: 'name.last', value: 'Größe' },
	{ name: 'agree', type: 'checkbox', value: true },
	{ name: 'size', type: 'radio', value: 'M', options: ['S', 'M', 'L'] },
	{ name: '__proto__', value: 'odd name' },
];
const PAGES = [{ text: 'A form', fields: FIELDS }];
const VALUES = { name: { first: 'Jane', last: 'Größe' }, agree: 'Yes', size: 'M' };

const fields = (...field: Array<[name: string, value: unknown]>) => ({
	formFields: { field: field.map(([name, value]) => ({ name, value })) },
});
const json = (formDataJson: unknown) => ({ formDataMode: 'json', formDataJson });

let form: TestFile;
beforeAll(async () => {
	form = await service.pdf(PAGES);
});

/** Values as pdf.js reads them, by field name. */
async function valuesIn(bytes: Uint8Array): Promise<Map<string, unknown>> {
	const { annotationsOf } = await facts();
	const annotations = await annotationsOf(bytes, PASSWORD);
	return new Map(annotations.map(({ fieldName, fieldValue }) => [fieldName as string, fieldValue]));
}

describe('Export Data', () => {
	let exported: Result;
	let file: Result;
	let five: Result;

	beforeAll(async () => {
		const plain = await service.pdf(['no form']);
		const items = await fiveItems(service, PAGES);
		[exported, file, five] = await Promise.all([
			service.run(EXPORT, [{ file: form }, { file: plain }]),
			service.run({ ...EXPORT, output: 'file' }, [{ file: form }]),
			service.runOn({ ...EXPORT, options: OPENED }, items),
		]);
	});

	it('gives the values, dots in names as nested objects', () => {
		expect(exported.item(NODE).json.data).toEqual(VALUES);
		expect(exported.item(NODE, 1).json.data).toEqual({});
	});

	it('gives the same as a file', async () => {
		const { binary, json: told } = file.item(NODE);
		expect(told).toMatchObject({ fileName: 'input.json', mimeType: 'application/json' });
		expect(binary?.data?.fileExtension).toBe('json');
		const content = (await service.file(file)).toString('utf8');
		const { ['__proto__']: odd, ...values } = JSON.parse(content) as Record<string, unknown>;
		expect(values).toEqual(VALUES);
		// n8n itself drops members of this name from its items; a file has them all.
		expect(odd).toBe('odd name');
	});

	it('of five items, two fail in their places', () => {
		expectTwoOfFiveFailed(five);
		for (const index of DONE) expect(five.item(NODE, index).json.data).toEqual(VALUES);
	});

	it('takes only a PDF', async () => {
		await refusesOtherFiles(service, EXPORT);
	});
});

describe('Import Data', () => {
	const CASES = {
		byFields: fields(
			['name.first', 'Ann'],
			[' name.last ', 'Müller'],
			['agree', 'Off'],
			['size', 'L'],
			['__proto__', 'filled in'],
		),
		byJson: json('{"name": {"first": "Ann"}, "size": "S", "no.such.field": 1}'),
		byObject: json('={{ $json.values }}'),
		oddGroup: fields(['__proto__.polluted', 'yes'], ['constructor.name', 'x'], ['agree', 'Yes']),
		oddJson: json('{"__proto__": "from JSON", "agree": "Off"}'),
	};
	const filled = {} as Record<keyof typeof CASES, Map<string, unknown>>;
	let five: Result;

	beforeAll(async () => {
		const items = await fiveItems(service, PAGES, { first: 'Ann' });
		const names = Object.keys(CASES) as Array<keyof typeof CASES>;
		const item = { json: { values: { name: { last: 'Noether' } } }, file: form };
		const byExpression = fields(['name.first', '={{ $json.first }}']);
		await Promise.all([
			...names.map(async (name) => {
				const result = await service.run({ ...IMPORT, ...CASES[name] }, [item]);
				filled[name] = await valuesIn(await service.file(result));
			}),
			service.runOn({ ...IMPORT, ...byExpression, options: OPENED }, items).then((result) => {
				five = result;
			}),
		]);
	});

	it('fills in fields by their names', () => {
		expect(Object.fromEntries(filled.byFields)).toMatchObject({
			'name.first': 'Ann',
			'name.last': 'Müller',
			agree: 'Off',
			size: 'L',
		});
	});

	it('fills in an object, and leaves the rest as it was', () => {
		const unchanged = { 'name.last': 'Größe', agree: 'Yes' };
		const values = Object.fromEntries(filled.byJson);
		expect(values).toMatchObject({ 'name.first': 'Ann', size: 'S', ...unchanged });
		expect(Object.fromEntries(filled.byObject)).toMatchObject({
			'name.first': 'Jane',
			'name.last': 'Noether',
		});
	});

	it('takes a field called __proto__ for a field like others', () => {
		expect(filled.byFields.get('__proto__')).toBe('filled in');
		expect(filled.oddJson.get('__proto__')).toBe('from JSON');
		expect(filled.oddJson.get('agree')).toBe('Off');
		expect(filled.oddGroup.get('__proto__')).toBe('odd name');
		expect(filled.oddGroup.get('agree')).toBe('Yes');
	});

	it('of five items, two fail in their places', async () => {
		expectTwoOfFiveFailed(five);
		for (const index of DONE) {
			const values = await valuesIn(await service.file(five, index));
			expect(values.get('name.first')).toBe('Ann');
		}
	});

	it('gives what Export Data takes, and the other way round', async () => {
		const round = await service.run({ ...IMPORT, ...json('={{ $json.data }}') }, [
			{ json: { data: VALUES }, file: form },
		]);
		const values = Object.fromEntries(await valuesIn(await service.file(round)));
		expect(values).toMatchObject({ 'name.first': 'Jane', 'name.last': 'Größe', size: 'M' });
	});

	it('refuses what it cannot use, before anything is sent', async () => {
		const nothing = 'There is no form data to fill in ("Form Data")';
		const bad: BadInput[] = [
			[{}, 'Form Data', nothing],
			[json('{}'), 'Form Data', nothing],
			[json(''), 'Form Data', nothing],
			[fields(["={{ '' }}", 'x']), 'Fields', '"Fields" has an entry without a name'],
			[fields(['a', 'x'], [' ', 'y']), 'Fields', '"Fields" has an entry without a name'],
			[json('={{ "{a:" }}'), 'JSON', '"JSON" is not valid JSON'],
			[json('={{ "[1]" }}'), 'JSON', '"JSON" must be a JSON object'],
			[json('={{ 42 }}'), 'JSON', '"JSON" must be a JSON object'],
		];
		await refusesUnsent(service, IMPORT, bad, { file: form });
		await refusesOtherFiles(service, { ...IMPORT, ...CASES.byFields });
	});

	it('quotes what is wrong with the JSON', async () => {
		const result = await service.run({ ...IMPORT, ...json('={{ "{a:" }}') }, [{ file: form }]);
		expect(errorOf(result).description).toMatch(/property name|position 1/);
	});
});
