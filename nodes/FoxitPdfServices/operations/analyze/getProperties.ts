import { simplifyProperty } from '../../../shared/ui/simplify';
import { pdfOperation } from '../pdfOperation';
import { objectIn, withoutGaps } from '../../../shared/values/members';

/**
 * What a PDF says about itself; the answer is in the task (docs/contract/pdf-services.md#analyze).
 */
export const getProperties = pdfOperation({
	value: 'getProperties',
	name: 'Get Properties',
	action: 'Get the page count, title and other properties of a PDF',
	description: 'Get page count and sizes, title, fonts, encryption and more',
	endpoint: '/documents/analyze/get-pdf-properties',
	properties: [simplifyProperty],
	body: () => ({ config: { includeExtendedInfo: true, includePageInfo: true } }),
	result: 'data',
	resultExtensions: [],
	simplify: simplifyProperties,
});

type Fields = Record<string, unknown>;

/** The members that workflows ask for, flat and with sane names; gaps are left out. */
export function simplifyProperties(raw: unknown): Fields {
	const { docInfo, pagesInfo } = objectIn(raw);
	const doc = objectIn(docInfo);
	const info = objectIn(doc.infoDict);
	const pages = Array.isArray(pagesInfo) ? pagesInfo.map(objectIn) : [];
	return withoutGaps({
		pageCount: doc.pageCount,
		pdfVersion: doc.pdfVersion,
		fileSize: doc.fileSize,
		title: trimmed(info.Title),
		author: trimmed(info.Author),
		subject: trimmed(info.Subject),
		keywords: trimmed(info.Keywords),
		creator: trimmed(info.Creator),
		producer: trimmed(info.Producer),
		created: trimmed(info.CreationDate),
		modified: trimmed(info.ModDate),
		isEncrypted: doc.isEncrypted,
		isSigned: doc.isSigned,
		isTagged: doc.isTagged,
		isLinearized: doc.isLinearized,
		hasForm: doc.hasAcroform,
		hasEmbeddedFiles: doc.hasEmbeddedFiles,
		isScanned: pages.length > 0 ? pages.some((page) => page.isScanned === true) : undefined,
		pages: pages.map((page) => ({
			// The member is called an index, but counts from 1.
			page: page.pageIndex,
			width: page.width,
			height: page.height,
			rotation: page.rotation,
			isScanned: page.isScanned,
		})),
	});
}

/** Dates come with a trailing blank. */
function trimmed(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
