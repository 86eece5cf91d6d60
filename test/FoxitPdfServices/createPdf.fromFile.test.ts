import { createHash } from 'node:crypto';

import {
	errorOf,
	FROM_FILE,
	NODE,
	useFoxitNode,
	type InputItem,
	type Result,
	type TestFile,
} from '../support/use-foxit-node';

const foxit = useFoxitNode({}, { resetEach: false });

const DOCX_MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXTENSION = /\.(docx|xlsx|csv|pptx|txt|htm|png|jpeg|tiff)$/i;
const ID = /^[0-9a-f]{24}$/;

const contents = async () => {
	const { makeDocx, makeXlsx, makePptx, makePng, makeTiff, makeBmp, makeGif, JPEG_16_BY_12 } =
		foxit.at;
	return {
		docx: await makeDocx(['Dear Ms Müller', '\f', 'Second page: 100 €']),
		xlsx: await makeXlsx([
			['Item', 'Price'],
			['Lamp', 42],
		]),
		pptx: await makePptx(['First slide', { title: 'Second slide', lines: ['A line below'] }]),
		txt: Buffer.from('plain text, two\nlines'),
		csv: Buffer.from('name,city\nAda,London\n'),
		html: Buffer.from('<!doctype html><title>T</title><h1>A heading</h1><p>and text</p>'),
		png: makePng(30, 20),
		jpg: JPEG_16_BY_12,
		bmp: makeBmp(8, 8),
		gif: makeGif(8, 8),
		tiff: makeTiff([
			[20, 10],
			[10, 20],
			[5, 5],
		]),
	};
};
type Contents = Awaited<ReturnType<typeof contents>>;

interface Case {
	content: keyof Contents;
	name?: string;
	mimeType?: string;
	/** Operation that it must be sent to. */
	to: string;
	/** The name it must have there; its own if left out. */
	uploadedAs?: string;
	/** Each must be in the text, in this order. */
	text?: string[];
	pages: number;
}

const CASES: Record<string, Case> = {
	// By the extension of the name.
	'a Word file': {
		content: 'docx',
		name: 'Letter to Ms Müller.docx',
		to: 'pdf-from-word',
		text: ['Dear Ms Müller', 'Second page: 100 €'],
		pages: 2,
	},
	'an Excel file': {
		content: 'xlsx',
		name: 'prices.xlsx',
		to: 'pdf-from-excel',
		text: ['Item', 'Price', 'Lamp', '42'],
		pages: 1,
	},
	'a CSV file': {
		content: 'csv',
		name: 'people.csv',
		mimeType: 'text/plain',
		to: 'pdf-from-excel',
		text: ['name', 'city', 'Ada', 'London'],
		pages: 1,
	},
	'a PowerPoint file': {
		content: 'pptx',
		name: 'talk.v2.PPTX',
		to: 'pdf-from-ppt',
		text: ['First slide', 'Second slide', 'A line below'],
		pages: 2,
	},
	'a text file': {
		content: 'txt',
		name: 'note.txt',
		to: 'pdf-from-text',
		text: ['plain text, two', 'lines'],
		pages: 1,
	},
	'an HTML file': {
		content: 'html',
		name: 'page.htm',
		to: 'pdf-from-html',
		text: ['A heading', 'and text'],
		pages: 1,
	},
	'a PNG': {
		content: 'png',
		name: 'photo.png',
		to: 'pdf-from-image',
		pages: 1,
	},
	'a JPEG': {
		content: 'jpg',
		name: 'photo.jpeg',
		to: 'pdf-from-image',
		pages: 1,
	},
	'a TIFF of three pages': {
		content: 'tiff',
		name: 'scan.tiff',
		to: 'pdf-from-image',
		pages: 3,
	},
	// By the MIME type, where the name has no extension or there is no name.
	'a Word file named without extension': {
		content: 'docx',
		name: 'Minutes of 3. May',
		mimeType: `${DOCX_MIME}; charset=binary`,
		to: 'pdf-from-word',
		uploadedAs: 'Minutes of 3. May.docx',
		text: ['Dear Ms Müller'],
		pages: 2,
	},
	'a nameless GIF': {
		content: 'gif',
		mimeType: 'image/gif',
		to: 'pdf-from-image',
		uploadedAs: 'document.gif',
		pages: 1,
	},
	// By the first bytes, where both are vague.
	'a nameless PowerPoint file of unknown type': {
		content: 'pptx',
		mimeType: 'application/octet-stream',
		to: 'pdf-from-ppt',
		uploadedAs: 'document.pptx',
		text: ['First slide'],
		pages: 2,
	},
	'an Excel file behind .bin': {
		content: 'xlsx',
		name: 'attachment.bin',
		mimeType: 'application/octet-stream',
		to: 'pdf-from-excel',
		uploadedAs: 'attachment.bin.xlsx',
		text: ['Lamp'],
		pages: 1,
	},
	'a BMP that n8n took for text': {
		content: 'bmp',
		name: 'scan',
		mimeType: 'text/plain',
		to: 'pdf-from-image',
		uploadedAs: 'scan.bmp',
		pages: 1,
	},
	'HTML that n8n took for text': {
		content: 'html',
		name: 'mail',
		mimeType: 'text/plain',
		to: 'pdf-from-html',
		uploadedAs: 'mail.html',
		text: ['A heading'],
		pages: 1,
	},
};

