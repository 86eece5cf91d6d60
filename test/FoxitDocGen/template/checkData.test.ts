import type { IDataObject } from 'n8n-workflow';

import { checkData } from '../../../nodes/FoxitDocGen/template/checkData';
import { report } from '../support/reports';

const TEMPLATE = report({
	fields: ['customer.name', 'invoiceNumber', 'today'],
	loops: { items: ['product', 'price'] },
});
/** Every name of these templates stands at the same place. */
const HERE = ' (body, paragraph 1)';
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
		{
			severity: 'warning',
			message: `The tag "customer.name" has no data: Foxit renders a blank${HERE}`,
		},
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
		`The tag "items[].price" has no data in 2 of 3 elements: Foxit renders a blank${HERE}`,
	);
	expect(messages({ ...GOOD, items: [{ product: 'a' }] })).toContain(
		`The tag "items[].price" has no data in every element: Foxit renders a blank${HERE}`,
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
	const names = ['constructor', 'customer.toString'];
	expect(checkData(report({ fields: names }), { customer: {} }).missing).toEqual(names);
});

it('says that a tag cannot show an object or an array', () => {
	const nested = { ...GOOD, customer: { name: { first: 'Ada' } }, invoiceNumber: ['a'] };
	expect(check(nested).findings).toMatchObject([
		{
			code: 'notText',
			message: `The data for the tag "customer.name" is an object, not a text: Foxit renders a blank${HERE}`,
			advice: 'Name a member in the tag, e.g. {{customer.name.first}}.',
		},
		{ code: 'notText', severity: 'warning' },
		{ code: 'unusedData' },
	]);
});

it('takes what an element lacks from outside the loop, and today from nowhere', () => {
	const template = report({ loops: { items: ['product', 'currency', 'today'] } });
	const data = { currency: 'EUR', items: [{ product: 'Desk' }] };
	expect(checkData(template, data)).toEqual({ missing: [], unused: [], findings: [] });
});

it('says that the row of a loop without data drops out', () => {
	expect(messages({ ...GOOD, items: undefined })).toContain(
		`The loop "items" has no data: its row is left out${HERE}`,
	);
});

it.each([
	['custmer_name', { customer_name: 'Ada' }, 'customer_name', 'You may mean'],
	['adress', { address: 'Bath' }, 'address', 'You may mean'],
	['city', { customer: { city: 'Bath' } }, 'customer.city', 'Write the tag so'],
	['customer.city', { city: 'Bath' }, 'city', 'Write the tag so'],
	['customer.city', { 'customer.city': 'Bath' }, 'customer.city', 'dot included'],
])('tells what the data has like %s: %j', (name, data, similar, words) => {
	const [finding] = checkData(report({ fields: [name] }), data).findings;
	expect(finding).toMatchObject({ code: 'missingData', tag: name, similar });
	expect(finding?.advice).toContain(words);
});

it.each([
	['id', { in: 1 }],
	['total', { notes: 1, totals: { net: 1 } }],
	['name', { game: 1, nama_x: 2 }],
])('does not take what is far from %s for it: %j', (name, data) => {
	const similar = checkData(report({ fields: [name] }), data).findings[0]?.similar;
	expect([undefined, 'totals', 'game']).toContain(similar);
});

it('says that the rows of a loop have what stands outside it', () => {
	const template = report({ fields: ['product'], loops: { items: ['price'] } });
	const [finding] = checkData(template, { items: [{ product: 'Desk', price: 1 }] }).findings;
	expect(finding?.advice).toContain('The rows of "items" have it. Move the tag');
});

describe('values under pictures', () => {
	const template = report({ fields: ['day@', 'total#'], loops: { items: ['day@', 'price#'] } });
	const rows = (...items: object[]) => ({ day: '2026-02-03', total: 1, items });
	const found = (data: object) =>
		checkData(template, data)
			.findings.filter(({ code }) => code !== 'emptyLoop')
			.map(({ code, tag, message }) => [code, tag, /element \d+/.exec(message)?.[0]]);

	it.each(['2026-02-03', '2026-02-03T14:30:00', 'August 15, 2025', '3 Feb 2026', '2/13/2026', ''])(
		'takes %j for a date',
		(day) => {
			expect(found({ ...rows(), day })).toEqual([]);
		},
	);

	it.each(['03.02.2026', '2026/02/03', '31/12/2026', '2026-02-30', 'soon', 7, true])(
		'warns of %j under a date picture',
		(day) => {
			expect(found({ ...rows(), day })).toEqual([['notDate', 'day', undefined]]);
		},
	);

	it.each([5, '5', ' 1,234.50 ', '$5', '(3)', '8%', '-2', '.5', null])(
		'takes %j for a number',
		(total) => {
			expect(found({ ...rows(), total })).toEqual([]);
		},
	);

	it.each(['1.234,50', '12,5', 'n/a', '1 000', true, '2026-02-03'])(
		'warns of %j under a numeric picture',
		(total) => {
			expect(found({ ...rows(), total })).toEqual([['notNumber', 'total', undefined]]);
		},
	);

	it('names the first row, and no value: it may be private', () => {
		const good = { day: '2026-02-03', price: 5 };
		const data = rows(good, { day: '31.12.1990', price: 5 }, { day: '1.1.2000', price: 'secret' });
		expect(found(data)).toEqual([
			['notDate', 'items[].day', 'element 2'],
			['notNumber', 'items[].price', 'element 3'],
		]);
		expect(JSON.stringify(checkData(template, data).findings)).not.toMatch(/1990|secret/);
	});

	it('notes a date that is another day where the day comes first', () => {
		expect(found({ ...rows(), day: '03/02/2026' })).toEqual([['ambiguousDate', 'day', undefined]]);
		expect(found({ ...rows(), day: '03/03/2026' })).toEqual([]);
	});
});
