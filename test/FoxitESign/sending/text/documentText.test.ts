import { documentTexts } from '../../../../nodes/FoxitESign/sending/text/documentText';

const TAG = '${signfield:1:y: ____}';

/** Fonts are subset and their codes renumbered, as word processors do it. */
async function pdfWith(text: string, save = ''): Promise<Buffer> {
	const { makePdf } = await import('../../../support/make-pdf.mjs');
	return Buffer.from(await makePdf({ pages: [{ text }], save }));
}

/** A PDF made by hand: a content stream as it is, and a map of codes. */
function rawPdf(content: string, map = ''): Buffer {
	const stream = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
	return Buffer.from(
		`%PDF-1.7\n1 0 obj\n${stream(content)}\nendobj\n2 0 obj\n${stream(map)}\nendobj\n%%EOF`,
		'latin1',
	);
}

const found = async (bytes: Buffer) => (await documentTexts(bytes)).join('\n');

describe('the text of a PDF', () => {
	it.each([
		['compressed', ''],
		['not compressed', 'decompress'],
	])('is found, %s', async (_how, save) => {
		expect(await found(await pdfWith(`Sign here: ${TAG}`, save))).toContain(TAG);
	});

	it('is found in a font of its own codes', async () => {
		expect(await found(await pdfWith(`Sign here, Łukasz: ${TAG}`))).toContain(TAG);
	});

	it('is put together from its pieces, with escapes and brackets within', async () => {
		const content = String.raw`BT [(\${s) -20 (ignfield:1:y: )] TJ (____}) Tj (a \(b\) \143) Tj ET`;
		expect(await found(rawPdf(content))).toContain(`${TAG}a (b) c`);
	});

	it('is read by the map of its font, character by character and in ranges', async () => {
		const map =
			'1 beginbfchar <0001> <0024> endbfchar 2 beginbfrange <0002> <0003> <007B> ' +
			'<0010> <0012> [<0061> <0062> <0063>] endbfrange';
		expect(await found(rawPdf('<0001000200100011001200040003> Tj', map))).toContain('${abc|');
	});

	it.each([
		['cut short', rawPdf('(text) Tj').subarray(0, 60)],
		['no PDF at all behind its first bytes', Buffer.from('%PDF-1.7\nstream stream endstream')],
		[
			'a damaged stream',
			Buffer.from('%PDF-1.7\n1 0 obj <</Filter /FlateDecode>> stream\nXYZ\nendstream'),
		],
		[
			'a map of everything',
			rawPdf('<0041> Tj', 'beginbfrange <0000> <FFFFFFFF> <0041> endbfrange'),
		],
	])('that is %s is passed over', async (_what, bytes) => {
		await expect(documentTexts(bytes)).resolves.toBeInstanceOf(Array);
	});
});

describe('the text of', () => {
	it('a Word file is found, in whatever runs it stands', async () => {
		const { makeDocx } = await import('../../../support/office.mjs');
		expect(await found(Buffer.from(await makeDocx([`Sign: ${TAG}`])))).toContain(TAG);
	});

	it('a web page is found, with its entities read', async () => {
		const html = '<p>Sign <b>&#36;{sign</b>field:1:y:&nbsp;____}</p>';
		expect(await found(Buffer.from(html))).toContain('${signfield:1:y: ____}');
	});

	it('a text file is found', async () => {
		expect(await found(Buffer.from(`Sign: ${TAG}\n`))).toContain(TAG);
	});

	it('a broken archive is none', async () => {
		expect(await documentTexts(Buffer.from('PK\u0003\u0004 and nothing more'))).toEqual([]);
	});
});
