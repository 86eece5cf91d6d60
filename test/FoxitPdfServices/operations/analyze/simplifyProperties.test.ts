import { simplifyProperties } from '../../../../nodes/FoxitPdfServices/operations/analyze/getProperties';

/** In the shape of live answers (docs/contract/pdf-services.md#analyze). */
const RAW = {
	pagesInfo: [
		{ pageIndex: 1, width: 595, height: 842, rotation: 0, isScanned: false },
		{ pageIndex: 2, width: 842, height: 595, rotation: 90, isScanned: true },
	],
	docInfo: {
		pageCount: 2,
		pdfVersion: '1.7',
		fileSize: 12_345,
		isEncrypted: false,
		isSigned: false,
		isTagged: true,
		isLinearized: true,
		isXFA: false,
		isPortfolio: false,
		hasEmbeddedFiles: false,
		hasAcroform: true,
		fonts: [{ fontType: 'TrueType', familyName: 'Arial', name: 'Arial' }],
		infoDict: {
			Title: ' Report ',
			Author: 'Ann',
			Subject: '',
			Keywords: '   ',
			Creator: 'Writer',
			Producer: 'Maker',
			CreationDate: '2026-08-20 10:11:12 ',
			ModDate: '2026-08-21 00:00:00 ',
		},
		userPermissionsAnalysis: { summary: 'all', hexValue: '0xFFFFFFFF', permissionFlags: {} },
	},
};

it('is flat, with sane names, and without what is empty', () => {
	expect(simplifyProperties(RAW)).toEqual({
		pageCount: 2,
		pdfVersion: '1.7',
		fileSize: 12_345,
		title: 'Report',
		author: 'Ann',
		creator: 'Writer',
		producer: 'Maker',
		created: '2026-08-20 10:11:12',
		modified: '2026-08-21 00:00:00',
		isEncrypted: false,
		isSigned: false,
		isTagged: true,
		isLinearized: true,
		hasForm: true,
		hasEmbeddedFiles: false,
		isScanned: true,
		pages: [
			{ page: 1, width: 595, height: 842, rotation: 0, isScanned: false },
			{ page: 2, width: 842, height: 595, rotation: 90, isScanned: true },
		],
	});
});

it('is scanned only when a page is', () => {
	const pages = RAW.pagesInfo.map((page) => ({ ...page, isScanned: false }));
	expect(simplifyProperties({ ...RAW, pagesInfo: pages }).isScanned).toBe(false);
});

it.each([
	[undefined],
	[null],
	['text'],
	[42],
	[{}],
	[{ docInfo: null, pagesInfo: 'none' }],
	[{ docInfo: { infoDict: 'none' } }],
])('an answer of %j has no properties, and is no error', (raw) => {
	expect(simplifyProperties(raw)).toEqual({ pages: [] });
});

it('says of a page what is known', () => {
	expect(simplifyProperties({ pagesInfo: [null, { pageIndex: 2 }] }).pages).toEqual([
		{},
		{ page: 2 },
	]);
});
