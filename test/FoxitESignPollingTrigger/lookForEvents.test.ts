/** What a poll finds, what it remembers, and how many requests it makes, in faked time. */
import fc from 'fast-check';

import { lookForEvents } from '../../nodes/FoxitESignPollingTrigger/lookForEvents';
import type { PollMemory } from '../../nodes/FoxitESignPollingTrigger/memory';
import type { PollingSettings } from '../../nodes/FoxitESignPollingTrigger/settings';
import { Account, DAY_MS } from './support/account';

const SETTINGS: PollingSettings = {
	events: ['folder_executed'],
	isSimplified: true,
	filter: { envelopeIds: [], nameContains: '', customValue: '', templateIds: [] },
	filesField: undefined,
	lastDays: 90,
	waitingDays: 7,
	onlyMissed: false,
};

/** Polls as the node does: what is remembered goes through n8n's database in between. */
class Polls {
	private text: string | undefined;

	constructor(
		private readonly account: Account,
		private readonly settings: Partial<PollingSettings> = {},
		private readonly accountId = 'own',
	) {}

	get memory(): PollMemory {
		return JSON.parse(this.text ?? '{}') as PollMemory;
	}

	get bytes(): number {
		return this.text?.length ?? 0;
	}

	async poll(settings: Partial<PollingSettings> = {}, accountId = this.accountId) {
		const all = { ...SETTINGS, ...this.settings, ...settings };
		const before = this.text === undefined ? undefined : this.memory;
		const outcome = await lookForEvents(all, before, accountId, this.account);
		this.text = JSON.stringify(outcome.memory);
		return outcome.found.map(({ event, envelopeId }) => `${event} ${envelopeId}`);
	}
}

describe('requests of a poll', () => {
	it.each([10, 100, 1_000])(
		'are the same for %i envelopes when nothing has happened',
		async (n) => {
			const account = new Account();
			for (let index = 0; index < n; index += 1) {
				account.make(['EXECUTED', 'SHARED', 'PARTIALLY SIGNED', 'DRAFT'][index % 4] ?? '');
			}
			const polls = new Polls(account);
			for (let round = 0; round < 3; round += 1) {
				await polls.poll();
				expect(account.asked()).toBe(4);
			}
		},
	);

	it('are one more for each envelope that has changed, and at most 25 in a poll', async () => {
		const account = new Account();
		const ids = Array.from({ length: 60 }, () => account.make('SHARED'));
		const polls = new Polls(account);
		await polls.poll();
		account.asked();
		for (const id of ids) account.move(id, 'EXECUTED');
		const counts: number[] = [];
		const found: string[] = [];
		for (let round = 0; round < 4; round += 1) {
			const events = await polls.poll();
			counts.push(account.asked());
			found.push(...events);
		}
		expect(counts).toEqual([4 + 25, 4 + 25, 4 + 10, 4]);
		expect(found).toEqual(ids.map((id) => `folder_executed ${id}`));
	});

	it('an envelope that is not asked for costs none', async () => {
		const account = new Account();
		const [one, other] = [account.make('SHARED'), account.make('SHARED')];
		const filter = { ...SETTINGS.filter, envelopeIds: [one] };
		const polls = new Polls(account, { filter });
		await polls.poll();
		account.asked();
		account.move(one, 'EXECUTED');
		account.move(other, 'EXECUTED');
		expect(await polls.poll()).toEqual([`folder_executed ${one}`]);
		expect(account.asked()).toBe(5);
	});
});

