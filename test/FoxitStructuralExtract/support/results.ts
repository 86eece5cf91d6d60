/** Whole results: the contract's authored example, others made of elements, and their archives. */
import type { Fields } from '../../../nodes/FoxitStructuralExtract/elements/rawElement';
import { builder, type MemberSpec } from '../../shared/zip/support/builder';
import { corners, paragraph, region, table, textElement, title } from './elements';

/** Where the real sample lies, in the folder of shared samples. */
export const REAL_SAMPLE = 'data/extract/StructureInfo.json';

/** The result of a document of two pages. */
export function resultOf(elements: readonly unknown[], more: Fields = {}): Fields {
	return {
		analyzeResult: {
			info: {
				split_info: { status: 'success' },
				basicInfo: { softwareVersion: '1.6.0', analyzedPageCount: 2 },
				extendedMetadata: { fileName: 'emulated', pageCount: 2, language: 'en' },
			},
			version: { schema: '1.0.7', software: 'FoxitPDFAnalyzer', model: 'idp-analysis' },
			pages: [1, 2].map((pageNumber) => ({
				pageNumber,
				size: { width: 612, height: 792, unit: 'point' },
				state: 'success',
			})),
			elements,
			...more,
		},
	};
}

/** A picture as small as one can be; the name of the rendition is that of the real sample. */
export const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);
export const TABLE_PICTURE = 'page_p0.pdf_0.png';

/** One element of each kind that is known, and one that is not; on two pages. */
export const AUTHORED_ELEMENTS: Fields[] = [
	textElement('headerFooter', 'Confidential', { id: 'headerFooter1', score: 0.5 }),
	title('Annual Report', { id: 'title1', region: region(1, 72) }),
	paragraph('First line\r\nsecond line', { id: 'paragraph1', paragraphOrder: 1, score: 0.88 }),
	textElement('head', 'Figures', { id: 'head1', headOrder: 1, level: 1 }),
	table(
		[
			['Item', 'Price'],
			['=1+1', '-5.00'],
			['Total', ''],
		],
		{ originalTableImagePaths: [TABLE_PICTURE], regions: [region(1, 158), region(2, 40)] },
	),
	{
		type: 'image',
		id: 'image1',
		content: { originalImagePaths: ['images/logo.png'] },
		region: { page: 2, boundingBox: corners(10, 20, 110, 70) },
	},
	{ type: 'form', id: 'form1', content: { fieldName: 'email', fieldValue: 'ann@example.com' } },
	{ type: 'stamp', id: 'stamp1', content: { anything: true }, region: region(2) },
];

export const AUTHORED = resultOf(AUTHORED_ELEMENTS);

export type Members = Record<string, string | Buffer>;

/** An archive, deflated as the service's are. */
export async function archive(members: Members, more: Partial<MemberSpec> = {}): Promise<Buffer> {
	const { buildZip, DEFLATED } = await builder();
	return buildZip({
		members: Object.entries(members).map(([name, content]) => ({
			...{ name, content, method: DEFLATED },
			...more,
		})),
	});
}

/** The archive of a result, with the picture of its table in it. */
export async function resultArchive(result: unknown, more: Members = {}): Promise<Buffer> {
	const json = typeof result === 'string' ? result : JSON.stringify(result, null, '\t');
	return await archive({ 'StructureInfo.json': json, [TABLE_PICTURE]: PNG, ...more });
}