const fileOf = ({ content, name, mimeType }: Case, made: Contents): TestFile => ({
	data: made[content],
	...(name && { fileName: name }),
	...(mimeType && { mimeType }),
});

describe('a PDF comes of', () => {
	let result: Result;

	beforeAll(async () => {
		const made = await contents();
		const items = Object.values(CASES).map((wanted) => ({ file: fileOf(wanted, made) }));
		result = await foxit.run({ ...FROM_FILE, options: { concurrency: 20 } }, items);
	});

	it.each(Object.entries(CASES).map(([label, wanted], index) => ({ label, wanted, index })))(
		'$label',
		async ({ wanted, index }) => {
			const { json, binary, pairedItem } = result.item(NODE, index);
			const pdf = await foxit.pdf(result, index);
			expect(pdf.pageCount).toBe(wanted.pages);
			expect(pdf.text).toMatch(inOrder(wanted.text ?? []));
			expect(binary?.data).toMatchObject({
				// A nameless file's result is told apart by its id.
				fileName: `${wanted.name?.replace(EXTENSION, '') ?? (json.resultDocumentId as string)}.pdf`,
				fileExtension: 'pdf',
				mimeType: 'application/pdf',
			});
			expect(pairedItem).toEqual({ item: index });

			const task = (await foxit.control.tasks()).find(({ taskId }) => taskId === json.taskId);
			expect(task).toMatchObject({ operation: wanted.to, documentId: json.documentId });
			const documents = await foxit.control.documents();
			const upload = documents.find(({ documentId }) => documentId === json.documentId);
			expect(upload?.fileName).toBe(wanted.uploadedAs ?? wanted.name);
		},
	);

	it('with a JSON part that tells all about it', async () => {
		const { json } = result.item(NODE, 0);
		expect(json).toEqual({
			resource: 'createPdf',
			operation: 'fromFile',
			credits: 1,
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
			inputSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
			documentId: expect.stringMatching(ID) as string,
			taskId: expect.stringMatching(ID) as string,
			resultDocumentId: expect.stringMatching(ID) as string,
			fileName: 'Letter to Ms Müller.pdf',
			mimeType: 'application/pdf',
			fileSize: (await result.readBinary(result.item(NODE, 0))).length,
			polls: expect.any(Number) as number,
			timings: {
				uploadMs: expect.any(Number) as number,
				waitMs: expect.any(Number) as number,
				downloadMs: expect.any(Number) as number,
			},
		});
		expect(json.polls).toBeGreaterThanOrEqual(1);
	});

	it('at the price of one credit each', async () => {
		expect(await foxit.charges()).toBe(Object.keys(CASES).length);
	});
});

describe('nothing is sent for', () => {
	const UNKNOWN = 'is of a type that cannot be turned into PDF';
	const REFUSED: Array<[string, TestFile, string]> = [
		['a PDF', file('%PDF-1.7', 'contract.pdf'), 'The file "contract.pdf" is a PDF already'],
		['a PDF by its bytes', file('%PDF-1.7', 'scan'), 'The file "scan" is a PDF already'],
		['a nameless PDF by MIME', file('x', '', 'application/pdf'), 'The input file is a PDF already'],
		['a video', file('x', 'clip.mp4'), `The file "clip.mp4" ${UNKNOWN} (.mp4)`],
		['a video by MIME', file('x', 'clip', 'video/mp4'), `The file "clip" ${UNKNOWN} (video/mp4)`],
		['a drawing, text as it is', file('<svg/>', 'a', 'image/svg+xml'), `"a" ${UNKNOWN}`],
		['bytes that say nothing', file('\0\x01', 'blob.bin'), `The file "blob.bin" ${UNKNOWN}`],
	];
	let result: Result;

	beforeAll(async () => {
		await foxit.control.reset();
		const items = REFUSED.map(([, refused]) => ({ file: refused }));
		result = await foxit.run(FROM_FILE, items, { node: { onError: 'continueRegularOutput' } });
	});

	it.each(REFUSED.map(([label, , message], index) => ({ label, message, index })))(
		'$label',
		({ message, index }) => {
			expect(result.item(NODE, index).json.error).toContain(message);
			expect(result.item(NODE, index).json.error).toContain(`[item ${index}]`);
		},
	);

	it('and no request has left', async () => expect(await foxit.trace()).toEqual([]));
});