describe('what is remembered', () => {
	it('does not grow with envelopes that have ended', async () => {
		const account = new Account();
		const polls = new Polls(account);
		for (let index = 0; index < 1_000; index += 1) account.make('EXECUTED');
		await polls.poll();
		const before = polls.bytes;
		for (let index = 0; index < 2_000; index += 1) account.make('EXECUTED');
		for (let round = 0; round < 100; round += 1) await polls.poll();
		expect(polls.bytes).toBeLessThanOrEqual(before + 100);
		expect(before).toBeLessThan(2_500);
	});

	it('forgets an envelope that has been in no list for days', async () => {
		const account = new Account();
		const id = account.make('SHARED');
		const polls = new Polls(account);
		await polls.poll();
		account.move(id, 'DELETED');
		await polls.poll();
		expect(polls.memory.open).toHaveProperty(String(id));
		account.pass(2 * DAY_MS);
		await polls.poll();
		expect(polls.memory.open).toEqual({});
	});

	it('keeps one that is in no list for a while', async () => {
		const account = new Account();
		const id = account.make('SHARED');
		const polls = new Polls(account);
		await polls.poll();
		account.move(id, 'BETWEEN');
		await polls.poll();
		account.pass(DAY_MS);
		account.move(id, 'EXECUTED');
		expect(await polls.poll()).toEqual([`folder_executed ${id}`]);
	});

	it('an envelope that has ended is not told again when a list has left it out for once', async () => {
		const account = new Account();
		const polls = new Polls(account);
		const id = account.make('SHARED');
		await polls.poll();
		account.move(id, 'EXECUTED');
		expect(await polls.poll()).toEqual([`folder_executed ${id}`]);
		account.move(id, 'COMPLETED');
		await polls.poll();
		account.move(id, 'EXECUTED');
		expect(await polls.poll()).toEqual([]);
	});

	it('an envelope that has ended and is out again is told of when it ends anew', async () => {
		const events: PollingSettings['events'] = ['folder_expired', 'folder_executed'];
		const account = new Account();
		const polls = new Polls(account, { events });
		const id = account.make('SHARED');
		await polls.poll();
		account.move(id, 'EXPIRED');
		expect(await polls.poll()).toEqual([`folder_expired ${id}`]);
		account.move(id, 'SHARED');
		await polls.poll();
		account.move(id, 'EXECUTED');
		expect(await polls.poll()).toEqual([`folder_executed ${id}`]);
	});

	it('an envelope that was completed when the looking began is new when it is executed', async () => {
		const account = new Account();
		const sentAt = account.now() - DAY_MS;
		const [now, long] = [account.now() - 1_000, sentAt];
		const signed = account.make('COMPLETED', { sentAt, signedAt: now });
		const old = account.make('BETWEEN', { sentAt, signedAt: long });
		const polls = new Polls(account, {
			events: ['folder_sent', 'folder_signed', 'folder_executed'],
		});
		await polls.poll();
		account.move(signed, 'EXECUTED');
		account.move(old, 'EXECUTED');
		expect(await polls.poll()).toEqual([`folder_executed ${signed}`]);
	});

	it('is that of one account: with another one it begins anew', async () => {
		const account = new Account();
		const polls = new Polls(account);
		await polls.poll();
		account.make('EXECUTED');
		expect(await polls.poll({}, 'another')).toEqual([]);
	});

	it('an event that is chosen later brings no old ones', async () => {
		const account = new Account();
		const polls = new Polls(account);
		await polls.poll();
		account.make('CANCELLED');
		const events = ['folder_executed', 'folder_cancelled'] as const;
		await polls.poll();
		expect(await polls.poll({ events })).toEqual([]);
		const id = account.make('CANCELLED');
		expect(await polls.poll({ events })).toEqual([`folder_cancelled ${id}`]);
	});
});

