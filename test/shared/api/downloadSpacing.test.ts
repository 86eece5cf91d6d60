import { DOWNLOAD_SPACING_MS, DownloadSpacing } from '../../../nodes/shared/api/downloadSpacing';
import { FakeClock } from '../../support/fake-clock';
import { failureOf } from '../../support/failures';

const never = new AbortController().signal;

function newSpacing() {
	const clock = new FakeClock();
	const spacing = new DownloadSpacing(clock);
	const acquire = async (id: string, signal = never) => {
		await spacing.acquire(id, signal);
		return clock.elapsed;
	};
	return { clock, spacing, acquire };
}

it('is at least the 2.1 s that the service asks for', () => {
	expect(DOWNLOAD_SPACING_MS).toBeGreaterThanOrEqual(2_100);
});

it('does not hold back the first download', async () => {
	const { clock, acquire } = newSpacing();
	expect(await clock.run(acquire('a'))).toBe(0);
});

it('keeps downloads of one document apart, however many come at once', async () => {
	const { clock, acquire } = newSpacing();
	const all = Promise.all([acquire('a'), acquire('a'), acquire('a')]);
	expect(await clock.run(all)).toEqual([0, DOWNLOAD_SPACING_MS, 2 * DOWNLOAD_SPACING_MS]);
});

it('lets different documents be', async () => {
	const { clock, acquire } = newSpacing();
	expect(await clock.run(Promise.all([acquire('a'), acquire('b')]))).toEqual([0, 0]);
});

it('counts from the answer, which may come late', async () => {
	const { clock, spacing, acquire } = newSpacing();
	await clock.run(acquire('a'));
	await clock.advance(5_000);
	spacing.answered('a');
	expect(await clock.run(acquire('a'))).toBe(5_000 + DOWNLOAD_SPACING_MS);
});

it('does not wait when enough time has passed', async () => {
	const { clock, acquire } = newSpacing();
	await clock.run(acquire('a'));
	await clock.advance(DOWNLOAD_SPACING_MS);
	expect(await clock.run(acquire('a'))).toBe(DOWNLOAD_SPACING_MS);
});

it('ends at once on Stop', async () => {
	const { clock, acquire } = newSpacing();
	await clock.run(acquire('a'));
	const stop = new AbortController();
	const failure = failureOf(acquire('a', stop.signal));
	await clock.settle();
	stop.abort();
	expect((await failure).kind).toBe('cancelled');
	expect(clock.pending).toBe(0);
});

it('forgets documents of long ago', async () => {
	const { clock, spacing, acquire } = newSpacing();
	for (let index = 0; index < 2_000; index += 1) {
		await clock.run(acquire(`id-${index}`));
		await clock.advance(100);
	}
	const remembered = (spacing as unknown as { nextAllowed: Map<string, number> }).nextAllowed;
	expect(remembered.size).toBeLessThan(600);
});
