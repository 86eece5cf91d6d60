import JSZip from 'jszip';

import { readDocx } from '../../../nodes/FoxitDocGen/template/docx';
import { failureOf } from '../../support/failures';
import { builder } from '../../shared/zip/support/builder';
import { word } from '../support/words';

const LABEL = 'Template URL';

it('reads the parts that can hold tags, the body first', async () => {
	const bytes = await word(['body'], { header: ['head'], footer: ['foot'], footnotes: ['note'] });
	const parts = await readDocx(bytes, LABEL);
	expect(parts[0]?.name).toBe('word/document.xml');
	expect(parts.map(({ name }) => name).sort()).toEqual([
		...['word/document.xml', 'word/footer1.xml', 'word/footnotes.xml', 'word/header1.xml'],
	]);
	expect(parts[0]?.xml).toContain('<w:t xml:space="preserve">body</w:t>');
});

it('reads letters of any language', async () => {
	const [part] = await readDocx(await word(['Größe 大小 😀']), LABEL);
	expect(part?.xml).toContain('Größe 大小 😀');
});

it.each<[what: string, bytes: () => Promise<Buffer>, message: string]>([
	[
		'a workbook',
		async () => await (await import('../../support/office.mjs')).makeXlsx([['a']]),
		'The template is no Word document: it has no word/document.xml',
	],
	[
		'an archive that breaks off',
		async () => (await word(['text'])).subarray(0, 600),
		'The template is damaged: ',
	],
	[
		'an archive that is damaged within',
		async () => {
			const bytes = await word(['text']);
			const at = bytes.indexOf('word/document.xml');
			return bytes.fill(0x55, at + 20, at + 120);
		},
		'The template is damaged: ',
	],
	[
		'a bomb',
		async () => {
			const { buildZip, DEFLATED } = await builder();
			const content = Buffer.alloc(70 * 1024 * 1024);
			return buildZip({ members: [{ name: 'word/document.xml', content, method: DEFLATED }] });
		},
		'The template is damaged: ',
	],
])('refuses %s', async (_what, bytes, message) => {
	const failure = await failureOf(readDocx(await bytes(), LABEL));
	expect(failure.kind).toBe('input');
	expect(failure.message).toContain(message);
	expect(failure.facts).toMatchObject({ parameter: LABEL });
	expect(failure.facts.advice).toMatch(/\(\.docx\)/);
});

it('does not read pictures', async () => {
	const zip = await JSZip.loadAsync(await word(['text']));
	const folder = 'word/media/';
	for (let index = 0; index < 3; index += 1) zip.file(`${folder}${index}.png`, Buffer.alloc(1e6));
	const parts = await readDocx(await zip.generateAsync({ type: 'nodebuffer' }), LABEL);
	expect(parts.map(({ name }) => name)).toEqual(['word/document.xml']);
});
