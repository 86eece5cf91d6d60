import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import {
	leafPaths,
	lookUp,
	withoutValue,
	withValue,
} from '../../../nodes/FoxitDocGen/template/paths';

const DATA = { a: { b: { c: 1 }, list: [{ x: 1 }] }, 'd e': null, text: 'abc' };

it.each([
	['a.b.c', 1],
	['a.b', { c: 1 }],
	['a.list.0.x', undefined],
	['a . b . c', 1],
	['d e', null],
	['a.z', undefined],
	['text.length', undefined],
	['toString', undefined],
	['a.__proto__', undefined],
	['', undefined],
])('looks up %j', (path, value) => {
	expect(lookUp(DATA, path)).toEqual(value);
});

it('lists the paths of all values, rows of an array together', () => {
	const rows = [{ x: 1 }, { y: { z: 2 } }, 3];
	expect(leafPaths({ a: 1, b: { c: null }, rows, words: ['v', 'w'], none: [] })).toEqual([
		...['a', 'b.c', 'rows[].x', 'rows[].y.z', 'words', 'none'],
	]);
});

it('does not follow data for ever', () => {
	const circle: Record<string, unknown> = {};
	circle.again = circle;
	expect(leafPaths(circle)).toHaveLength(1);
});

const key = fc.oneof(
	fc.stringMatching(/^[a-z_$]{1,3}$/),
	fc.constantFrom('__proto__', 'constructor', 'toString'),
);
const path = fc.array(key, { minLength: 1, maxLength: 4 }).map((keys) => keys.join('.'));
const data = fc.dictionary(key, fc.jsonValue(), { maxKeys: 4 }) as fc.Arbitrary<IDataObject>;

it('finds what it has put in, and changes nothing else', () => {
	fc.assert(
		fc.property(data, path, fc.jsonValue(), (before, place, value) => {
			const copy = structuredClone(before);
			const after = withValue(before, place, value);
			expect(lookUp(after, place)).toBe(value);
			expect(before).toEqual(copy);
			const [first = ''] = place.split('.');
			expect(withoutValue(after, first)).toEqual(withoutValue(before, first));
			expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		}),
	);
});

it('takes out what it has found, and nothing else', () => {
	expect(withoutValue({ a: { b: 1, c: 2 }, d: 3 }, 'a.b')).toEqual({ a: { c: 2 }, d: 3 });
	expect(withoutValue({ a: [1], d: 3 }, 'a.0')).toEqual({ a: [1], d: 3 });
	fc.assert(
		fc.property(data, path, (before, place) => {
			const copy = structuredClone(before);
			const after = withoutValue(before, place);
			expect(before).toEqual(copy);
			const last = place.split('.').slice(0, -1).join('.');
			const isInList = last !== '' && Array.isArray(lookUp(before, last));
			if (!isInList) expect(lookUp(after, place)).toBeUndefined();
		}),
	);
});
