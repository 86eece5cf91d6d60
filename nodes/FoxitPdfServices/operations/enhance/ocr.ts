import { inputFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';
import { pdfOperation } from '../pdfOperation';
import { OCR_LANGUAGES } from './ocrLanguages';

/** Makes the text of scanned pages searchable (docs/contract/pdf-services.md#analyze). */
export const ocr = pdfOperation({
	value: 'ocr',
	name: 'OCR',
	action: 'OCR a scanned PDF to make its text searchable',
	description: 'Make the text of scanned pages searchable',
	endpoint: '/documents/analyze/pdf-ocr',
	properties: [
		{
			displayName: 'Languages',
			name: 'languages',
			type: 'multiOptions',
			options: OCR_LANGUAGES,
			default: ['en-US'],
			description: 'Languages of the text. Fewer languages give a better result.',
		},
	],
	body: (parameters) => ({ config: { languages: languagesOf(parameters) } }),
});

function languagesOf(parameters: Parameters): string[] {
	const chosen = parameters.choicesOf('languages');
	if (chosen.length === 0) {
		throw inputFailure('"Languages" is empty', {
			parameter: 'Languages',
			advice: 'Choose at least one language.',
		});
	}
	return chosen;
}
