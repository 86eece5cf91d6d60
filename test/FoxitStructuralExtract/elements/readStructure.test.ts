import { readFileSync } from 'node:fs';

import fc from 'fast-check';

import type { Fields } from '../../../nodes/FoxitStructuralExtract/elements/rawElement';
import { ReadBudget } from '../../../nodes/FoxitStructuralExtract/elements/readBudget';
import { readStructure } from '../../../nodes/FoxitStructuralExtract/elements/readStructure';
import { cancelledFailure } from '../../../nodes/shared/failure';
import type { Clock } from '../../../nodes/shared/task/clock';
import { failureOf } from '../../support/failures';
import { describeWithSharedData } from '../../support/shared-data';
import { AUTHORED, AUTHORED_ELEMENTS, REAL_SAMPLE, resultOf } from '../support/results';

/** A clock that goes on by so much at every look; sleeping takes no time. */
class WorkingClock implements Clock {
	readonly slept: number[] = [];
	private time = 0;

	constructor(
		private readonly msPerLook: number,
		private readonly onSleep?: () => void,
	) {}

	now(): number {
		this.time += this.msPerLook;
		return this.time;
	}

	random(): number {
		return 0;
	}

	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		this.slept.push(ms);
		this.onSleep?.();
		if (signal?.aborted) throw cancelledFailure();
	}
}

interface Setup {
	budget?: ReadBudget;
	clock?: Clock;
	pieceBytes?: number;
	signal?: AbortSignal;
	onVersion?: (version: unknown) => void;
	onEnd?: () => void;
}

async function read(
	json: unknown,
	{ budget, clock, pieceBytes = 100, signal, onVersion, onEnd }: Setup = {},
) {
	const text = typeof json === 'string' ? json : JSON.stringify(json, null, '\t');
	const bytes = Buffer.from(text);
	async function* pieces() {
		try {
			for (let at = 0; at < bytes.length; at += pieceBytes) {
				yield await Promise.resolve(bytes.subarray(at, at + pieceBytes));
			}
		} finally {
			onEnd?.();
		}
	}
	const elements: Fields[] = [];
	const versions: unknown[] = [];
	const header = await readStructure(pieces(), {
		clock: clock ?? new WorkingClock(0),
		budget: budget ?? new ReadBudget(),
		onElement: (element) => elements.push(element),
		onVersion: onVersion ?? ((version) => versions.push(version)),
		signal: signal ?? new AbortController().signal,
	});
	return { header, elements, versions };
}

describe('an authored result', () => {
	it.each([1, 7, 100, 1_000_000])('is read in pieces of %p bytes', async (pieceBytes) => {
		const { header, elements, versions } = await read(AUTHORED, { pieceBytes });
		expect(elements).toEqual(AUTHORED_ELEMENTS);
		expect(versions).toEqual([header.version]);
		const { info, version, pages } = AUTHORED.analyzeResult as Fields;
		expect(header).toEqual({
			...{ info, version, pages },
			counts: {
				...{ headerFooter: 1, title: 1, paragraph: 1, head: 1, table: 1, image: 1, form: 1 },
				stamp: 1,
			},
		});
	});

	it('may have its members in any order, and others beside them', async () => {
		const { version, elements, pages, info } = AUTHORED.analyzeResult as Fields;
		const more = { extra: [1, { elements: [{ type: 'no' }] }], status: 'ok' };
		const result = { more, analyzeResult: { ...more, elements, pages, version, info, last: 1 } };
		const found = await read(result);
		expect(found.elements).toEqual(AUTHORED_ELEMENTS);
		expect(found.header.pages).toEqual(pages);
	});

	it('may lack the member around all of it', async () => {
		const { elements, versions } = await read(AUTHORED.analyzeResult);
		expect(elements).toEqual(AUTHORED_ELEMENTS);
		expect(versions).toHaveLength(1);
	});

	it('may lack everything, which is told by its version', async () => {
		const empty = { version: {}, info: {}, pages: [], counts: {} };
		for (const json of [{}, { analyzeResult: {} }, { analyzeResult: null }, []]) {
			const { header, elements, versions } = await read(json);
			expect({ header, elements, versions }).toEqual({
				header: empty,
				elements: [],
				versions: [undefined],
			});
		}
	});

	it('may have elements that are none', async () => {
		const { elements, header } = await read(resultOf([null, 1, 'x', [], { type: 5 }, {}]));
		expect(elements).toEqual([{}, {}, {}, {}, { type: 5 }, {}]);
		expect(header.counts).toEqual({ '': 6 });
	});

	it('holds any JSON in its elements', async () => {
		const value = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }));
		const lists = fc.array(value, { maxLength: 10 });
		await fc.assert(
			fc.asyncProperty(lists, fc.integer({ min: 1, max: 50 }), async (list, pieceBytes) => {
				const { elements } = await read(resultOf(list), { pieceBytes });
				expect(JSON.stringify(elements)).toBe(JSON.stringify(list));
			}),
			{ numRuns: 100 },
		);
	});
});

