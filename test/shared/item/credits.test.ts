import { Credits } from '../../../nodes/shared/item/credits';
import type { ItemRecord } from '../../../nodes/shared/itemRecord';

const item = (): ItemRecord => ({ resource: 'optimize', operation: 'compress' });
const refusal = (needs: number, left: string) =>
	`The run may use 3 credits. This item needs ${needs}, and ${left} left`;

it('counts without a limit', () => {
	const credits = new Credits();
	const record = item();
	for (let task = 0; task < 100; task += 1) credits.use(record);
	expect([credits.used, record.credits, credits.isLimited]).toEqual([100, 100, false]);
});

it('refuses what goes over the limit, before it is submitted', () => {
	const credits = new Credits(3);
	for (let task = 0; task < 3; task += 1) credits.use(item());
	expect(() => credits.use(item())).toThrow(refusal(1, '0 are'));
	expect(credits.used).toBe(3);
});

it('lets another item have what a failed task has not cost', () => {
	const credits = new Credits(3);
	const failed = item();
	credits.use(failed);
	credits.giveBack(failed);
	for (let task = 0; task < 3; task += 1) credits.use(item());
	expect([failed.credits, credits.used]).toEqual([0, 3]);
});

it('keeps what an item of several steps needs, so that it does not stop half-way', () => {
	const credits = new Credits(3);
	const chain = item();
	credits.hold(chain, 2);
	credits.use(item());
	expect(() => credits.use(item())).toThrow(refusal(1, '0 are'));
	credits.use(chain);
	credits.use(chain);
	expect([chain.credits, credits.used]).toEqual([2, 3]);
});

it('refuses an item of several steps as a whole', () => {
	const credits = new Credits(3);
	credits.use(item());
	credits.use(item());
	expect(() => credits.hold(item(), 2)).toThrow(refusal(2, '1 is'));
});

it('frees what an item has kept and not used', () => {
	const credits = new Credits(3);
	const chain = item();
	credits.hold(chain, 3);
	credits.use(chain);
	credits.release(chain);
	credits.use(item());
	credits.use(item());
	expect(credits.used).toBe(3);
});
