/** 1 MB of the worst for each reader of outside data; what takes quadratic time takes minutes. */
type Bench = typeof import('../../bench/hostile.mjs');

/** Processor time. The slowest takes a tenth of it. */
const MAX_MS = 10_000;

let bench: Bench;
beforeAll(async () => {
	bench = await import('../../bench/hostile.mjs');
});

it.each([
	...[
		'error body',
		'Retry-After',
		'secrets in words',
		'task status',
		'file name',
		'type of a file',
	],
	...['JSON in pieces', 'ZIP archive', 'table', 'CSV', 'Markdown', 'chunks', 'template text'],
	...['texts of a PDF', 'signature of a delivery'],
])('%s', async (name) => {
	for (const piece of bench.READERS[name]?.pieces ?? []) {
		const { cpuMs } = await bench.measure(name, piece);
		expect([piece, cpuMs < MAX_MS]).toEqual([piece, true]);
	}
});

it('are all readers of the bench', () => {
	expect(Object.keys(bench.READERS)).toHaveLength(15);
});
