/** examples/generate-compress-protect.json: generated, made smaller and locked, each with its own password. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { TEMPLATES, useExample } from './use-example';

const example = useExample('generate-compress-protect.json');

it('makes payslips that open with the password of their owner only', async () => {
	const { result, folder, files } = await example.run(TEMPLATES);
	expect(result.error).toBeUndefined();
	expect(files).toEqual(['payslip-ellis.pdf', 'payslip-gruenwald.pdf']);
	const { readPdf } = await import('../support/pdf.mjs');
	const textOf = async (index: number, password?: string) => {
		const bytes = readFileSync(join(folder, files[index] ?? ''));
		return (await readPdf(bytes, password)).text.replace(/\s+/g, ' ');
	};
	expect(await textOf(0, 'ellis-1968')).toContain('Payslip January 2026 Margaret Ellis');
	expect(await textOf(0, 'ellis-1968')).toContain('Paid out €4,789.25');
	expect(await textOf(1, 'gruenwald-1975')).toContain('Jonas Grünwald, Partner');
	await expect(textOf(1, 'ellis-1968')).rejects.toThrow(/password/i);
	await expect(textOf(0)).rejects.toThrow(/password/i);
});

it('spends three credits on each, and leaves nothing at the service', async () => {
	await example.control.reset();
	await example.run(TEMPLATES);
	const operations = (await example.control.ledger()).map(({ operation }) => operation);
	expect(operations.sort()).toEqual([
		...['docgen-generate', 'docgen-generate'],
		...['pdf-compress', 'pdf-compress', 'pdf-protect', 'pdf-protect'],
	]);
	expect(await example.control.documents()).toEqual([]);
});
