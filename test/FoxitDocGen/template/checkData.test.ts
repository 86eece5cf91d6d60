import type { IDataObject } from 'n8n-workflow';

import { checkData } from '../../../nodes/FoxitDocGen/template/checkData';
import type { TemplateReport } from '../../../nodes/FoxitDocGen/template/checkTemplate';

const TEMPLATE: TemplateReport = {
	scalars: ['customer.name', 'invoiceNumber', 'today'],
	loops: [{ name: 'items', tags: ['product', 'price'] }],
	findings: [],
};
const GOOD: IDataObject = {
	customer: { name: 'Adatum' },
	invoiceNumber: 7,
	items: [{ product: 'Desk', price: 195 }],
};

const check = (data: IDataObject) => checkData(TEMPLATE, data);
const messages = (data: IDataObject) => check(data).findings.map(({ message }) => message);

it('is content with data for every tag; blanks that are meant and built-in names count', () => {
	expect(check(GOOD)).toEqual({ missing: [], unused: [], findings: [] });
	expect(check({ ...GOOD, invoiceNumber: null, customer: { name: '' } }).missing).toEqual([]);
	expect(check({ ...GOOD, invoiceNumber: 0, today: 'some day' }).findings).toEqual([]);
});

it('names tags without data, at any depth', () => {
	const { missing, findings } = check({ customer: 'Adatum', items: GOOD.items });
	expect(missing).toEqual(['customer.name', 'invoiceNumber']);
	expect(findings.slice(0, 2)).toMatchObject([
		{ severity: 'warning', message: 'The tag "customer.name" has no data: Foxit renders a blank' },
		{ severity: 'warning', code: 'missingData' },
	]);
});

it.each([
	['InvoiceNumber', { ...GOOD, invoiceNumber: undefined, InvoiceNumber: 7 }],
	['invoice_number', { ...GOOD, invoiceNumber: undefined, invoice_number: 7 }],
	['Customer.NAME', { ...GOOD, customer: undefined, Customer: { NAME: 'Adatum' } }],
])('names what the data has instead: %s', (similar, data) => {
	const given = JSON.parse(JSON.stringify(data)) as IDataObject;
	const [finding] = check(given).findings;
	expect(finding?.advice).toBe(
		`The data has "${similar}". Names must be the same, capitals included.`,
	);
	expect(check(given).unused).toEqual([similar]);
});

it('says how many rows lack a field', () => {
	const items = [{ product: 'Desk', price: 1 }, { product: 'Lamp' }, { product: 'Rug', Price: 2 }];
	expect(check({ ...GOOD, items }).missing).toEqual(['items[].price']);
	expect(messages({ ...GOOD, items })).toContain(
		'The tag "items[].price" has no data in 2 of 3 elements: Foxit renders a blank',
	);
	expect(messages({ ...GOOD, items: [{ product: 'a' }] })).toContain(
		'The tag "items[].price" has no data in every element: Foxit renders a blank',
	);
});

it.each<[string, unknown, string, string]>([
	['nothing', undefined, 'missingData', 'warning'],
	['an object', { product: 'x', price: 1 }, 'loopNotArray', 'warning'],
	['text', 'Desk', 'loopNotArray', 'warning'],
	['no rows', [], 'emptyLoop', 'note'],
])('a loop gets %s', (_what, items, code, severity) => {
	const data = JSON.parse(JSON.stringify({ ...GOOD, items })) as IDataObject;
	expect(check(data).findings[0]).toMatchObject({ code, severity });
});

it('names data without a tag, as a note and not endlessly', () => {
	const { unused, findings } = check({ ...GOOD, customer: { name: 'a', id: 1 }, extra: [1, 2] });
	expect(unused).toEqual(['customer.id', 'extra']);
	expect(findings).toEqual([
		expect.objectContaining({
			severity: 'note',
			code: 'unusedData',
			message: 'The template has no tag for "customer.id", "extra"',
		}),
	]);
	const wide = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, index]));
	expect(check({ ...GOOD, ...wide }).unused).toHaveLength(100);
});

it('sees own members only', () => {
	const template = { ...TEMPLATE, scalars: ['constructor', 'customer.toString'], loops: [] };
	expect(checkData(template, { customer: {} }).missing).toEqual(template.scalars);
});

it('says that a tag cannot show an object or an array', () => {
	const nested = { ...GOOD, customer: { name: { first: 'Ada' } }, invoiceNumber: ['a'] };
	expect(check(nested).findings).toMatchObject([
		{
			code: 'notText',
			message:
				'The data for the tag "customer.name" is an object, not a text: Foxit renders a blank',
			advice: 'Name a member in the tag, e.g. {{customer.name.first}}.',
		},
		{ code: 'notText', severity: 'warning' },
		{ code: 'unusedData' },
	]);
});

it('takes what an element lacks from outside the loop, and today from nowhere', () => {
	const template: TemplateReport = {
		scalars: [],
		loops: [{ name: 'items', tags: ['product', 'currency', 'today'] }],
		findings: [],
	};
	const data = { currency: 'EUR', items: [{ product: 'Desk' }] };
	expect(checkData(template, data)).toEqual({ missing: [], unused: [], findings: [] });
});

it('says that the row of a loop without data drops out', () => {
	expect(messages({ ...GOOD, items: undefined })).toContain(
		'The loop "items" has no data: its row drops out',
	);
});
