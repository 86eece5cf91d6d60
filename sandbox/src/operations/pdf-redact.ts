import type { RedactOptions } from '../engine/options.js';
import { validationError } from '../errors.js';
import { isJsonObject, type JsonObject } from '../json.js';
import {
	invalid,
	optionalBoolean,
	optionalList,
	optionalObject,
	optionalString,
	optionalWords,
	readSingleDocument,
	requiredObject,
} from './body.js';
import { fileResult, readInput } from './files.js';
import { readPageRange } from './page-range.js';
import type { Operation } from './types.js';

const FIELD_TYPES = [
	'PUSH_BUTTON',
	'CHECK_BOX',
	'RADIO_BUTTON',
	'COMBO_BOX',
	'LIST_BOX',
	'TEXT_FIELD',
	'SIGNATURE',
] as const;

/** docs/contract/pdf-services.md#security, newest client only. */
export const pdfRedact: Operation<RedactOptions> = {
	name: 'pdf-redact',
	paths: ['/documents/security/pdf-redact'],
	accepts: ['.pdf'],
	read(body) {
		const { documents } = readSingleDocument(body);
		return { documents, options: readOptions(requiredObject(body, 'config')) };
	},
	async work({ inputs, options, folder }) {
		const { editPdf } = await import('../engine/edit-pdf.js');
		const { redact } = await import('../engine/redact.js');
		const { file, bytes } = await readInput(inputs);
		const redacted = await editPdf(bytes, file.password, async (pdf) => redact(pdf, options));
		return await fileResult(folder, file, '.pdf', redacted);
	},
};

function readOptions(config: JsonObject): RedactOptions {
	const texts = readTexts(config);
	const fields = optionalObject(config, 'formFieldRedact', 'config.formFieldRedact');
	if (texts.length === 0 && fields === undefined)
		throw validationError('At least one of redactTextList and formFieldRedact is required');
	const search = 'config.textSearchOptions';
	const options = optionalObject(config, 'textSearchOptions', search) ?? {};
	const flag = (member: string): boolean =>
		optionalBoolean(options, member, `${search}.${member}`) ?? false;
	return {
		texts,
		caseSensitive: flag('caseSensitive'),
		wholeWordsOnly: flag('wholeWordsOnly'),
		pageRange: readPageRange(options, 'pageRange', `${search}.pageRange`) ?? null,
		fieldTypes: fields === undefined ? null : readFieldTypes(fields),
		applyImmediately:
			optionalBoolean(config, 'applyImmediately', 'config.applyImmediately') ?? true,
	};
}

function readTexts(config: JsonObject): RedactOptions['texts'] {
	const path = 'config.redactTextList';
	return (optionalList(config, 'redactTextList', path) ?? []).map((entry, index) => {
		const at = `${path}[${index}]`;
		if (!isJsonObject(entry)) throw invalid(entry, at, 'Must be an object');
		const text = optionalString(entry, 'text', `${at}.text`) ?? '';
		if (text.trim() === '') throw validationError(`${at}.text is required`);
		return { text, overlayText: optionalString(entry, 'overlayText', `${at}.overlayText`) ?? '' };
	});
}

/** No list, or an empty one, stands for all fields. */
function readFieldTypes(fields: JsonObject): string[] {
	const path = 'config.formFieldRedact.fieldTypes';
	const types = optionalWords(fields, 'fieldTypes', FIELD_TYPES, path) ?? [];
	return types.length === 0 ? [...FIELD_TYPES] : types;
}
