import { useSandbox } from '../support/use-sandbox';

const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 } });

/** Markup the engine's own code breaks off at. */
const DEEP = '<table><tr><td>'.repeat(300) + 'x';

it('a thread whose engine broke off is replaced, so that the work after it succeeds', async () => {
	for (let round = 0; round < 3; round++) {
		const broken = await sandbox.client.run('create/pdf-from-html', 'deep.html', DEEP);
		expect(broken).toMatchObject({ status: 'FAILED' });
		const next = await sandbox.client.run('create/pdf-from-html', 'plain.html', '<p>x</p>');
		expect(next).toMatchObject({ status: 'COMPLETED' });
	}
});
