import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo, validationError } from './refusals';

const PATH = 'analyze/get-pdf-properties';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');
const facts = () => import('./pdf-facts.mjs');

interface Properties {
	pagesInfo?: Array<Record<string, unknown>>;
	docInfo: Record<string, unknown> & {
		fonts?: Array<{ fontType: string; familyName: string; name: string }>;
	};
}

async function propertiesOf(bytes: Uint8Array, options: object = {}): Promise<Properties> {
	const task = await sandbox.client.run(PATH, 'a.pdf', bytes, options);
	expect(task).toMatchObject({ status: 'COMPLETED', progress: 100 });
	expect(task).not.toHaveProperty('resultDocumentId');
	return task.resultData as Properties;
}

it('reads the pages: size before turning, rotation, counted from 1', async () => {
	const { makePdf } = await make();
	const { readPdf } = await import('../../support/pdf.mjs');
	const bytes = await makePdf({
		pages: ['one', { text: 'two', width: 300, height: 200, rotate: 90 }, { rotate: 270 }],
	});
	const { pagesInfo, docInfo } = await propertiesOf(bytes);
	expect(docInfo.pageCount).toBe(3);
	const { pages } = await readPdf(bytes);
	expect(pagesInfo).toEqual(
		pages.map(({ width, height, rotation }, index) => ({
			pageIndex: index + 1,
			width,
			height,
			rotation,
			isScanned: false,
		})),
	);
});

it('takes a picture that fills a page without text for a scan', async () => {
	const { makePdf } = await make();
	const { makePng } = await import('../../support/images.mjs');
	const full = { bytes: makePng(60, 80), x: 0, y: 0, width: 595, height: 842 };
	const bytes = await makePdf({
		pages: [
			{ images: [full] },
			{ images: [full], text: 'and text' },
			{ images: [{ bytes: makePng(9, 9) }] },
		],
	});
	const { pagesInfo } = await propertiesOf(bytes);
	expect(pagesInfo!.map(({ isScanned }) => isScanned)).toEqual([true, false, false]);
});

it('says what pdf.js says of a plain file', async () => {
	const { makePdf } = await make();
	const { infoOf } = await facts();
	const bytes = await makePdf({
		info: { Title: 'Größe & so', Author: 'A. Thor', CreationDate: "D:20240131235958+01'00'" },
	});
	const { docInfo } = await propertiesOf(bytes);
	const info = await infoOf(bytes);
	expect(docInfo).toMatchObject({
		pdfVersion: info.PDFFormatVersion,
		fileSize: bytes.length,
		isEncrypted: false,
		isSigned: false,
		isTagged: false,
		isLinearized: info.IsLinearized,
		isXFA: info.IsXFAPresent,
		isPortfolio: info.IsCollectionPresent,
		hasEmbeddedFiles: false,
		hasAcroform: info.IsAcroFormPresent,
		infoDict: {
			Title: info.Title,
			Author: info.Author,
			Subject: '',
			CreationDate: '2024-01-31 23:59:58 ',
		},
		userPermissionsAnalysis: {
			summary: expect.any(String) as unknown,
			hexValue: '0xFFFFFFFF',
			permissionFlags: {
				fill_forms: true,
				extract_text: true,
				modify_content: true,
				extract_accessibility: true,
				modify_annotations: true,
				assemble_document: true,
				printing: 'high_quality',
			},
		},
	});
	expect(info.Title).toBe('Größe & so');
});

it('lists the fonts', async () => {
	const { makePdf } = await make();
	const { docInfo } = await propertiesOf(await makePdf({ pages: ['plain and Ελλάδα'] }));
	expect(docInfo.fonts).toContainEqual({
		fontType: 'Type1',
		familyName: 'Helvetica',
		name: 'Helvetica',
	});
	expect(docInfo.fonts).toContainEqual(
		expect.objectContaining({
			fontType: 'Type0',
			name: expect.stringContaining('DejaVu') as unknown,
		}),
	);
});

it('finds forms, signatures, attachments, tags and linearization', async () => {
	const { makePdf } = await make();
	const fields = [
		{ name: 'a.b', value: 'x' },
		{ name: 'sign', type: 'signature' as const },
	];
	const form = await propertiesOf(await makePdf({ pages: [{ fields }] }));
	expect(form.docInfo).toMatchObject({ hasAcroform: true, isSigned: false });

	const mupdf = await (await facts()).engine();
	const pdf = new mupdf.PDFDocument(await makePdf({ pages: [{ fields }] }));
	pdf.addEmbeddedFile('n.txt', 'text/plain', 'note', new Date(), new Date());
	pdf.insertEmbeddedFile(
		'n.txt',
		pdf.addEmbeddedFile('n.txt', 'text/plain', 'note', new Date(), new Date()),
	);
	const root = pdf.getTrailer().get('Root');
	root.put('MarkInfo', { Marked: true });
	root.get('AcroForm', 'Fields', 1).put('V', { Type: pdf.newName('Sig') });
	const rich = await propertiesOf(new Uint8Array(pdf.saveToBuffer('').asUint8Array()));
	expect(rich.docInfo).toMatchObject({ isTagged: true, hasEmbeddedFiles: true, isSigned: true });
});

it('reads a protected file with its password, and who may do what', async () => {
	const { makePdf } = await make();
	const bytes = await makePdf({
		pages: ['hidden'],
		userPassword: 'user',
		ownerPassword: 'owner',
		save: 'permissions=-3904',
	});
	for (const password of ['user', 'owner']) {
		const { docInfo, pagesInfo } = await propertiesOf(bytes, { password });
		expect(pagesInfo).toHaveLength(1);
		expect(docInfo).toMatchObject({
			isEncrypted: true,
			userPermissionsAnalysis: {
				hexValue: '0xFFFFF0C0',
				permissionFlags: { extract_text: false, modify_content: false, printing: 'none' },
			},
		});
	}
});

it('leaves out what is not asked for', async () => {
	const { textPdf } = await make();
	const { docInfo, ...rest } = await propertiesOf(await textPdf('x'), {
		config: { includePageInfo: false, includeExtendedInfo: false, whatever: 1 },
	});
	expect(rest).toEqual({});
	expect(docInfo).toHaveProperty('pageCount', 1);
	for (const member of ['fonts', 'infoDict', 'userPermissionsAnalysis'])
		expect(docInfo).not.toHaveProperty(member);
});

it('wants booleans', async () => {
	const { textPdf } = await make();
	const documentId = await sandbox.client.upload('a.pdf', await textPdf('x'));
	expect(await refusalOf(sandbox, PATH, { documentId, config: { includePageInfo: 'no' } })).toEqual(
		validationError("Invalid value 'no' for 'config.includePageInfo'. Must be a valid boolean"),
	);
});

refusesAsAllDo(sandbox, PATH);
