import type { CombineOptions } from '../engine/options.js';
import { validationError } from '../errors.js';
import { isJsonObject, type Json, type JsonObject } from '../json.js';
import { invalid, optionalObject, optionalString } from './body.js';
import { fileResult } from './files.js';
import type { Operation, WantedDocument } from './types.js';

const LIST = 'documentInfos';
const DEFAULT_TITLE = 'Table of Contents';
const DEFAULT_LEVELS = '1-5';

/**
 * docs/contract/pdf-services.md#enhance; rows 11 and 16 of
 * docs/contract/pdf-services.md#where-sources-disagree. All switches are off when nothing is said.
 */
export const pdfCombine: Operation<CombineOptions> = {
	name: 'pdf-combine',
	paths: ['/documents/enhance/pdf-combine'],
	accepts: ['.pdf'],
	read: (body) => ({ documents: readDocuments(body), options: readOptions(body) }),
	async work({ inputs, options, folder }) {
		const { combine } = await import('../engine/combine.js');
		const [first] = inputs;
		if (first === undefined) throw new Error('operation without input');
		const bytes = await combine(inputs, options);
		return await fileResult(folder, { ...first, fileName: 'combined.pdf' }, '.pdf', bytes);
	},
};

function readDocuments(body: JsonObject): WantedDocument[] {
	const list = body[LIST] ?? undefined;
	if (list === undefined) throw validationError(`${LIST}: must not be null`);
	if (!Array.isArray(list)) throw invalid(list, LIST, 'Must be a list');
	if (list.length === 0) throw validationError(`${LIST}: must not be empty`);
	return list.map((entry, index) => readDocument(entry, `${LIST}[${index}]`));
}

function readDocument(entry: Json, path: string): WantedDocument {
	if (!isJsonObject(entry)) throw invalid(entry, path, 'Must be an object');
	const documentId = optionalString(entry, 'documentId', `${path}.documentId`);
	if (documentId === undefined || documentId.trim() === '')
		throw validationError(`${path}.documentId: must not be blank`);
	const password = optionalString(entry, 'password', `${path}.password`);
	return { documentId, ...(password ? { password } : {}) };
}

function readOptions(body: JsonObject): CombineOptions {
	const config = optionalObject(body, 'config') ?? {};
	const flag = (member: string): boolean => {
		const value = config[member] ?? false;
		if (typeof value !== 'boolean') {
			throw invalid(value, `config.${member}`, 'Must be a valid boolean');
		}
		return value;
	};
	const title = optionalString(config, 'tocTitle', 'config.tocTitle') ?? DEFAULT_TITLE;
	const [minLevel, maxLevel] = readLevels(config);
	// Both spellings are read, so that a wrong type of either is told.
	const [addTOC, addToc] = [flag('addTOC'), flag('addToc')];
	return {
		addBookmark: flag('addBookmark'),
		continueMergeOnError: flag('continueMergeOnError'),
		retainPageNumbers: flag('retainPageNumbers'),
		toc: addTOC || addToc ? { title, minLevel, maxLevel } : null,
	};
}

function readLevels(config: JsonObject): [min: number, max: number] {
	const path = 'config.tocBookmarkLevels';
	const text = optionalString(config, 'tocBookmarkLevels', path) ?? DEFAULT_LEVELS;
	const match = /^\s*([1-9]\d?)(?:\s*-\s*([1-9]\d?))?\s*$/.exec(text);
	const [min, max] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
	if (match === null || min > max)
		throw invalid(text, path, 'Must be a range of levels such as 1-3');
	return [min, max];
}
