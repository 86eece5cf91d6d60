import { ApiError } from '../errors.js';
import { isJsonObject, type JsonObject } from '../json.js';
import type { Settings } from '../state/settings.js';
import type { GenerateRequest } from './jobs.js';

/** Without a group that repeats: megabytes of it are too many for the engine of patterns. */
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const ZIP = [0x50, 0x4b];
/**
 * Live, beginning included, although nothing has been analysed yet
 * (docs/contract/docgen.md#generate-a-document).
 */
const WRONG_FORMAT =
	"An error occurred while analyzing the template: Invalid output format. Supported formats are 'docx' and 'pdf'.";

/**
 * What a body that generates asks for. Throws the refusals of
 * docs/contract/docgen.md#generate-a-document.
 */
export function readGenerate(
	body: JsonObject,
	settings: Settings,
): { template: Buffer; options: GenerateRequest } {
	const { outputFormat: format, documentValues: values, currencyCulture } = body;
	// First of all: an empty payload gets this answer (live).
	if (format !== 'pdf' && format !== 'docx')
		throw new ApiError(settings.docgenFormatErrorStatus, undefined, WRONG_FORMAT);
	const template = readTemplate(body, settings);
	if (!isJsonObject(values)) throw refusal('documentValues must be a JSON object.');
	return {
		template,
		options: {
			format,
			values,
			...(typeof currencyCulture === 'string' ? { currencyCulture } : {}),
		},
	};
}

/** The template in a body. */
export function readTemplate(
	{ base64FileString: text }: JsonObject,
	{ templateMaxBytes }: Settings,
): Buffer {
	if (typeof text !== 'string' || text.trim() === '')
		throw refusal('base64FileString is required.');
	const base64 = text.replace(/\s+/g, '');
	if (base64.length % 4 !== 0 || !BASE64.test(base64))
		throw refusal('base64FileString is not a valid Base64 string.');
	const template = Buffer.from(base64, 'base64');
	if (template.length > templateMaxBytes)
		throw refusal(`The template is larger than ${templateMaxBytes} bytes.`);
	if (ZIP.some((byte, index) => template[index] !== byte))
		throw refusal('base64FileString is not a Word document (DOCX).');
	return template;
}

/** 400 with nothing but a message, as this API has it. */
export function refusal(message: string): ApiError {
	return new ApiError(400, undefined, message);
}
