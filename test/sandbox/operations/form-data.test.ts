import type { FieldSpec } from '../../support/make-form.mjs';
import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo, validationError } from './refusals';

const EXPORT = 'forms/export-pdf-form-data';
const IMPORT = 'forms/import-pdf-form-data';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');
const facts = () => import('./pdf-facts.mjs');

const FIELDS: FieldSpec[] = [
	{ name: 'name.first', value: 'Jane' },
	{ name: 'name.last', value: 'Größe' },
	{ name: 'agree', type: 'checkbox', value: true },
	{ name: 'spam', type: 'checkbox', value: false },
	{ name: 'size', type: 'radio', value: 'M', options: ['S', 'M', 'L'] },
	{ name: 'color', type: 'combo', value: 'red', options: ['red', 'green', 'blue'] },
	{ name: 'list', type: 'list', value: 'two', options: ['one', 'two'] },
	{ name: 'go', type: 'button' },
	{ name: 'sign', type: 'signature' },
];
const VALUES = {
	name: { first: 'Jane', last: 'Größe' },
	agree: 'Yes',
	spam: 'Off',
	size: 'M',
	color: 'red',
	list: 'two',
};

const formPdf = async () => (await make()).makePdf({ pages: [{ text: 'form', fields: FIELDS }] });

async function exported(bytes: Uint8Array, options: object = {}): Promise<unknown> {
	const json = await sandbox.client.convert(EXPORT, 'a.pdf', bytes, options);
	return JSON.parse(Buffer.from(json).toString('utf8'));
}

const imported = async (bytes: Uint8Array, formData: object, options: object = {}) =>
	await sandbox.client.convert(IMPORT, 'a.pdf', bytes, { formData, ...options });

/** Values as pdf.js reads them, by field name. */
async function valuesIn(bytes: Uint8Array): Promise<Record<string, unknown>> {
	const { annotationsOf } = await facts();
	return Object.fromEntries(
		(await annotationsOf(bytes)).map(({ fieldName, fieldValue }) => [
			fieldName as string,
			fieldValue,
		]),
	);
}

/** The text people see in the fields: appearances only. */
async function shownIn(bytes: Uint8Array): Promise<string> {
	const mupdf = await (await facts()).engine();
	const page = new mupdf.PDFDocument(bytes).loadPage(0);
	return page
		.getWidgets()
		.map((widget) => widget.toDisplayList().toStructuredText('').asText().trim())
		.filter(Boolean)
		.join('|');
}

describe('export', () => {
	it('gives all values, dots in names as nested objects', async () => {
		expect(await exported(await formPdf())).toEqual(VALUES);
	});

	it('names the result .json', async () => {
		const task = await sandbox.client.run(EXPORT, 'my form.pdf', await formPdf());
		expect(task.status).toBe('COMPLETED');
		const documents = await sandbox.control.documents();
		expect(documents.find(({ origin }) => origin === 'result')!.fileName).toBe('my form.json');
	});

	it('gives nothing for a file without a form', async () => {
		const { textPdf } = await make();
		expect(await exported(await textPdf('no form'))).toEqual({});
	});

	it('opens a protected file with its password', async () => {
		const { makePdf } = await make();
		const bytes = await makePdf({ pages: [{ fields: FIELDS }], userPassword: 'key' });
		expect(await exported(bytes, { password: 'key' })).toEqual(VALUES);
	});

	refusesAsAllDo(sandbox, EXPORT);
});

describe('import', () => {
	it('fills in every kind of field, and shows it', async () => {
		const bytes = await imported(await formPdf(), {
			name: { first: 'Привет', last: 'O (x) \\ y' },
			agree: false,
			spam: true,
			size: 'L',
			color: 'blue',
			list: 'one',
		});
		expect(await valuesIn(bytes)).toMatchObject({
			'name.first': 'Привет',
			'name.last': 'O (x) \\ y',
			agree: 'Off',
			spam: 'Yes',
			size: 'L',
			color: ['blue'],
			list: ['one'],
		});
		const shown = await shownIn(bytes);
		expect(shown).toContain('O (x) \\ y');
		expect(shown).toContain('blue');
		expect(shown).not.toContain('Jane');
		expect(shown).not.toContain('red');
	});

	it('shows ticks where they are now', async () => {
		const { annotationsOf } = await facts();
		const bytes = await imported(await formPdf(), { size: 'S', spam: 'Yes' });
		const states = (await annotationsOf(bytes))
			.filter(({ fieldName }) => fieldName === 'size')
			.map(({ buttonValue, fieldValue }) => buttonValue === fieldValue);
		expect(states).toEqual([true, false, false]);
		expect(await exported(bytes)).toEqual({ ...VALUES, size: 'S', spam: 'Yes' });
	});

	it('takes back what was exported, and dotted names as well', async () => {
		const bytes = await imported(await formPdf(), VALUES);
		expect(await exported(bytes)).toEqual(VALUES);
		const dotted = await imported(bytes, { 'name.first': 'Joe', unknown: 'x', deep: { er: 1 } });
		expect(await exported(dotted)).toEqual({ ...VALUES, name: { first: 'Joe', last: 'Größe' } });
	});

	it('writes numbers and booleans as text, and empties with null', async () => {
		const bytes = await imported(await formPdf(), {
			name: { first: 12.5, last: null },
			color: null,
		});
		expect(await exported(bytes)).toEqual({
			...VALUES,
			name: { first: '12.5', last: '' },
			color: '',
		});
	});

	it.each([
		[{ size: 'XXL' }, "The form field 'size' has no option 'XXL'"],
		[{ color: 'pink' }, "The form field 'color' has no option 'pink'"],
	])('fails at %j', async (formData, message) => {
		const task = await sandbox.client.run(IMPORT, 'a.pdf', await formPdf(), { formData });
		expect(task).toMatchObject({ status: 'FAILED', error: { message } });
	});

	it('opens a protected file with its password, and leaves it protected', async () => {
		const { makePdf } = await make();
		const bytes = await imported(
			await makePdf({ pages: [{ fields: FIELDS }], userPassword: 'key' }),
			{ name: { first: 'Joe' } },
			{ password: 'key' },
		);
		expect(await exported(bytes, { password: 'key' })).toMatchObject({ name: { first: 'Joe' } });
		expect((await sandbox.client.run(EXPORT, 'a.pdf', bytes)).status).toBe('FAILED');
	});

	it.each([
		[{}, 'formData: must not be null'],
		[{ formData: null }, 'formData: must not be null'],
		[{ formData: 'a=b' }, "Invalid value 'a=b' for 'formData'. Must be an object"],
		[{ formData: [1] }, "Invalid value '[1]' for 'formData'. Must be an object"],
	])('refuses %j', async (options, message) => {
		const documentId = await sandbox.client.upload('a.pdf', await formPdf());
		expect(await refusalOf(sandbox, IMPORT, { documentId, ...options })).toEqual(
			validationError(message),
		);
	});

	refusesAsAllDo(sandbox, IMPORT, { formData: {} });
});