describe('an envelope that waits', () => {
	const settings = { events: ['folder_waiting'] as const };

	it('is told of once, when the days are over', async () => {
		const account = new Account();
		const polls = new Polls(account, settings);
		await polls.poll();
		const id = account.make('SHARED');
		const signed = account.make('SHARED');
		account.pass(7 * DAY_MS - 1);
		account.move(signed, 'EXECUTED');
		expect(await polls.poll()).toEqual([]);
		account.pass(1);
		expect(await polls.poll()).toEqual([`folder_waiting ${id}`]);
		account.pass(DAY_MS);
		account.move(id, 'PARTIALLY SIGNED');
		expect(await polls.poll()).toEqual([]);
	});

	it('counts from the day it was sent, and not from the day it was made', async () => {
		const account = new Account();
		const polls = new Polls(account, settings);
		await polls.poll();
		const id = account.make('DRAFT');
		account.pass(6 * DAY_MS);
		account.move(id, 'SHARED');
		account.pass(6 * DAY_MS);
		expect(await polls.poll()).toEqual([]);
		account.pass(DAY_MS);
		expect(await polls.poll()).toEqual([`folder_waiting ${id}`]);
	});

	it('is not told of if it had waited so long before, and is if it comes to it later', async () => {
		const account = new Account();
		const long = { createdAt: account.now() - 8 * DAY_MS };
		account.make('SHARED', long);
		const later = account.make('SHARED', { ...long, sentAt: account.now() - 6 * DAY_MS });
		const polls = new Polls(account, settings);
		await polls.poll();
		expect(await polls.poll()).toEqual([]);
		account.pass(DAY_MS);
		expect(await polls.poll()).toEqual([`folder_waiting ${later}`]);
	});

	it('costs one look for each that may wait too long, and then none until it does', async () => {
		const account = new Account();
		const old = { createdAt: account.now() - 8 * DAY_MS, sentAt: account.now() - DAY_MS };
		for (let index = 0; index < 30; index += 1) account.make('SHARED', old);
		const polls = new Polls(account, settings);
		const counts: number[] = [];
		for (let round = 0; round < 4; round += 1) {
			await polls.poll();
			counts.push(account.asked());
		}
		expect(counts).toEqual([5, 5 + 25, 5 + 5, 5]);
	});
});

/** One step of a story: something happens to an envelope, a poll, or a poll that fails. */
const step = fc.oneof(
	fc.record({ kind: fc.constant('make' as const), draft: fc.boolean() }),
	fc.record({ kind: fc.constant('move' as const), which: fc.nat(), far: fc.nat(2) }),
	fc.record({ kind: fc.constant('poll' as const), failAfter: fc.option(fc.nat(12)) }),
	fc.record({ kind: fc.constant('pass' as const), hours: fc.nat(10) }),
);

const PATH = ['DRAFT', 'SHARED', 'PARTIALLY SIGNED', 'COMPLETED'];
const ENDS = ['EXECUTED', 'CANCELLED', 'EXPIRED'];
const EVENTS = ['folder_sent', 'folder_executed', 'folder_cancelled', 'folder_expired'] as const;

it('whatever happens, and whichever request fails, every event comes once', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
			const account = new Account();
			// One that is completed in that very moment is in no list: it would look like a new one.
			for (const status of [...PATH.slice(0, -1), ...ENDS]) account.make(status);
			const polls = new Polls(account, { events: EVENTS });
			await polls.poll();
			const expected: string[] = [];
			const found: string[] = [];
			const sent = (id: number) => expected.push(`folder_sent ${id}`);
			for (const one of steps) {
				if (one.kind === 'make') {
					const id = account.make(one.draft ? 'DRAFT' : 'SHARED');
					if (!one.draft) sent(id);
				} else if (one.kind === 'move') {
					const open = [...account.envelopes].filter(([, { status }]) => PATH.includes(status));
					const [id, envelope] = open[one.which % Math.max(1, open.length)] ?? [];
					if (id === undefined || !envelope) continue;
					const at = PATH.indexOf(envelope.status);
					const end = ENDS[one.far] ?? '';
					const next = PATH[at + 1] ?? end;
					const to = one.which % 3 === 0 ? end : next;
					if (at === 0) sent(id);
					account.move(id, to);
					if (ENDS.includes(to)) expected.push(`folder_${to.toLowerCase()} ${id}`);
				} else if (one.kind === 'pass') {
					account.pass(one.hours * 60 * 60_000);
				} else {
					account.failAfter = one.failAfter ?? Infinity;
					found.push(...(await polls.poll().catch(() => [])));
					account.failAfter = Infinity;
				}
			}
			// Nothing stays completed: the digital signature follows.
			for (const [id, { status }] of account.envelopes) {
				if (status !== 'COMPLETED') continue;
				account.move(id, 'EXECUTED');
				expected.push(`folder_executed ${id}`);
			}
			for (let round = 0; round < 4; round += 1) found.push(...(await polls.poll()));
			expect(found.sort()).toEqual(expected.sort());
			return;
		}),
		{ numRuns: 300 },
	);
});
