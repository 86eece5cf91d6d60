import { compare } from './analyze/compare';
import { getProperties } from './analyze/getProperties';
import { runSteps } from './chain/runSteps';
import { combine } from './combine/combine';
import { toExcel, toHtml, toPowerPoint, toWord } from './convertPdf/toDocument';
import { toImages } from './convertPdf/toImages';
import { toText } from './convertPdf/toText';
import { fromFile } from './createPdf/fromFile';
import { fromHtml } from './createPdf/fromHtml';
import { fromUrl } from './createPdf/fromUrl';
import { deleteDocument } from './document/deleteDocument';
import { download } from './document/download';
import { shareLink } from './document/shareLink';
import { upload } from './document/upload';
import { ocr } from './enhance/ocr';
import { watermark } from './enhance/watermark';
import { exportData } from './forms/exportData';
import { importData } from './forms/importData';
import { compress } from './optimize/compress';
import { flatten } from './optimize/flatten';
import { linearize } from './optimize/linearize';
import { extractImages, extractPages, extractText } from './pages/extract';
import { addBlank, deletePages, manipulate, move, rotate } from './pages/manipulate';
import { split } from './pages/split';
import { compressAndLinearize } from './readyMade/compressAndLinearize';
import { officeToSmallPdf } from './readyMade/officeToSmallPdf';
import { scanToText } from './readyMade/scanToText';
import { secureForSending } from './readyMade/secureForSending';
import { thumbnail } from './readyMade/thumbnail';
import { textWithOcr } from './readyMade/textWithOcr';
import { protect } from './secure/protect';
import { redact } from './secure/redact';
import { removePassword } from './secure/removePassword';
import { getStatus } from './task/getStatus';
import { restUntilReady } from './task/restUntilReady';
import { waitForResult } from './task/waitForResult';
import type { Resource } from '../executor/types';

/**
 * The operations table: the node's parameters and its behaviour are both made from it. Resources come
 * by use, what people look for first, and so do n8n's actions; operations are sorted by name.
 */
export const RESOURCES: readonly Resource[] = [
	{
		value: 'createPdf',
		name: 'Create PDF',
		operations: [fromFile, fromHtml, fromUrl, officeToSmallPdf],
	},
	{
		value: 'convertPdf',
		name: 'Convert PDF',
		operations: [thumbnail, toExcel, toHtml, toImages, toPowerPoint, toText, toWord],
	},
	{ value: 'combine', name: 'Merge', operations: [combine] },
	{
		value: 'optimize',
		name: 'Optimize',
		operations: [compress, compressAndLinearize, flatten, linearize],
	},
	{
		value: 'page',
		name: 'Page',
		operations: [
			addBlank,
			deletePages,
			extractImages,
			extractPages,
			extractText,
			manipulate,
			move,
			rotate,
			split,
			textWithOcr,
		],
	},
	{
		value: 'secure',
		name: 'Secure',
		operations: [protect, redact, removePassword, secureForSending],
	},
	{ value: 'form', name: 'Form', operations: [exportData, importData] },
	{ value: 'enhance', name: 'Enhance', operations: [ocr, scanToText, watermark] },
	{ value: 'analyze', name: 'Analyze', operations: [compare, getProperties] },
	{ value: 'chain', name: 'Chain', operations: [runSteps] },
	{
		value: 'document',
		name: 'Document',
		operations: [shareLink, deleteDocument, download, upload],
	},
	{ value: 'task', name: 'Task', operations: [getStatus, restUntilReady, waitForResult] },
];
