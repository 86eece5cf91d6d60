import type { ManualOperation } from '../../executor/types';
import { presetChain } from './presetChain';
import { compress } from '../optimize/compress';
import { convertFile } from '../createPdf/fromFile';

/** An Office file as a PDF that is small enough to be mailed. */
export const officeToSmallPdf: ManualOperation = presetChain({
	value: 'officeToSmallPdf',
	name: 'Office to Small PDF',
	action: 'Convert a Word, Excel or PowerPoint file to a small PDF',
	description:
		'Turn a Word, Excel, PowerPoint, image, text or HTML file into a PDF and compress it: two credits, one upload, one download',
	steps: [convertFile, compress],
});
