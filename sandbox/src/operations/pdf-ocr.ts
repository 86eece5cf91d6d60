import type { JsonObject } from '../json.js';
import { optionalObject, optionalWords, readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

/** docs/contract/pdf-services.md#ocr-languages. */
const LANGUAGES = [
	...['ca-ES', 'bg-BG', 'cs-CZ', 'da-DK', 'de-AT', 'de-CH', 'de-DE', 'de-LI', 'de-LU', 'el-GR'],
	...['en-AU', 'en-CA', 'en-GB', 'en-US', 'es-AR', 'es-CL', 'es-CO', 'es-ES', 'es-MX', 'es-PE'],
	...['es-VE', 'et-EE', 'eu-ES', 'fi-FI', 'fr-BE', 'fr-CA', 'fr-CH', 'fr-FR', 'gl-ES', 'he-IL'],
	...['hr-HR', 'hu-HU', 'is-IS', 'it-CH', 'it-IT', 'ja-JP', 'ko-KR', 'lt-LT', 'lv-LV', 'mt-MT'],
	...['nb-NO', 'nl-BE', 'nl-NL', 'nn-NO', 'pl-PL', 'pt-BR', 'pt-PT', 'ro-RO', 'ru-RU', 'sk-SK'],
	...['sl-SI', 'sr-RS', 'sv-SE', 'th-TH', 'tr-TR', 'uk-UA', 'zh-CN', 'zh-Hans', 'zh-TW', 'zh-Hant'],
];

/** Checked as the service does; the sandbox reads English whatever they say. */
export interface OcrOptions extends JsonObject {
	languages: string[];
}

/**
 * docs/contract/pdf-services.md#analyze. Options in `config` or at the top level
 * (docs/contract/pdf-services.md#where-sources-disagree row 10); `config` wins.
 */
export const pdfOcr: Operation<OcrOptions> = {
	name: 'pdf-ocr',
	paths: ['/documents/analyze/pdf-ocr'],
	accepts: ['.pdf'],
	read(body) {
		const { documents } = readSingleDocument(body);
		const config = optionalObject(body, 'config') ?? {};
		const languages =
			optionalWords(config, 'languages', LANGUAGES, 'config.languages') ??
			optionalWords(body, 'languages', LANGUAGES) ??
			[];
		return { documents, options: { languages: languages.length === 0 ? ['en-US'] : languages } };
	},
	async work({ inputs, folder }) {
		const { editPdf } = await import('../engine/edit-pdf.js');
		const { addTextLayer } = await import('../engine/ocr.js');
		const { file, bytes } = await readInput(inputs);
		const readable = await editPdf(bytes, file.password, addTextLayer);
		return await fileResult(folder, file, '.pdf', readable);
	},
};