describe('Source Format', () => {
	const runChosen = async (sourceFormat: string, items: InputItem[], more: object = {}) =>
		await foxit.run({ ...FROM_FILE, sourceFormat, ...more }, items);

	beforeEach(async () => await foxit.control.reset());

	it('is believed in spite of the name', async () => {
		const items = [{ file: file('# A title', 'readme.md') }, { file: file('data', 'x.txt') }];
		const result = await runChosen('text', items);
		expect((await foxit.pdf(result, 0)).text).toBe('# A title');
		expect(result.item(NODE, 0).json.fileName).toBe('readme.pdf');
		const uploads = (await foxit.control.documents()).filter(({ origin }) => origin === 'upload');
		expect(uploads.map(({ fileName }) => fileName).sort()).toEqual(['readme.txt', 'x.txt']);
	});

	it('tells what is behind a document id', async () => {
		const documentId = await foxit.client.upload('a.docx', (await contents()).docx);
		await foxit.control.clearRequests();
		const result = await runChosen('word', [{}], { inputMode: 'documentId', documentId });
		expect((await foxit.pdf(result)).text).toContain('Dear Ms Müller');
		const { resultDocumentId, ...json } = result.item(NODE).json;
		expect(json).toMatchObject({ documentId, fileName: `${resultDocumentId as string}.pdf` });
		expect(await foxit.trace()).toEqual(['submit', 'look', 'download']);
	});

	it('is asked for where only an id is given, before anything is sent', async () => {
		const byId = { inputMode: 'documentId', documentId: '6a87bc79335d041db3450ee1' };
		const result = await runChosen('automatic', [{}], byId);
		expect(errorOf(result)).toMatchObject({
			message: 'A document given by its ID needs a "Source Format" [item 0]',
			description: 'Choose the type of the uploaded file. Its ID does not tell the type.',
		});
		expect(await foxit.trace()).toEqual([]);
	});
});

function file(text: string, fileName: string, mimeType?: string): TestFile {
	return { data: Buffer.from(text, 'latin1'), fileName, ...(mimeType && { mimeType }) };
}

/** Matches a text in which all the parts follow one another. */
function inOrder(parts: string[]): RegExp {
	return new RegExp(parts.map((part) => part.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')).join('[^]*'));
}

describe('a PDF may be passed through', () => {
	const PASS = { ...FROM_FILE, pdfFiles: 'passThrough' };
	const pdfAs = async (fileName: string) => {
		const { makePdf } = await import('../support/make-pdf.mjs');
		const data = await makePdf({ pages: [{ text: 'As it is' }] });
		return file(Buffer.from(data).toString('latin1'), fileName);
	};

	beforeEach(async () => await foxit.control.reset());

	it('as it is, without a request or a credit, beside files that are converted', async () => {
		const pdf = await pdfAs('contract.pdf');
		const result = await foxit.run(PASS, [{ file: pdf }, { file: file('text', 'a.txt') }]);
		const [passed, made] = result.items(NODE);
		expect(passed?.json).toEqual({
			...{ fileName: 'contract.pdf', fileSize: pdf.data.length, mimeType: 'application/pdf' },
			sha256: createHash('sha256').update(pdf.data).digest('hex'),
			...{ resource: 'createPdf', operation: 'fromFile', passedThrough: true },
		});
		expect(await result.readBinary(result.item(NODE), 'data')).toEqual(Buffer.from(pdf.data));
		expect(made?.json).toMatchObject({ fileName: 'a.pdf', credits: 1 });
		expect(await foxit.charges()).toBe(1);
	});

	it('under another name, and whatever its own says', async () => {
		const parameters = { ...PASS, options: { fileName: 'signed' } };
		const result = await foxit.run(parameters, [{ file: await pdfAs('scan') }]);
		expect(result.item(NODE).json.fileName).toBe('signed.pdf');
		expect(await foxit.charges()).toBe(0);
	});

	it('as a document at Foxit', async () => {
		const parameters = { ...PASS, output: 'documentId' };
		const result = await foxit.run(parameters, [{ file: await pdfAs('a.pdf') }]);
		expect(result.item(NODE).json).toMatchObject({
			...{ resultDocumentId: expect.stringMatching(ID) as string, passedThrough: true },
			fileName: 'a.pdf',
		});
		expect(await foxit.charges()).toBe(0);
	});

	it.each([
		['Output', { output: 'taskId' }, 'is a PDF already, and there is no task'],
		['Expected SHA-256', { options: { expectedSha256: 'a'.repeat(64) } }, 'not the expected one'],
	])('unless %s is against it', async (_what, more, message) => {
		const result = await foxit.run({ ...PASS, ...more }, [{ file: await pdfAs('a.pdf') }]);
		expect(errorOf(result).message).toContain(message);
	});

	it('a file that is called so and is not a PDF is refused', async () => {
		const result = await foxit.run(PASS, [{ file: file('plain', 'a.pdf') }]);
		expect(errorOf(result).message).toContain('is a PDF already');
	});
});
