import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo } from './refusals';
import { analyse, ANALYZE, TRIAL } from './structure-result';

const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');

describe('the endpoint', () => {
	it('lives at both paths', async () => {
		const { textPdf } = await make();
		const bytes = await textPdf('the same');
		const [one, other] = [
			await analyse(sandbox, bytes),
			await analyse(sandbox, bytes, {}, ANALYZE),
		];
		expect(one.elements).toEqual(other.elements);
		const names = (await sandbox.control.documents()).map(({ fileName }) => fileName);
		expect(names).toContain('a.zip');
	});

	it.each([
		[false, 404, `No static resource pdf-services/api/documents/${TRIAL}.`],
		[405, 405, "Request method 'POST' is not supported"],
	])('can be closed at the trial path: %j', async (structuralTrialPath, status, message) => {
		const { textPdf } = await make();
		await sandbox.control.settings({ structuralTrialPath });
		const documentId = await sandbox.client.upload('a.pdf', await textPdf('x'));
		expect(await refusalOf(sandbox, TRIAL, { documentId })).toMatchObject({ status, message });
		expect(await refusalOf(sandbox, TRIAL, {})).toMatchObject({ status, message });
		const { elements } = await analyse(sandbox, await textPdf('still here'), {}, ANALYZE);
		expect(elements[0]!.content.text).toBe('still here');
	});

	it('opens a protected file with its password', async () => {
		const { protectedPdf } = await make();
		const bytes = await protectedPdf('key', 'hidden words');
		const { texts, info } = await analyse(sandbox, bytes, { password: 'key' });
		expect(texts('paragraph')).toEqual(['hidden words']);
		expect(info.extendedMetadata).toMatchObject({ isEncrypted: true });
	});

	describe.each([TRIAL, ANALYZE])('%s', (path) => refusesAsAllDo(sandbox, path));
});
