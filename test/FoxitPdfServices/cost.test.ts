/** What a run may cost: the limit of credits, what is counted, and what is refused unsent. */
import { errorOf, hintsOf, NODE } from '../support/use-foxit-node';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();
const COMPRESS = { resource: 'optimize', operation: 'compress' };
const TWO_STEPS = {
	...{ resource: 'chain', operation: 'runSteps' },
	steps: { step: [{ operation: 'compress' }, { operation: 'linearize' }] },
};
const atMost = (maxCredits: number) => ({ options: { maxCredits, concurrency: 1 } });
const pdfs = async (count: number) => {
	const file = await service.pdf(['a page']);
	return Array.from({ length: count }, () => ({ file }));
};
const submits = async () => (await service.control.ledger()).length;

it('Maximum Credits per Run lets so many items through, and names the others', async () => {
	const before = await submits();
	const result = await service.runOn({ ...COMPRESS, ...atMost(3) }, await pdfs(5));
	const items = result.items(NODE).map(({ json }) => json);
	expect(items.map(({ credits }) => credits)).toEqual([1, 1, 1, undefined, undefined]);
	for (const { error } of items.slice(3)) {
		expect(error).toContain('The run may use 3 credits. This item needs 1, and 0 are left');
	}
	expect(await submits()).toBe(before + 3);
	expect(hintsOf(result)).toEqual([
		expect.stringContaining('2 items were not tried'),
		expect.stringMatching(/^2 items failed\. 3 credits used in \d+ requests\.$/),
	]);
});

it('a chain that the limit would stop half-way is not begun', async () => {
	const before = await submits();
	const result = await service.runOn({ ...TWO_STEPS, ...atMost(3) }, await pdfs(2));
	const [first, second] = result.items(NODE).map(({ json }) => json);
	expect(first?.['credits']).toBe(2);
	expect(second?.['error']).toContain('This item needs 2, and 1 is left');
	expect(await submits()).toBe(before + 2);
});

it('a task that failed is not counted', async () => {
	const locked = await service.pdf({ pages: ['behind a lock'], userPassword: 'key' });
	const items = [...(await pdfs(2)), { file: locked }];
	const result = await service.runOn({ ...COMPRESS, ...atMost(3) }, items);
	expect(hintsOf(result)).toEqual([
		expect.stringMatching(/^1 item failed\. 2 credits used in \d+ requests\.$/),
	]);
});

it.each([-1, 'many', 1.5])('%p is refused by name', async (maxCredits) => {
	const result = await service.run({ ...COMPRESS, options: { maxCredits } }, await pdfs(1));
	expect(errorOf(result).message).toContain('Maximum Credits per Run');
});
