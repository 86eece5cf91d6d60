import { inputFailure } from '../../../nodes/shared/failure';
import type { Template } from '../../../nodes/FoxitDocGen/template/template';
import { TemplateCache } from '../../../nodes/FoxitDocGen/template/templateCache';

/** A cache, and what it has asked to be loaded, in order. */
function watched() {
	const cache = new TemplateCache();
	const loaded: string[] = [];
	const load = (key: string) => async () => {
		loaded.push(key);
		return await Promise.resolve({ fileName: key } as Template);
	};
	return { loaded, get: async (key: string) => await cache.get(key, load(key)), cache };
}

it('loads a template once, also for items side by side', async () => {
	const { get, loaded } = watched();
	const all = await Promise.all(Array.from({ length: 100 }, async () => await get('a')));
	expect(new Set(all).size).toBe(1);
	expect(loaded).toEqual(['a']);
});

it('keeps the four that were used last', async () => {
	const { get, loaded } = watched();
	for (const key of ['a', 'b', 'c', 'd', 'a', 'e', 'a', 'b']) {
		expect((await get(key)).fileName).toBe(key);
	}
	expect(loaded).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
});

it.each([
	['tries again what the network has lost', new Error('socket hang up'), 2],
	['does not try again what is not a template', inputFailure('The template is empty'), 1],
])('%s', async (_what, failure, expected) => {
	const cache = new TemplateCache();
	let tries = 0;
	const load = async () => {
		tries += 1;
		return await Promise.reject<Template>(failure);
	};
	await expect(cache.get('a', load)).rejects.toThrow(failure.message);
	await expect(cache.get('a', load)).rejects.toThrow(failure.message);
	expect(tries).toBe(expected);
});
