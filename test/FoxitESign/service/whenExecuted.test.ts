import { whenExecuted } from '../../../nodes/FoxitESign/service/whenExecuted';
import { FoxitFailure } from '../../../nodes/shared/failure';
import { failureOf } from '../../support/failures';
import { scriptedESign } from '../../support/scripted-esign';
import { json } from '../../support/scripted-transport';

const FOLDER_ID = 35_000_001;
const folder = (folderStatus: string) => json(200, { result: 'success', folder: { folderStatus } });
const tooEarly = () =>
	new FoxitFailure('validation', 'Foxit did not accept the request', {
		httpStatus: 400,
		foxitMessage: `folder ${FOLDER_ID} is not executed yet.`,
	});

/** Tries until the envelope is executed at the given try; 0: never. */
function tries(executedAt: number, waitMs: number, statuses: string[]) {
	const esign = scriptedESign(statuses.map(folder));
	const { client, clock, signal } = esign;
	let count = 0;
	const attempt = async () => {
		count += 1;
		if (count === executedAt) return await Promise.resolve('the files');
		throw tooEarly();
	};
	const work = clock.run(whenExecuted({ client, folderId: FOLDER_ID, waitMs, signal }, attempt));
	return { ...esign, work, count: () => count };
}

it('does not look where the first try succeeds', async () => {
	const { work, requests } = tries(1, 60_000, []);
	await expect(work).resolves.toBe('the files');
	expect(requests).toEqual([]);
});

it('does not wait where no time is given', async () => {
	const { work, requests } = tries(0, 0, []);
	expect((await failureOf(work)).facts.foxitMessage).toContain('is not executed yet');
	expect(requests).toEqual([]);
});

it('tries again after growing pauses', async () => {
	const statuses = ['SHARED', 'PARTIALLY SIGNED', 'COMPLETED', 'EXECUTED'];
	const { work, clock, sent } = tries(5, 600_000, statuses);
	await expect(work).resolves.toBe('the files');
	expect(clock.slept.filter((ms) => ms >= 1_000)).toEqual([3_000, 6_000, 12_000, 24_000]);
	expect(new Set(sent().flat())).toEqual(new Set([`GET /folders/myfolder?folderId=${FOLDER_ID}`]));
});

it('never pauses for more than a minute', async () => {
	const { work, clock } = tries(9, 3_600_000, Array<string>(8).fill('SHARED'));
	await work;
	expect(Math.max(...clock.slept)).toBe(60_000);
});

it('tries for a last time when the time is over', async () => {
	const { work, clock, count } = tries(0, 8_000, ['SHARED', 'SHARED']);
	expect((await failureOf(work)).message).toBe('Foxit did not accept the request');
	expect(count()).toBe(3);
	expect(clock.elapsed).toBe(8_000);
});

it.each(['CANCELLED', 'CANCELED', 'EXPIRED', 'DELETED'])('gives up on %s', async (status) => {
	const { work, clock } = tries(0, 600_000, [status]);
	const failure = await failureOf(work);
	const word = status === 'CANCELED' ? 'CANCELLED' : status;
	expect(failure.message).toBe(`The envelope has not been signed: it is ${word}`);
	expect(Math.max(...clock.slept)).toBeLessThan(1_000);
});

it('passes other failures on', async () => {
	const { client, clock, signal } = scriptedESign([]);
	const wait = { client, folderId: FOLDER_ID, waitMs: 60_000, signal };
	const broken = new FoxitFailure('truncated', 'The download broke off');
	const work = clock.run(whenExecuted(wait, async () => await Promise.reject(broken)));
	expect(await failureOf(work)).toBe(broken);
});

it('stops waiting when the run is stopped', async () => {
	const { client, clock } = scriptedESign([folder('SHARED')]);
	const stop = new AbortController();
	const wait = { client, folderId: FOLDER_ID, waitMs: 60_000, signal: stop.signal };
	const work = failureOf(whenExecuted(wait, async () => await Promise.reject(tooEarly())));
	await clock.advance(1_000);
	stop.abort();
	expect((await work).kind).toBe('cancelled');
});
