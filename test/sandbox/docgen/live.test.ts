import { readFile } from 'node:fs/promises';
import { describeWithSharedData } from '../../support/shared-data';
import { useSandbox } from '../../support/use-sandbox';
import { generate } from './docgen-client';

const sandbox = useSandbox();

const TEMPLATES = ['invoice_full', 'contract_standard', 'compliance_attestation'] as const;

/** What the real service made of the same template and the same values. */
describeWithSharedData('a document of the live service', 'data/docgen', (folder) => {
	it.each(TEMPLATES)('reads as the sandbox’s does, page by page: %s', async (name) => {
		const { readPdf } = await import('../../support/pdf.mjs');
		const values = JSON.parse(await readFile(`${folder}/${name}.values.json`, 'utf8')) as object;
		const template = await readFile(`${folder}/${name}.docx`);
		const live = await readPdf(await readFile(`${folder}/${name}.rendered-by-foxit.pdf`));
		const ours = await readPdf(await generate(sandbox, template, values, 'pdf'));
		expect(live.text).not.toBe('');
		expect(ours.pages.map(({ text }) => folded(text))).toEqual(
			live.pages.map(({ text }) => folded(text)),
		);
		expect(ours.pages.map(({ width, height }) => [width, height])).toEqual(
			live.pages.map(({ width, height }) => [width, height]),
		);
	});
});

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();
