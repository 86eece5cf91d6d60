import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo, validationError } from './refusals';

const PATH = 'convert/pdf-to-html';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');

async function htmlOf(bytes: Uint8Array, options: object = {}): Promise<string> {
	const html = await sandbox.client.convert(PATH, 'a<b>.pdf', bytes, options);
	return new TextDecoder('utf-8', { fatal: true }).decode(html);
}

const plain = (html: string) =>
	html
		.replace(/<head>.*<\/head>/s, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();

it('makes one HTML file in UTF-8 with the text and the pictures of all pages', async () => {
	const { makePdf } = await make();
	const { makePng } = await import('../../support/images.mjs');
	const bytes = await makePdf({
		pages: [{ text: 'Größe <b> Привет', images: [{ bytes: makePng(9, 9) }] }, 'zwei'],
	});
	const html = await htmlOf(bytes);
	expect(html).toMatch(/^<!DOCTYPE html>\s*<html><head><meta charset="utf-8"><title>a&#60;b&#62;/);
	expect(html).toContain('id="page2"');
	expect(
		plain(html).replace(/&#x([0-9a-f]+);/gi, (_, code: string) =>
			String.fromCodePoint(parseInt(code, 16)),
		),
	).toBe('Größe &lt;b&gt; Привет zwei');
	const [, data] = /src="data:image\/png;base64,([^"]*)"/.exec(html) ?? [];
	expect(Buffer.from(data!, 'base64').subarray(1, 4).toString()).toBe('PNG');
});

it('takes the pages of a range', async () => {
	const { textPdf } = await make();
	expect(plain(await htmlOf(await textPdf('a', 'b', 'c'), { pageRange: '2-9' }))).toBe('b c');
	const documentId = await sandbox.client.upload('a.pdf', await textPdf('a'));
	expect(await refusalOf(sandbox, PATH, { documentId, pageRange: '2-1' })).toEqual(
		validationError("Invalid value '2-1' for 'pageRange'. A range must not run backwards"),
	);
});

it('goes back to a PDF with the same text', async () => {
	const { textPdf } = await make();
	const { readPdf } = await import('../../support/pdf.mjs');
	const html = await htmlOf(await textPdf('Größe Привет'));
	const back = await sandbox.client.convert('create/pdf-from-html', 'a.html', html);
	expect((await readPdf(back)).text.trim()).toBe('Größe Привет');
});

it('opens a protected document with its password', async () => {
	const { protectedPdf } = await make();
	expect(plain(await htmlOf(await protectedPdf('pw'), { password: 'pw' }))).toBe('hidden words');
});

refusesAsAllDo(sandbox, PATH);
