import { bothOf, schemaOf } from './json-schema';

it('tells the types of all members, in their order', () => {
	const schema = schemaOf({ fileName: 'a.pdf', fileSize: 3, isSigned: true, gone: null });
	expect(schema).toEqual({
		type: 'object',
		properties: {
			fileName: { type: 'string' },
			fileSize: { type: 'number' },
			isSigned: { type: 'boolean' },
			gone: { type: 'null' },
		},
	});
	expect(Object.keys(schema.properties ?? {})[0]).toBe('fileName');
});

it('knows of a list what any of its entries has', () => {
	expect(schemaOf([{ a: 1 }, { a: 2, b: 'x' }])).toEqual({
		type: 'array',
		items: { type: 'object', properties: { a: { type: 'number' }, b: { type: 'string' } } },
	});
	expect(schemaOf([])).toEqual({ type: 'array' });
});

it('leaves out members that are the user’s own', () => {
	const open = ['data', 'rows[].cells'];
	expect(schemaOf({ data: { who: 'Ada' }, rows: [{ cells: { x: 1 } }] }, open)).toEqual({
		type: 'object',
		properties: {
			data: { type: 'object', properties: {} },
			rows: {
				type: 'array',
				items: { type: 'object', properties: { cells: { type: 'object', properties: {} } } },
			},
		},
	});
});

it('joins outputs: what is null in one has its type from the other', () => {
	const [one, other] = [schemaOf({ a: null, b: [] }), schemaOf({ a: 'x', b: [1], c: true })];
	expect(bothOf(one, other)).toEqual(schemaOf({ a: 'x', b: [1], c: true }));
	expect(bothOf(other, one)).toEqual(schemaOf({ a: 'x', b: [1], c: true }));
});
