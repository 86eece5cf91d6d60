import fc from 'fast-check';

import {
	extensionOf,
	isPdf,
	isText,
	isVague,
	isZip,
	mimeTypeOfExtension,
	sniff,
	SNIFF_BYTES,
	typeOfMime,
} from '../../../nodes/shared/file/fileType';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf8 = (text: string) => Buffer.from(text, 'utf8');

/** The start of a ZIP container: local headers with the given member names. */
const zip = (...names: string[]) =>
	Buffer.concat(names.map((name) => latin1(`PK\x03\x04${'\0'.repeat(26)}${name}content`)));

describe('the first bytes tell', () => {
	it.each<[string, Buffer]>([
		['.pdf', latin1('%PDF-1.7\n%\xe2\xe3')],
		['.pdf', latin1(`junk before\n%PDF-1.4`)],
		['.docx', zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml')],
		['.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
		['.pptx', zip('[Content_Types].xml', 'ppt/presentation.xml')],
		['.zip', zip('1.jpg', '2.jpg')],
		['.rtf', latin1('{\\rtf1\\ansi')],
		['.jpg', latin1('\xff\xd8\xff\xe0\0\x10JFIF')],
		['.png', latin1('\x89PNG\r\n\x1a\n\0\0')],
		['.gif', latin1('GIF89a\x01\0')],
		['.gif', latin1('GIF87a\x01\0')],
		['.bmp', latin1('BM\x36\0\0\0')],
		['.tif', latin1('II*\0\x08\0')],
		['.tif', latin1('MM\0*\0\0')],
		['.html', utf8('<!DOCTYPE html><html>')],
		['.html', utf8('\ufeff  <html lang="de">')],
		['.html', utf8('<!-- made by\nhand -->\n<body>')],
		['.json', utf8('{"a": 1}')],
		['.json', utf8(' [1, 2]')],
		['.txt', utf8('Grüße aus 東京\n\tund zurück')],
	])('%s', (extension, head) => {
		expect(sniff(head)).toEqual({ extension, mimeType: mimeTypeOfExtension(extension) });
	});

	it.each<[string, Buffer]>([
		['nothing', Buffer.alloc(0)],
		['blanks only', utf8(' \n\t ')],
		['zeros', Buffer.alloc(100)],
		['an old Office file, which may be any of three', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
		['a programme', latin1('\x7fELF\x02\x01')],
		['text in another encoding', latin1('Gr\xfc\xdfe aus K\xf6ln')],
	])('nothing in %s', (_what, head) => {
		expect(sniff(head)).toBeUndefined();
	});

	it('forgive a character that is cut at the end', () => {
		expect(sniff(utf8('Grü').subarray(0, 3))?.extension).toBe('.txt');
	});

	it('may be a view into a larger buffer', () => {
		const view = Uint8Array.from(latin1('xxxx%PDF-1.7'));
		expect(isPdf(view.subarray(view.length - 8))).toBe(true);
	});

	it('never raise an exception, whatever they are', () => {
		const magic = fc.constantFrom(
			'PK',
			'%PDF-',
			'BM',
			'\xff\xd8\xff',
			'<html',
			'{',
			'\xef\xbb\xbf',
		);
		const heads = fc
			.tuple(fc.option(magic, { nil: '' }), fc.uint8Array({ maxLength: SNIFF_BYTES }))
			.map(([start, rest]) => Buffer.concat([latin1(start), rest]));
		fc.assert(
			fc.property(heads, (head) => {
				const type = sniff(head);
				expect(type === undefined || mimeTypeOfExtension(type.extension) === type.mimeType).toBe(
					true,
				);
				expect(typeof isPdf(head)).toBe('boolean');
				expect(typeof isZip(head)).toBe('boolean');
			}),
		);
	});
});

it('a PDF header counts within the first 1,024 bytes only', () => {
	expect(isPdf(latin1(' '.repeat(1_019) + '%PDF-'))).toBe(true);
	expect(isPdf(latin1(' '.repeat(1_020) + '%PDF-'))).toBe(false);
});

it.each([
	['PK\x03\x04', true],
	['PK\x05\x06', true],
	['P', false],
	['', false],
	['%PDF-', false],
])('%j starts a ZIP container: %p', (start, expected) => {
	expect(isZip(latin1(start))).toBe(expected);
});

describe('a MIME type tells', () => {
	it.each([
		['application/pdf', '.pdf'],
		['APPLICATION/PDF; name=x.pdf', '.pdf'],
		['text/html; charset=utf-8', '.html'],
		['image/jpeg', '.jpg'],
		['image/jpg', '.jpg'],
		['image/tiff', '.tif'],
		['application/vnd.openxmlformats-officedocument.wordprocessingml.document', '.docx'],
		['application/vnd.ms-excel.sheet.macroEnabled.12', '.xlsm'],
		['text/rtf', '.rtf'],
		['application/x-zip-compressed', '.zip'],
	])('%s', (mimeType, extension) => {
		expect(typeOfMime(mimeType)?.extension).toBe(extension);
	});

	it.each([[undefined], [''], ['application/octet-stream'], ['video/mp4'], ['rubbish']])(
		'nothing: %j',
		(mimeType) => {
			expect(typeOfMime(mimeType)).toBeUndefined();
		},
	);

	it.each([
		['text/plain', 'text'],
		['text/x-log; charset=utf-8', 'text'],
		['application/octet-stream', 'vague'],
		['application/force-download', 'vague'],
		[undefined, 'vague'],
		['image/png', 'neither'],
	])('%j is %s', (mimeType, expected) => {
		const said = isText(mimeType) ? 'text' : isVague(mimeType) ? 'vague' : 'neither';
		expect(said).toBe(expected);
	});

	it('is the same again for every extension with a type', () => {
		for (const extension of ['.pdf', '.docx', '.xlsx', '.pptx', '.txt', '.html', '.png', '.zip']) {
			expect(typeOfMime(mimeTypeOfExtension(extension))?.extension).toBe(extension);
		}
	});
});

it.each([
	['report.DOCX', '.docx'],
	['a.b.pdf', '.pdf'],
	['report.pdf  ', '.pdf'],
	['.gitignore', ''],
	['folder.d/file', ''],
	['name.', ''],
	['no extension', ''],
	['a.verylongextension', ''],
	['', ''],
])('the extension of "%s" is "%s"', (name, extension) => {
	expect(extensionOf(name)).toBe(extension);
});