describe('a result that is refused', () => {
	it('for its version, is not read any further', async () => {
		let over = false;
		const work = read(AUTHORED, {
			onVersion: () => {
				throw cancelledFailure();
			},
			onEnd: () => {
				over = true;
			},
		});
		expect((await failureOf(work)).kind).toBe('cancelled');
		expect(over).toBe(true);
	});

	it.each([
		['broken off', JSON.stringify(AUTHORED).slice(0, -20), 'it ends too early'],
		['no JSON', 'Not found', 'Not'],
		['empty', '', 'it is empty'],
		['a comma too many', '{"analyzeResult":{"elements":[{},]}}', '"]" out of place'],
	])('because it is %s, says so', async (_what, text, found) => {
		const failure = await failureOf(read(text));
		expect(failure.kind).toBe('unreadableAnswer');
		expect(failure.message).toMatch(/^The result is not valid JSON near byte \d+: found /);
		expect(failure.message).toContain(found);
	});
});

describe('others in the process', () => {
	it('get their turn after each 20 ms of work', async () => {
		const clock = new WorkingClock(1);
		await read(resultOf(new Array(400).fill({ type: 'paragraph' })), { clock, pieceBytes: 1e6 });
		expect(clock.slept.length).toBeGreaterThan(10);
		expect(new Set(clock.slept)).toEqual(new Set([0]));
	});

	it('are not waited for when the work is short', async () => {
		const clock = new WorkingClock(0);
		await read(AUTHORED, { clock });
		expect(clock.slept).toEqual([]);
	});

	it('can stop it', async () => {
		const stop = new AbortController();
		const clock = new WorkingClock(30, () => stop.abort());
		let over = false;
		const work = read(AUTHORED, {
			clock,
			signal: stop.signal,
			onEnd: () => {
				over = true;
			},
		});
		expect((await failureOf(work)).kind).toBe('cancelled');
		expect(clock.slept).toEqual([0]);
		expect(over).toBe(true);
	});
});

describeWithSharedData('the real sample', REAL_SAMPLE, (path) => {
	it('is read as JSON.parse reads it', async () => {
		const text = readFileSync(path, 'utf8');
		const { header, elements } = await read(text, { pieceBytes: 997 });
		const { analyzeResult } = JSON.parse(text) as { analyzeResult: Fields };
		expect(elements).toEqual(analyzeResult.elements);
		expect(header).toMatchObject({
			version: analyzeResult.version as Fields,
			info: analyzeResult.info as Fields,
			pages: analyzeResult.pages as Fields[],
		});
		expect(Object.values(header.counts).reduce((sum, count) => sum + count, 0)).toBe(
			elements.length,
		);
	});
});

describe('the budget', () => {
	const limits = { maxElements: 3, maxTableCells: 1 };

	it('is for elements and pages together', async () => {
		const within = { pages: [{}], elements: [{}, {}] };
		await expect(read(within, { budget: new ReadBudget(limits) })).resolves.toBeDefined();
		for (const over of [
			{ pages: [{}], elements: [{}, {}, {}] },
			{ pages: [{}, {}, {}, {}] },
			{ elements: [1, 2, 3, 4] },
		]) {
			const failure = await failureOf(read(over, { budget: new ReadBudget(limits) }));
			expect(failure).toMatchObject({
				kind: 'archive',
				message: 'The result has more than 3 elements',
				facts: { advice: expect.stringContaining('Maximum Elements') as string },
			});
		}
	});
});
