import {
	detectFormat,
	SOURCE_FORMATS,
	sourceFormat,
} from '../../../../nodes/FoxitPdfServices/operations/createPdf/sourceFormats';
import { failureOf } from '../../../support/failures';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const zipOf = (member: string) => `PK\x03\x04${'\0'.repeat(26)}${member}`;

function file(fileName?: string, mimeType?: string, head = '') {
	const reads = jest.fn(async () => await Promise.resolve(Buffer.from(head, 'latin1')));
	return { fileName, mimeType, head: reads };
}

const familyOf = async (...facts: Parameters<typeof file>) => {
	const { format, extension } = await detectFormat(file(...facts));
	return [format.value, extension];
};

/** docs/contract/pdf-services.md#create-pdf, from Foxit's own table. */
const EXTENSIONS = {
	excel: '.xlsx .xls .xlt .xltx .xlsm .xlsb .xltm .csv',
	html: '.html .htm',
	image: '.png .jpg .jpeg .bmp .gif .tif .tiff .zip',
	powerPoint: '.pptx .ppt .pps .ppsx .pptm',
	text: '.txt',
	word: '.docx .doc .rtf .dot .dotx .docm .dotm .wpd',
};

describe.each(Object.entries(EXTENSIONS))('%s', (value, extensions) => {
	it.each(extensions.split(' '))('takes %s, in any case, unread', async (extension) => {
		const named = file(`My Report v1.2${extension.toUpperCase()}`, 'text/plain');
		const { format, extension: found } = await detectFormat(named);
		expect([format.value, found]).toEqual([value, extension]);
		expect(named.head).not.toHaveBeenCalled();
	});

	it('is found by its value', () => {
		expect(sourceFormat(value)?.extensions).toEqual(extensions.split(' '));
	});
});

it('no extension belongs to two families, and each family has an endpoint', () => {
	const all = SOURCE_FORMATS.flatMap(({ extensions }) => extensions);
	expect(new Set(all).size).toBe(all.length);
	for (const { endpoint } of SOURCE_FORMATS) {
		expect(endpoint).toMatch(/^\/documents\/create\/pdf-from-[a-z]+$/);
	}
});

describe('a name without a telling extension', () => {
	it.each([[undefined], [''], ['attachment'], ['report v1'], ['upload.bin'], ['file.tmp']])(
		'%j: the MIME type tells',
		async (name) => {
			expect(await familyOf(name, DOCX)).toEqual(['word', '.docx']);
		},
	);

	it.each([
		['application/octet-stream', zipOf('word/document.xml'), 'word', '.docx'],
		[undefined, zipOf('xl/workbook.xml'), 'excel', '.xlsx'],
		[undefined, '\x89PNG\r\n', 'image', '.png'],
		// n8n says text/plain where it does not know.
		['text/plain', zipOf('ppt/presentation.xml'), 'powerPoint', '.pptx'],
		['text/plain', '<!doctype html><p>', 'html', '.html'],
		['text/plain', 'Dear reader', 'text', '.txt'],
		['text/x-log', 'Dear reader', 'text', '.txt'],
	])('and a vague MIME type (%s): the first bytes tell', async (mimeType, head, ...family) => {
		expect(await familyOf('attachment', mimeType, head)).toEqual(family);
	});
});

describe('a name whose ending is no type’s', () => {
	it.each([
		['Report v1.5', DOCX, '', 'word', '.docx'],
		['Angebot 2024.12', DOCX, '', 'word', '.docx'],
		['Letter to J.Smith', 'application/octet-stream', zipOf('word/document.xml'), 'word', '.docx'],
		['Offer for example.com', 'application/x-msdownload', '\x89PNG', 'image', '.png'],
		['photo.jfif', 'image/jpeg', '', 'image', '.jpg'],
		['photo.JPE', undefined, '', 'image', '.jpg'],
		['page.xhtml', 'application/xhtml+xml', '', 'html', '.html'],
		['server.log', 'text/plain', '', 'text', '.txt'],
		['Minutes 12.03', 'text/plain', 'Present: all', 'text', '.txt'],
	])('%s is told by its MIME type or its bytes', async (name, mimeType, head, ...family) => {
		expect(await familyOf(name, mimeType, head)).toEqual(family);
	});

	it.each([
		['letter.odt', 'application/vnd.oasis.opendocument.text', zipOf('mimetype'), '(.odt)'],
		['letter.odt', undefined, zipOf('mimetype'), '(.odt)'],
		['deck.key', undefined, zipOf('Index/Document.iwa'), '(.key)'],
		['logo.svg', 'image/svg+xml', '<svg>', '(.svg)'],
		['data.xml', 'application/xml', '<?xml', '(.xml)'],
	])(
		'%s is refused, since nothing tells a type that can be turned',
		async (name, mime, head, kind) => {
			const failure = await failureOf(detectFormat(file(name, mime, head)));
			expect(failure.message).toBe(
				`The file "${name}" is of a type that cannot be turned into PDF ${kind}`,
			);
		},
	);
});

describe('a file that cannot be turned into PDF is refused', () => {
	it.each([
		['clip.mp4', 'video/mp4', '', 'The file "clip.mp4"', '(.mp4)'],
		['notes.md', 'text/plain', 'Dear reader', 'The file "notes.md"', '(.md)'],
		['attachment', 'application/json', '{}', 'The file "attachment"', '(.json)'],
		['attachment', 'image/svg+xml', '<svg>', 'The file "attachment"', '(image/svg+xml)'],
		[undefined, undefined, '\0\0', 'The input file', 'PDF'],
	])('by name: %s', async (name, mimeType, head, start, kind) => {
		const failure = await failureOf(detectFormat(file(name, mimeType, head)));
		expect(failure.kind).toBe('input');
		expect(failure.message).toMatch(new RegExp(`^${start} is of a type that cannot`));
		expect(failure.message).toContain(kind);
		expect(failure.facts.advice).toContain('.docx');
	});

	it.each([
		['by its name', 'contract.pdf', undefined, ''],
		['by its MIME type', 'contract', 'application/pdf', ''],
		['by its first bytes', 'contract', undefined, '%PDF-1.7'],
	])('and told that it is a PDF already, %s', async (_how, name, mimeType, head) => {
		const failure = await failureOf(detectFormat(file(name, mimeType, head)));
		expect(failure.message).toMatch(/is a PDF already$/);
	});
});
