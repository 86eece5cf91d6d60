import fc from 'fast-check';

import { ClaimStore, paidWorkOf, type Claim } from '../../../nodes/shared/item/claims';

const MINUTE_MS = 60_000;
const task = (taskId: string): Claim => ({ work: { taskId } });

describe('a claim', () => {
	it('is taken by one later try, and by nobody else', () => {
		const store = new ClaimStore();
		const first = store.begin('run', 0);
		first.open('a', task('t1'));
		first.close(0);
		const second = store.begin('run', 5_000);
		expect(second.take('a')).toEqual(task('t1'));
		expect(second.take('a')).toBeUndefined();
		expect(store.size).toBe(0);
	});

	it('stays for want of a turn, try after try', () => {
		const store = new ClaimStore();
		const first = store.begin('run', 0);
		for (const intent of ['a', 'b', 'c']) first.open(intent, task(intent));
		first.close(0);
		// The second try fails at its first item, before the others had a turn.
		const second = store.begin('run', 1_000);
		second.open('a', second.take('a') ?? task('new'));
		second.close(1_000);
		const third = store.begin('run', 2_000);
		expect(['a', 'b', 'c'].map((intent) => third.take(intent)?.work.taskId)).toEqual([
			...['a', 'b', 'c'],
		]);
	});

	it('is no other intent’s, and no other run’s', () => {
		const store = new ClaimStore();
		store.begin('run', 0).open('Alice', task('t1'));
		expect(store.begin('run', 0).take('Bob')).toBeUndefined();
		expect(store.begin('another', 0).take('Alice')).toBeUndefined();
	});

	it('gives results that were done again', () => {
		const store = new ClaimStore();
		const results = [{ json: { id: 1 } }];
		store.begin('run', 0).open('a', { work: {}, results });
		expect(store.begin('run', 0).take('a')).toEqual({ work: {}, results });
	});

	it('is plain data that can be written down and read back', () => {
		const claim: Claim = { work: { taskId: 't', steps: [{ name: 'compress', taskId: 't' }] } };
		expect(JSON.parse(JSON.stringify(claim))).toEqual(claim);
	});
});

describe('what is kept', () => {
	it('is forgotten when no retry has come for long', () => {
		const store = new ClaimStore();
		const tried = store.begin('run', 0);
		tried.open('a', task('t1'));
		tried.close(0);
		store.begin('other', 16 * MINUTE_MS);
		expect(store.size).toBe(0);
	});

	it('is not forgotten while a try of the run is at work, however long', () => {
		const store = new ClaimStore();
		const tried = store.begin('run', 0);
		tried.open('late', task('t1'));
		store.begin('other', 300 * MINUTE_MS).close(300 * MINUTE_MS);
		expect(tried.take('late')).toEqual(task('t1'));
	});

	it('is bounded in bytes: results that do not fit are dropped, the ids of paid work are not', () => {
		const store = new ClaimStore();
		const tried = store.begin('run', 0);
		const results = [{ json: { text: 'x'.repeat(40 * 1024 * 1024) } }];
		tried.open('a', { ...task('t1'), results });
		tried.open('b', { ...task('t2'), results });
		expect(tried.take('a')).toEqual({ ...task('t1'), results });
		expect(tried.take('b')).toEqual(task('t2'));
	});

	it('counts files in memory, and not those in a store', () => {
		const store = new ClaimStore();
		const tried = store.begin('run', 0);
		const file = (data: string) => ({ json: {}, binary: { data: { data, mimeType: 'a/b' } } });
		const large = { work: {}, results: [file('x'.repeat(40 * 1024 * 1024))] };
		tried.open('a', large);
		tried.open('b', large);
		expect(tried.take('a')).toEqual(large);
		expect(tried.take('b')).toEqual({ work: {} });
	});

	it('is forgotten at once when no further try can follow', () => {
		const store = new ClaimStore();
		const tried = store.begin('run', 0);
		tried.open('a', task('t1'));
		tried.clear();
		expect(store.size).toBe(0);
		expect(store.begin('run', 1).tryNumber).toBe(1);
	});

	it('is bounded in number: the oldest runs go first', () => {
		const store = new ClaimStore();
		for (let run = 0; run < 102; run += 1) {
			const tried = store.begin(`run ${run}`, run);
			for (let item = 0; item < 1_000; item += 1) tried.open(String(item), task('t'));
			tried.close(run);
		}
		expect(store.size).toBeLessThanOrEqual(101_000);
		expect(store.begin('run 101', 200).take('0')).toEqual(task('t'));
		expect(store.begin('run 0', 200).take('0')).toBeUndefined();
	});
});

describe('a call of a tool', () => {
	let made = 0;
	const newKey = () => String((made += 1));

	it('goes on with an equal one that has failed', () => {
		const store = new ClaimStore();
		const key = store.callOf('content', newKey);
		store.begin(key, 0).close(0);
		expect(store.callOf('content', newKey)).toBe(key);
		expect(store.begin(key, 1).tryNumber).toBe(2);
	});

	it('does not go on with one that is under way, has succeeded, or asks for something else', () => {
		const store = new ClaimStore();
		const key = store.callOf('content', newKey);
		const call = store.begin(key, 0);
		expect(store.callOf('content', newKey)).not.toBe(key);
		call.clear();
		expect(store.callOf('content', newKey)).not.toBe(key);
		store.begin(store.callOf('other', newKey), 0).close(0);
		expect(store.callOf('content', newKey)).toMatch(/^content\|/);
	});
});

it('no claim is given twice and none is lost, whatever the order of tries', () => {
	const step = fc.record({ intent: fc.constantFrom('a', 'b', 'c'), take: fc.boolean() });
	fc.assert(
		fc.property(fc.array(fc.array(step, { maxLength: 8 }), { maxLength: 6 }), (tries) => {
			const store = new ClaimStore();
			const open = new Map<string, string[]>();
			let made = 0;
			for (const [now, steps] of tries.entries()) {
				const claims = store.begin('run', now);
				for (const { intent, take } of steps) {
					const held = open.get(intent) ?? [];
					if (take) expect(claims.take(intent)?.work.taskId).toBe(held.shift());
					else {
						held.push(`t${(made += 1)}`);
						claims.open(intent, task(`t${made}`));
					}
					open.set(intent, held);
				}
				claims.close(now);
			}
			expect(store.size).toBe([...open.values()].flat().length);
		}),
	);
});

it('of a record only what a later try can go on from is kept', () => {
	const record = {
		...{ resource: 'optimize', operation: 'compress', fileName: 'a.pdf', steps: [] },
		...{ documentId: 'd', unclearSubmit: 'HTTP 504' },
	};
	expect(paidWorkOf(record)).toEqual({ documentId: 'd', unclearSubmit: 'HTTP 504' });
});
