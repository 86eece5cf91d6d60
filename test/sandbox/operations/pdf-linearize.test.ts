import { useSandbox } from '../../support/use-sandbox';
import { refusesAsAllDo } from './refusals';

const PATH = 'optimize/pdf-linearize';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');
const facts = () => import('./pdf-facts.mjs');
const reader = () => import('../../support/pdf.mjs');

it('puts the first page first, and says so as ISO 32000 wants it', async () => {
	const { makePdf } = await make();
	const { infoOf } = await facts();
	const { readPdf } = await reader();
	const bytes = await makePdf({
		pages: ['a', { text: 'b', rotate: 90 }, 'c'],
		info: { Title: 'Kept' },
		outline: [{ title: 'C', page: 3 }],
	});
	expect(await infoOf(bytes)).toMatchObject({ IsLinearized: false });

	const fast = await sandbox.client.convert(PATH, 'a.pdf', bytes);
	expect(await infoOf(fast)).toMatchObject({ IsLinearized: true, Title: 'Kept' });
	expect(await readPdf(fast)).toEqual(await readPdf(bytes));
	const head = Buffer.from(fast.slice(0, 1024)).toString('latin1');
	const dictionary = /<<[^>]*\/Linearized 1[^>]*>>/.exec(head)?.[0] ?? '';
	const numbers = Object.fromEntries(
		[...dictionary.matchAll(/\/([LNET]) (\d+)/g)].map(([, key, value]) => [key, Number(value)]),
	) as Record<'L' | 'N' | 'E' | 'T', number>;
	expect(numbers).toMatchObject({ L: fast.length, N: 3 });
	// All of the first page comes before the end it names.
	expect(numbers.E).toBeLessThan(numbers.L);
	expect(numbers.T).toBeLessThan(numbers.L);
});

it('opens a protected document with its password, and leaves it protected', async () => {
	const { makePdf } = await make();
	const { infoOf } = await facts();
	const { readPdf } = await reader();
	const bytes = await makePdf({ pages: ['in'], userPassword: 'pä', ownerPassword: 'owner' });
	for (const password of ['pä', 'owner']) {
		const fast = await sandbox.client.convert(PATH, 'a.pdf', bytes, { password });
		await expect(readPdf(fast)).rejects.toThrow(/password/i);
		expect((await readPdf(fast, 'pä')).text).toBe('in');
		expect(await infoOf(fast, 'pä')).toMatchObject({ IsLinearized: true });
	}
});

it('tolerates members it does not know', async () => {
	const { textPdf } = await make();
	const options = { compressionLevel: 'LOW', password: null };
	const task = await sandbox.client.run(PATH, 'a.pdf', await textPdf('a'), options);
	expect(task.status).toBe('COMPLETED');
});

refusesAsAllDo(sandbox, PATH);
