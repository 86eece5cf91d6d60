import JSZip from 'jszip';
import { useSandbox } from '../support/use-sandbox';

const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const office = () => import('../support/office.mjs');
const images = () => import('../support/images.mjs');

/** Converts and reads the result with another PDF reader. */
async function pdfOf(
	operation: string,
	name: string,
	content: Uint8Array | string,
	options?: object,
) {
	const { readPdf } = await import('../support/pdf.mjs');
	return await readPdf(await sandbox.client.convert(`create/${operation}`, name, content, options));
}

async function failureOf(operation: string, name: string, content: Uint8Array | string) {
	const task = await sandbox.client.run(`create/${operation}`, name, content);
	expect(task).toMatchObject({ status: 'FAILED', progress: 0 });
	expect(task).not.toHaveProperty('resultDocumentId');
	return task.error;
}

describe('pdf-from-word', () => {
	it('puts all text of the document into the PDF', async () => {
		const { makeDocx } = await office();
		const docx = await makeDocx([
			'Rechnung Nr. 17',
			'Größe: 5 < 7 & "Ende"',
			'Привет κόσμε 日本語',
		]);
		const pdf = await pdfOf('pdf-from-word', 'a.docx', docx);
		expect(pdf.pageCount).toBe(1);
		expect(pdf.text).toBe('Rechnung Nr. 17\nGröße: 5 < 7 & "Ende"\nПривет κόσμε 日本語');
	});

	it('starts a page at each page break and uses the document’s page size', async () => {
		const { makeDocx } = await office();
		const pdf = await pdfOf(
			'pdf-from-word',
			'a.docx',
			await makeDocx(['one', '\f', 'two', '\f', 'three']),
		);
		expect(pdf.pages.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
		expect(Math.round(pdf.pages[0]!.width)).toBe(595);
	});

	it.each([
		[
			'a break in the middle of a run',
			'<w:p><w:r><w:t>left</w:t><w:br w:type="page"/><w:t>right</w:t></w:r></w:p>',
		],
		[
			'a paragraph that asks for a new page',
			paragraph('left') + paragraph('right', '<w:pageBreakBefore/>'),
		],
		['the end of a section', paragraph('left', '<w:sectPr/>') + paragraph('right')],
	])('begins a page at %s', async (_, body) => {
		const pdf = await pdfOf('pdf-from-word', 'a.docx', await docxWithBody(body));
		expect(pdf.pages.map(({ text }) => text)).toEqual(['left', 'right']);
	});

	it.each([
		[
			'a continuous section',
			`${paragraph('left', '<w:sectPr/>')}${paragraph('right')}<w:sectPr><w:type w:val="continuous"/></w:sectPr>`,
		],
		[
			'pageBreakBefore switched off',
			paragraph('left') + paragraph('right', '<w:pageBreakBefore w:val="0"/>'),
		],
		['a line break', '<w:p><w:r><w:t>left</w:t><w:br/><w:t>right</w:t></w:r></w:p>'],
	])('begins none at %s', async (_, body) => {
		const pdf = await pdfOf('pdf-from-word', 'a.docx', await docxWithBody(body));
		expect(pdf.pages.map(({ text }) => text.split(/\s/))).toEqual([['left', 'right']]);
	});

	it.each(['.docm', '.dotx', '.dotm', '.DOCX'])('reads %s as well', async (extension) => {
		const { makeDocx } = await office();
		expect(
			(await pdfOf('pdf-from-word', `a${extension}`, await makeDocx(['same inside']))).text,
		).toBe('same inside');
	});
});

describe('pdf-from-excel', () => {
	it('puts strings and numbers into the PDF as text', async () => {
		const { makeXlsx } = await office();
		const xlsx = await makeXlsx([
			['Article', 'Price'],
			['Apple', 1.25],
			[null, -3],
		]);
		const pdf = await pdfOf('pdf-from-excel', 'a.xlsx', xlsx);
		expect(pdf.pageCount).toBe(1);
		expect(pdf.text.split(/\s+/)).toEqual(['Article', 'Price', 'Apple', '1.25', '-3']);
	});

	it('shrinks a wide sheet rather than lose columns', async () => {
		const { makeXlsx } = await office();
		const columns = Array.from({ length: 60 }, (_, index) => `column${index}`);
		const pdf = await pdfOf('pdf-from-excel', 'a.xlsx', await makeXlsx([columns]));
		expect(pdf.text.split(/\s+/)).toEqual(columns);
	});

	it('runs over as many pages as the rows need', async () => {
		const { makeXlsx } = await office();
		const rows = Array.from({ length: 500 }, (_, index) => [`row-${index}`]);
		const pdf = await pdfOf('pdf-from-excel', 'a.xlsx', await makeXlsx(rows));
		expect(pdf.pageCount).toBeGreaterThan(3);
		expect(pdf.text.split(/\s+/)).toEqual(rows.flat());
	});

	it.each([
		['commas', 'a,b\n"x, y","say ""hi"""\n', 'a b x, y say "hi"'],
		['semicolons', 'Stück;Preis\n3;1,50\n', 'Stück Preis 3 1,50'],
		['a byte order mark and markup', '\ufeff<b>bold</b>,2\n', '<b>bold</b> 2'],
	])('reads CSV with %s', async (_, csv, text) => {
		expect((await pdfOf('pdf-from-excel', 'a.csv', csv)).text.replaceAll('\n', ' ')).toBe(text);
	});
});

describe('pdf-from-ppt', () => {
	it('makes each slide a page of the presentation’s size', async () => {
		const { makePptx } = await office();
		const slides = ['First', { title: 'Second', lines: ['alpha', 'beta & gamma'] }, 'Third'];
		const pdf = await pdfOf('pdf-from-ppt', 'a.pptx', await makePptx(slides));
		expect(pdf.pages).toEqual(
			['First', 'Second\nalpha\nbeta & gamma', 'Third'].map((text) => ({
				text,
				width: 720,
				height: 540,
				rotation: 0,
			})),
		);
	});

	it('keeps a crowded slide on one page', async () => {
		const { makePptx } = await office();
		const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
		const pdf = await pdfOf('pdf-from-ppt', 'a.pptx', await makePptx([{ title: 'Full', lines }]));
		expect(pdf.pages.map(({ text }) => text)).toEqual([['Full', ...lines].join('\n')]);
	});

	it('leaves hidden slides out', async () => {
		const { makePptx } = await office();
		const zip = await JSZip.loadAsync(await makePptx(['shown', 'hidden']));
		const slide = await zip.file('ppt/slides/slide2.xml')!.async('string');
		zip.file('ppt/slides/slide2.xml', slide.replace('<p:sld ', '<p:sld show="0" '));
		const pdf = await pdfOf(
			'pdf-from-ppt',
			'a.pptx',
			await zip.generateAsync({ type: 'uint8array' }),
		);
		expect(pdf.pages.map(({ text }) => text)).toEqual(['shown']);
	});
});

describe('pdf-from-text', () => {
	const TEXT = 'Zürich, Привет, Ελλάδα, 日本語, 5 €';

	it.each([
		['UTF-8', Buffer.from(TEXT)],
		['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
		['UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
	])('reads %s', async (_, bytes) => {
		expect((await pdfOf('pdf-from-text', 'a.txt', bytes)).text).toBe(TEXT);
	});

	it('takes what is not UTF-8 for Windows-1252', async () => {
		expect(
			(await pdfOf('pdf-from-text', 'a.txt', Buffer.from('Z\xfcrich \x80', 'latin1'))).text,
		).toBe('Zürich €');
	});

	it('keeps lines, wraps long words and starts a page at a form feed', async () => {
		const word = 'x'.repeat(300);
		const pdf = await pdfOf('pdf-from-text', 'a.txt', `one\n${word}END\ntwo\fnext page`);
		expect(pdf.pageCount).toBe(2);
		expect(pdf.pages[0]!.text.replace(/x\n(?=[xE])/g, 'x')).toBe(`one\n${word}END\ntwo`);
		expect(pdf.pages[1]!.text).toBe('next page');
	});

	it('makes an empty page of an empty file', async () => {
		expect(await pdfOf('pdf-from-text', 'a.txt', '')).toMatchObject({ pageCount: 1, text: '' });
	});
});

describe('pdf-from-html', () => {
	const PAGE =
		'<html><head><meta charset="utf-8"></head><body><h1>Titel</h1><p>Text mit Größe</p></body></html>';

	it('puts the text on an A4 page when nothing is said', async () => {
		const pdf = await pdfOf('pdf-from-html', 'a.html', PAGE);
		expect(pdf.pages).toEqual([
			{ text: 'Titel\nText mit Größe', width: 595, height: 842, rotation: 0 },
		]);
	});

	it('obeys the charset the page declares', async () => {
		const html = Buffer.from('<meta charset="iso-8859-2"><p>\xb3\xf3d\xbc</p>', 'latin1');
		expect((await pdfOf('pdf-from-html', 'a.htm', html)).text).toBe('łódź');
	});

	it.each([
		['nested, as numbers', { config: { dimension: { width: 300, height: 400 }, rotation: '90' } }],
		[
			'nested, as digits',
			{ config: { dimension: { width: '300', height: '400' }, rotation: '90' } },
		],
		['at the top level', { dimension: { width: '300', height: '400' }, rotation: '90' }],
		[
			'at both, config winning',
			{ config: { dimension: { width: 300, height: 400 }, rotation: '90' }, rotation: '270' },
		],
	])('honours page options given %s', async (_, options) => {
		const pdf = await pdfOf('pdf-from-html', 'a.html', PAGE, options);
		expect(pdf.pages).toMatchObject([{ width: 300, height: 400, rotation: 90 }]);
	});

	it('makes many pages or a single long one', async () => {
		const html = Array.from({ length: 120 }, (_, index) => `<p>paragraph ${index}</p>`).join('');
		const many = await pdfOf('pdf-from-html', 'a.html', html);
		const single = await pdfOf('pdf-from-html', 'a.html', html, {
			config: { pageMode: 'SINGLE_PAGE' },
		});
		expect(many.pageCount).toBeGreaterThan(2);
		expect(single.pageCount).toBe(1);
		expect(single.pages[0]!.height).toBeGreaterThan(2 * 842);
		expect(single.text.split('\n')).toEqual(many.text.split('\n'));
	});

	it('shrinks what is too wide with SCALE, cuts it off with NO_SCALE', async () => {
		const words = Array.from({ length: 60 }, (_, index) => `word${index}`);
		const html = `<pre>${words.join(' ')}</pre>`;
		const scaled = await pdfOf('pdf-from-html', 'a.html', html, {
			config: { scalingMode: 'SCALE' },
		});
		const cut = await pdfOf('pdf-from-html', 'a.html', html, {
			config: { scalingMode: 'NO_SCALE' },
		});
		expect(scaled.text.split(' ')).toEqual(words);
		expect(cut.text).not.toContain('word59');
	});

	it('breaks pages where the style sheet says so', async () => {
		const html = '<p style="break-after: page">one</p><p>two</p>';
		expect((await pdfOf('pdf-from-html', 'a.html', html)).pages.map(({ text }) => text)).toEqual([
			'one',
			'two',
		]);
	});
});

describe('pdf-from-image', () => {
	/** Pages as [width, height], scaled so that the resolution of the picture does not matter. */
	const shapes = (pages: Array<{ width: number; height: number }>) =>
		pages.map(({ width, height }) => Math.round((100 * width) / height));

	it('makes one page of a PNG, JPEG or BMP', async () => {
		const { makePng, makeBmp, JPEG_16_BY_12 } = await images();
		for (const [name, bytes] of [
			['a.png', makePng(160, 120)],
			['a.jpg', JPEG_16_BY_12],
			['a.JPEG', JPEG_16_BY_12],
			['a.bmp', makeBmp(160, 120)],
		] as const) {
			expect([name, shapes((await pdfOf('pdf-from-image', name, bytes)).pages)]).toEqual([
				name,
				[133],
			]);
		}
	});

	it('makes a page of every page of a TIFF', async () => {
		const { makeTiff } = await images();
		const pdf = await pdfOf(
			'pdf-from-image',
			'a.tiff',
			makeTiff([
				[40, 30],
				[20, 50],
				[9, 9],
			]),
		);
		expect(shapes(pdf.pages)).toEqual([133, 40, 100]);
	});

	it('takes the first frame of a GIF', async () => {
		const { makeGif } = await images();
		const { readPdf, firstPixel } = await import('../support/pdf.mjs');
		const gif = makeGif(20, 10, [
			[250, 10, 10],
			[10, 250, 10],
			[10, 10, 250],
		]);
		const pdf = await sandbox.client.convert('create/pdf-from-image', 'a.gif', gif);
		expect((await readPdf(pdf)).pageCount).toBe(1);
		expect(await firstPixel(pdf)).toEqual([250, 10, 10]);
	});

	it('makes a page of each picture in a ZIP, in the order people count', async () => {
		const { makePng, makeTiff } = await images();
		const zip = new JSZip()
			.file('scan10.png', makePng(10, 10))
			.file('scan2.png', makePng(20, 10))
			.file(
				'deep/er/scan1.tif',
				makeTiff([
					[30, 10],
					[40, 10],
				]),
			)
			.file('__MACOSX/._scan2.png', 'shadow')
			.file('readme.txt', 'not a picture');
		const pdf = await pdfOf(
			'pdf-from-image',
			'a.zip',
			await zip.generateAsync({ type: 'uint8array' }),
		);
		expect(shapes(pdf.pages)).toEqual([300, 400, 200, 100]);
	});
});

describe('files that cannot be converted', () => {
	it.each([
		['pdf-from-word', 'a.docx', 'plain words', /DOCX file is damaged or not what its name says/],
		['pdf-from-word', 'a.docx', Buffer.from('PK\x03\x04 cut off', 'latin1'), /damaged/],
		['pdf-from-excel', 'a.xlsx', '', /XLSX file is damaged/],
		['pdf-from-image', 'a.png', 'no picture', /PNG file is damaged/],
		['pdf-from-image', 'a.zip', 'no archive', /ZIP file is damaged/],
		['pdf-from-image', 'a.gif', 'GIF89a', /GIF file is damaged/],
		[
			'pdf-from-word',
			'a.doc',
			Buffer.from('d0cf11e0a1b11ae1', 'hex'),
			/engine cannot read \.doc files/,
		],
		['pdf-from-word', 'a.rtf', '{\\rtf1 hello}', /engine cannot read \.rtf files/],
		['pdf-from-excel', 'a.xlsb', 'PK', /engine cannot read \.xlsb files/],
		[
			'pdf-from-ppt',
			'a.ppt',
			Buffer.from('d0cf11e0a1b11ae1', 'hex'),
			/engine cannot read \.ppt files/,
		],
	])('%s fails on %s with a reason', async (operation, name, content, reason) => {
		expect(await failureOf(operation, name, content)).toEqual({
			code: 'INTERNAL_SERVER_ERROR',
			message: expect.stringMatching(reason) as string,
		});
	});

	it('fails on a ZIP without pictures', async () => {
		const zip = await new JSZip().file('a.txt', 'text').generateAsync({ type: 'uint8array' });
		expect((await failureOf('pdf-from-image', 'a.zip', zip))?.message).toBe(
			'The ZIP file holds no images',
		);
	});

	it.each(['a.docx', 'a.xlsx', 'a.pptx'])(
		'says that %s is password-protected, in the official words',
		async (name) => {
			const operation = { docx: 'pdf-from-word', xlsx: 'pdf-from-excel', pptx: 'pdf-from-ppt' }[
				name.slice(2)
			]!;
			expect(await failureOf(operation, name, encryptedOffice())).toEqual({
				code: 'INTERNAL_SERVER_ERROR',
				message: 'Document is password-protected',
			});
		},
	);

	it.each([
		['pdf-from-word', 'a.xlsx'],
		['pdf-from-excel', 'a.txt'],
		['pdf-from-ppt', 'a.key'],
		['pdf-from-image', 'a.pdf'],
		['pdf-from-html', 'a'],
	])('%s refuses %s before there is a task', async (operation, name) => {
		const documentId = await sandbox.client.upload(name, 'anything');
		const response = await sandbox.client.post(`/documents/create/${operation}`, { documentId });
		expect(response.status).toBe(400);
		expect(await response.json()).toEqual({
			code: 'VALIDATION_ERROR',
			message: expect.stringContaining('Unsupported file type') as string,
		});
	});
});

function paragraph(text: string, properties = ''): string {
	return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
}

async function docxWithBody(body: string): Promise<Uint8Array> {
	const { makeDocx } = await office();
	const zip = await JSZip.loadAsync(await makeDocx([]));
	const xml = await zip.file('word/document.xml')!.async('string');
	zip.file(
		'word/document.xml',
		xml.replace(/<w:body>.*<\/w:body>/s, () => `<w:body>${body}</w:body>`),
	);
	return await zip.generateAsync({ type: 'uint8array' });
}

/** The outside of an encrypted Office file: the binary container with the stream that gives it away. */
function encryptedOffice(): Uint8Array {
	const file = Buffer.alloc(2048);
	Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
	Buffer.from('EncryptedPackage', 'utf16le').copy(file, 1024);
	return file;
}
