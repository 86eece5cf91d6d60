/** What the rest of a run does not ask for when its first items have shown that it would be in vain. */
import { answer, SUBMITS } from '../support/error-text';
import { FROM_FILE, hintsOf, NODE, textFile, useFoxitNode } from '../support/use-foxit-node';
import type { Result } from '../support/use-foxit-node';

const foxit = useFoxitNode({ speed: 10 });

const ITEMS = Array.from({ length: 40 }, (_, item) => ({ file: textFile(`text ${item}`) }));
const GO_ON = { node: { onError: 'continueRegularOutput' } };
const ALWAYS = { times: -1 };
const ANY = { path: '/' };

/** What users read, by how often; the items' numbers left out. */
const sentences = (result: Result) => {
	const counts: Record<string, number> = {};
	for (const { json } of result.items(NODE)) {
		const sentence = (json.error as string).replace(/ \[item \d+\]$/, '');
		counts[sentence] = (counts[sentence] ?? 0) + 1;
	}
	return counts;
};

it('wrong keys: what was under way is refused, and nothing else is sent', async () => {
	await foxit.control.faults({ match: ANY, action: answer(401, { message: 'No' }), ...ALWAYS });
	const result = await foxit.run(FROM_FILE, ITEMS, GO_ON);
	expect(sentences(result)).toEqual({ 'Foxit did not accept the credentials': 40 });
	expect(await foxit.trace()).toEqual(Array(5).fill('upload 401'));
	expect(hintsOf(result)[0]).toBe('35 items were not tried: Foxit did not accept the credentials');
});

it('no credits: nothing more is uploaded', async () => {
	const body = { code: 'QUOTA_EXCEEDED', message: 'No credits' };
	await foxit.control.faults({ match: SUBMITS, action: answer(402, body), ...ALWAYS });
	const result = await foxit.run(FROM_FILE, ITEMS, GO_ON);
	expect(sentences(result)).toEqual({ 'The Foxit account has no credits left': 40 });
	expect((await foxit.trace()).length).toBeLessThanOrEqual(20);
	expect(hintsOf(result)[0]).toMatch(/^\d+ items were not tried: The Foxit account has no cred/);
});

it('the service is down: a few calls go ahead, and the rest is not tried', async () => {
	await foxit.control.faults({ match: ANY, action: answer(500, { message: 'Down' }), ...ALWAYS });
	const result = await foxit.run(FROM_FILE, ITEMS, GO_ON);
	expect(sentences(result)).toEqual({ 'Foxit could not process the request': 40 });
	// Without a limit it would be 160.
	expect((await foxit.trace()).length).toBeLessThanOrEqual(25);
});

it('the service was down for a moment: everything is done', async () => {
	const action = answer(500, { message: 'Down' });
	await foxit.control.faults({ match: { path: '/upload$' }, action, times: 7 });
	const result = await foxit.run(FROM_FILE, ITEMS.slice(0, 8), GO_ON);
	expect(result.items(NODE).filter(({ json }) => json.error)).toEqual([]);
	expect(await foxit.charges()).toBe(8);
});
