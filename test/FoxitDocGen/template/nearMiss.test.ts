import fc from 'fast-check';

import { nearMiss } from '../../../nodes/FoxitDocGen/template/nearMiss';
import { lookUp } from '../../../nodes/FoxitDocGen/template/paths';

const DATA = { a: { b: { c: 1 }, list: [{ x: 1 }] }, 'd e': null, text: 'abc' };

it.each([
	['A.b.C', 'a.b.c', 'capitals'],
	['a_.B-.c', 'a.b.c', 'capitals'],
	['De', 'd e', 'capitals'],
	['tetx', 'text', 'spelling'],
	['other.text', 'text', 'elsewhere'],
	['b.c', 'a.b.c', 'elsewhere'],
])('finds a name like %j', (path, name, why) => {
	expect(nearMiss(DATA, path)).toEqual({ name, why });
});

it.each(['a.b.d', 'text.x', 'x', 'nothing', ''])('finds none like %j', (path) => {
	expect(nearMiss(DATA, path)).toBeUndefined();
});

it('prefers the very same name to a like one, and capitals to spelling', () => {
	expect(nearMiss({ A: { x: 1 }, a: { y: 2 } }, 'a.Y')?.name).toBe('a.y');
	expect(nearMiss({ names: 1, Name: 2 }, 'name')?.name).toBe('Name');
});

it.each([
	['customer', 'custmer'],
	['customer', 'custommer'],
	['customer', 'cutsomer'],
	['invoiceNumber', 'invioceNumbr'],
])('takes %s for a slip of %s', (name, typed) => {
	expect(nearMiss({ [name]: 1 }, typed)).toEqual({ name, why: 'spelling' });
});

it('ends, and names what is there, whatever the data', () => {
	const circle: Record<string, unknown> = {};
	circle.again = circle;
	expect(nearMiss(circle, 'nowhere')).toBeUndefined();
	const key = fc.constantFrom('a', 'name', 'Name', 'nmae', 'x.y', '__proto__', 'total');
	const tree = fc.letrec((tie) => ({
		node: fc.dictionary(key, fc.oneof({ maxDepth: 3 }, fc.integer(), tie('node'))),
	})).node;
	fc.assert(
		fc.property(
			tree,
			fc.constantFrom('name', 'a.name', 'x.y', 'totl', '__proto__'),
			(data, path) => {
				const near = nearMiss(data, path);
				if (!near) return;
				const found = near.why === 'dotInName' ? data[near.name] : lookUp(data, near.name);
				expect(found).toBeDefined();
			},
		),
	);
});
