import { mappedFields } from '../../../nodes/FoxitDocGen/run/mappedFields';
import { thrownBy } from '../../support/failures';

const schema = [
	{ id: 'name', type: 'string' },
	{ id: 'items', type: 'array' },
];
const mapped = (value: unknown) =>
	mappedFields({ mappingMode: 'defineBelow', value, schema }, { of: 'the item' });

it("makes nested data of the template's names", () => {
	const value = { 'customer.name': 'Adatum', 'customer.address.city': 'Bath', number: 7 };
	expect(mapped(value)).toEqual({
		customer: { name: 'Adatum', address: { city: 'Bath' } },
		number: 7,
	});
});

it('passes values on as they are, and leaves out what is not set', () => {
	const value = { a: '', b: 0, c: false, d: null, e: undefined, name: '[1]' };
	expect(mapped(value)).toEqual({ a: '', b: 0, c: false, name: '[1]' });
});

it('takes an array as one, or as JSON', () => {
	expect(mapped({ items: [{ a: 1 }] })).toEqual({ items: [{ a: 1 }] });
	expect(mapped({ items: '[{"a": 1}]' })).toEqual({ items: [{ a: 1 }] });
});

it.each(['Desk', '{"a": 1}', '[1', '7'])('refuses %j for an array', (items) => {
	const failure = thrownBy(() => mapped({ items }));
	expect(failure.message).toBe('The field "items" is not an array');
	expect(failure.facts).toMatchObject({ parameter: 'Fields' });
	expect(failure.facts.advice).toContain('an array with an object for each row');
});

it('takes the whole item when fields are mapped by their names', () => {
	expect(mappedFields({ mappingMode: 'autoMapInputData', value: null }, { a: 1 })).toEqual({
		a: 1,
	});
});

it.each([undefined, null, 'text', {}, { value: null }])(
	'is empty when not filled in: %j',
	(value) => {
		expect(mappedFields(value, { a: 1 })).toEqual({});
	},
);

it('refuses a text for a name that other fields are members of', () => {
	const failure = thrownBy(() => mapped({ 'order.customer.name': 'Ada', 'order.customer': 'Bob' }));
	expect(failure.message).toBe(
		'The fields "order.customer" and "order.customer.name" cannot both have a value',
	);
	expect(failure.facts.parameter).toBe('Fields');
});

it('takes an object with fields for some of its members, in any order', () => {
	const value = { 'customer.name': 'Ada', customer: { name: 'Bob', city: 'Bath' } };
	expect(mapped(value)).toEqual({ customer: { name: 'Ada', city: 'Bath' } });
});
