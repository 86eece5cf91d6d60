import type { ManualOperation } from '../../executor/types';
import { presetChain } from './presetChain';
import { extractText } from '../pages/extract';
import { ocr } from '../enhance/ocr';

/** The text of a scan, in one go. */
export const scanToText: ManualOperation = presetChain({
	value: 'scanToText',
	name: 'Scan to Searchable Text',
	action: 'Get the text of a scan by OCR',
	description:
		'Read a scanned PDF by OCR and get its text: two credits, one upload, one download. The searchable PDF stays at Foxit, under the ID of the first step.',
	steps: [ocr, extractText],
});
