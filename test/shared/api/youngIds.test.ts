import { YoungIds } from '../../../nodes/shared/api/youngIds';

it('a document or task is young for ten seconds after it was last seen to come into being', () => {
	let now = 0;
	const young = new YoungIds({ now: () => now });
	young.note('a');
	now = 9_000;
	young.note('b');
	expect(young.hasAny(['x', 'a'])).toBe(true);
	now = 11_000;
	expect(young.hasAny(['a'])).toBe(false);
	expect(young.hasAny([undefined, 'b'])).toBe(true);
	now = 20_000;
	expect(young.hasAny(['a', 'b', undefined])).toBe(false);
	expect(young.hasAny([])).toBe(false);
});
