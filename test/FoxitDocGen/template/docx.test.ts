import JSZip from 'jszip';

import { checkTemplate, namesOf } from '../../../nodes/FoxitDocGen/template/checkTemplate';
import { readDocx } from '../../../nodes/FoxitDocGen/template/docx';
import { failureOf } from '../../support/failures';
import { builder } from '../../shared/zip/support/builder';
import { word } from '../support/words';

const LABEL = 'Template URL';

it('reads the parts that can hold tags, the body first', async () => {
	const bytes = await word(['body'], { header: ['head'], footer: ['foot'], footnotes: ['note'] });
	const { parts } = await readDocx(bytes, LABEL);
	expect(parts[0]?.name).toBe('word/document.xml');
	expect(parts.map(({ name }) => name).sort()).toEqual([
		...['word/document.xml', 'word/footer1.xml', 'word/footnotes.xml', 'word/header1.xml'],
	]);
	expect(parts[0]?.xml).toContain('<w:t xml:space="preserve">body</w:t>');
});

it('reads letters of any language', async () => {
	const { parts } = await readDocx(await word(['Größe 大小 😀']), LABEL);
	expect(parts[0]?.xml).toContain('Größe 大小 😀');
});

it.each<[what: string, bytes: () => Promise<Buffer>, message: string]>([
	[
		'a workbook',
		async () => await (await import('../../support/office.mjs')).makeXlsx([['a']]),
		'The template is not a Word document',
	],
	[
		'an archive that breaks off',
		async () => (await word(['text'])).subarray(0, 600),
		'The template cannot be read: ',
	],
	[
		'an archive that is damaged within',
		async () => {
			const bytes = await word(['text']);
			const at = bytes.indexOf('word/document.xml');
			return bytes.fill(0x55, at + 20, at + 120);
		},
		'The template cannot be read: ',
	],
	[
		'a declaration of entities',
		async () => {
			const zip = await JSZip.loadAsync(await word(['text']));
			const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
			const doctype = '<!DOCTYPE a [<!ENTITY b "{{name}}">]>';
			const declared = xml.replace(/^(<\?xml[^>]*\?>)?\s*/, `$1\n${doctype}`);
			zip.file('word/document.xml', declared);
			return await zip.generateAsync({ type: 'nodebuffer' });
		},
		'The template declares a document type (DOCTYPE)',
	],
	[
		'a bomb',
		async () => {
			const { buildZip, DEFLATED } = await builder();
			const content = Buffer.alloc(70 * 1024 * 1024);
			return buildZip({ members: [{ name: 'word/document.xml', content, method: DEFLATED }] });
		},
		'The template cannot be read: ',
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
	const { parts } = await readDocx(await zip.generateAsync({ type: 'nodebuffer' }), LABEL);
	expect(parts.map(({ name }) => name)).toEqual(['word/document.xml']);
});

describe('files as other programs write them', () => {
	const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
	const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

	/** A document whose members are changed, names and texts. */
	async function changed(change: (name: string, text: string) => [name: string, text: string]) {
		const zip = await JSZip.loadAsync(await word(['Dear {{name}}'], { header: ['{{title}}'] }));
		const other = new JSZip();
		for (const [name, file] of Object.entries(zip.files)) {
			if (!file.dir) other.file(...change(name, await file.async('text')));
		}
		return await other.generateAsync({ type: 'nodebuffer' });
	}

	const elsewhere = (name: string, text: string): [string, string] => [
		name
			.replace('word/document.xml', 'word/document2.xml')
			.replace('document.xml.rels', 'document2.xml.rels'),
		/Types|_rels\/\.rels/.test(name)
			? text.replaceAll('word/document.xml', 'word/document2.xml')
			: text,
	];
	const prefixed = (name: string, text: string): [string, string] => [
		name,
		name.startsWith('word/')
			? text
					.replaceAll('<w:', '<ns0:')
					.replaceAll('</w:', '</ns0:')
					.replace('xmlns:w=', 'xmlns:ns0=')
			: text,
	];
	const bare = (name: string, text: string): [string, string] => [
		name,
		name.startsWith('word/')
			? text.replaceAll('<w:', '<').replaceAll('</w:', '</').replace('xmlns:w=', 'xmlns=')
			: text,
	];
	const strict = (name: string, text: string): [string, string] => [
		name,
		text.replaceAll(WORD, STRICT),
	];

	it.each([
		['a body under another name', elsewhere],
		['another prefix', prefixed],
		['no prefix', bare],
		['the strict form', strict],
	])('%s', async (_what, change) => {
		const report = await checkTemplate(await readDocx(await changed(change), LABEL));
		expect(namesOf(report).scalars).toEqual(['name', 'title']);
		expect(report.findings).toEqual([]);
	});

	it('text that was moved counts where it is now', async () => {
		const run = '<w:r><w:t>{{name}}</w:t></w:r>';
		const bytes = await changed((name, text) => [
			name,
			name === 'word/document.xml'
				? text.replace(
						/<w:p>.*?<\/w:p>/s,
						`<w:p><w:moveFrom><w:r><w:t>{{old}}</w:t></w:r></w:moveFrom><w:moveTo>${run}</w:moveTo></w:p>`,
					)
				: text,
		]);
		const report = await checkTemplate(await readDocx(bytes, LABEL));
		expect(namesOf(report).scalars).toEqual(['name', 'title']);
	});
});

it('refuses more tags than any template has, before they fill the memory', async () => {
	// 20 MB of tags, 30 KB when zipped.
	const bytes = await word(['{{a}}'.repeat(4_000_000)]);
	const failure = await failureOf(readDocx(bytes, LABEL).then(checkTemplate));
	expect(failure.message).toBe('The template has more than 100,000 tags');
});
