import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

type Pool = import('../../sandbox/src/workers/pool').EnginePool;

const script = pathToFileURL(join(__dirname, 'fixtures/pool-worker.mjs'));
const work = (operation: string) => ({ operation, inputs: [], options: {}, folder: '' });

/** Reached only by what hangs, however busy the machine is. */
const LONG_MS = 300_000;

let pool: Pool;

async function poolOf(size: number): Promise<Pool> {
	const built = join(__dirname, '../../sandbox/dist/workers/pool.js');
	const { EnginePool } = (await import(built)) as typeof import('../../sandbox/src/workers/pool');
	return new EnginePool({ size, script });
}

beforeEach(async () => {
	pool = await poolOf(1);
});
afterEach(async () => {
	await pool.close();
});

it('does work one by one', async () => {
	const results = await Promise.all([1, 2, 3].map(() => pool.run(work('work'), LONG_MS)));
	expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
});

it('passes failures on with their code', async () => {
	await expect(pool.run(work('fail'), LONG_MS)).rejects.toMatchObject({ code: 'X', message: 'no' });
});

it.each([
	['exits', 'exit', 'Conversion engine crashed', LONG_MS],
	['throws', 'throw', 'Conversion engine crashed: out of memory, say', LONG_MS],
	['hangs', 'hang', 'Conversion took longer than 0.3 s and was stopped', 300],
])('replaces a worker that %s, and fails only its task', async (_, operation, message, limitMs) => {
	const lost = pool.run(work(operation), limitMs);
	const next = pool.run(work('work'), LONG_MS);
	await expect(lost).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR', message });
	await expect(next).resolves.toMatchObject({ kind: 'data' });
});

it('runs beside each other what it has workers for', async () => {
	await pool.close();
	pool = await poolOf(2);
	const hanging = pool.run(work('hang'), 2000);
	await expect(pool.run(work('work'), LONG_MS)).resolves.toMatchObject({ kind: 'data' });
	await expect(hanging).rejects.toThrow(/took longer/);
});

it('gives up everything when it closes', async () => {
	const runs = [pool.run(work('hang'), 60_000), pool.run(work('work'), 60_000)];
	const outcomes = Promise.allSettled(runs);
	await pool.close();
	expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	await expect(pool.run(work('work'), 1000)).rejects.toThrow('The sandbox is stopping');
});
