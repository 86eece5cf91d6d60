import { FormDataCollector } from '../../../nodes/FoxitStructuralExtract/elements/formData';

const form = (payload: object) => ({ type: 'form', id: 'form1', ...payload });

function collect(...elements: object[]): unknown {
	const collector = new FormDataCollector();
	for (const element of elements) collector.add({ ...element });
	return collector.result;
}

describe('a field is found, whatever the shape of its payload:', () => {
	it.each<[string, object, object]>([
		['name and value', { content: { name: 'a', value: '1' } }, { a: '1' }],
		['fieldName and fieldValue', { content: { fieldName: 'a', fieldValue: '1' } }, { a: '1' }],
		['at the element itself', { name: 'a', value: '1' }, { a: '1' }],
		['name there, value here', { name: 'a', content: { value: '1' } }, { a: '1' }],
		['name and text', { content: { name: 'a', text: 'one\r\ntwo' } }, { a: 'one\r\ntwo' }],
		['label and text of the element', { label: 'a', content: { text: 'one' } }, { a: 'one' }],
		['a box that is ticked', { content: { name: 'a', checked: true } }, { a: true }],
		['a box that is not', { content: { name: 'a', checked: false } }, { a: false }],
		['several values', { content: { name: 'a', values: ['x', 'y'] } }, { a: ['x', 'y'] }],
		['a name alone', { content: { name: 'a' } }, { a: '' }],
		['a number', { content: { key: 'a', value: 0 } }, { a: 0 }],
		[
			'a choice, with what there is to choose from',
			{ content: { name: 'a', value: 'x', items: ['x', 'y'] } },
			{ a: 'x' },
		],
		[
			'a list of fields',
			{ content: { name: 'group', fields: [{ name: 'a', value: '1' }, { name: 'b' }] } },
			{ a: '1', b: '' },
		],
		[
			'fields in fields',
			{ children: [{ content: { formFields: [{ fieldName: 'a', value: '1' }] } }] },
			{ a: '1' },
		],
	])('%s', (_shape, payload, wanted) => {
		expect(collect(form(payload))).toEqual(wanted);
	});
});

it('a name that comes again has all of its values', () => {
	const field = (value: string) => form({ content: { name: 'a', value } });
	expect(collect(field('1'), field('2'), field('3'))).toEqual({ a: ['1', '2', '3'] });
});

it('leaves out what has no name, and what is no form', () => {
	const nameless = [{}, { content: {} }, { content: { name: ' ', value: '1' } }, { name: 5 }];
	expect(collect(...nameless.map(form), { type: 'paragraph', name: 'a', value: '1' })).toEqual({});
});

it('keeps a field called __proto__', () => {
	const data = collect(form({ name: '__proto__', value: '1' })) as object;
	expect(Object.entries(data)).toEqual([['__proto__', '1']]);
});

it('takes a field that comes very often', () => {
	const fields = Array.from({ length: 200_000 }, (_, index) => ({ name: 'a', value: index }));
	expect((collect(form({ fields })) as { a: number[] }).a).toHaveLength(200_000);
});

it('does not follow fields within fields without end', () => {
	let deep: object = { name: 'a', value: '1' };
	for (let level = 0; level < 100_000; level += 1) deep = { fields: [deep] };
	expect(collect(form(deep))).toEqual({});
});
