import type { PageOperation } from '../engine/options.js';
import { validationError } from '../errors.js';
import { isJsonObject, type Json, type JsonObject } from '../json.js';
import { invalid, optionalObject, optionalWord } from './body.js';
import { requiredInteger, requiredIntegers } from './numbers.js';

const TYPES = ['MOVE_PAGES', 'DELETE_PAGES', 'ADD_PAGES', 'ROTATE_PAGES'] as const;
const ROTATIONS = {
	ROTATE_0: 0,
	ROTATE_CLOCKWISE_90: 90,
	ROTATE_180: 180,
	ROTATE_COUNTERCLOCKWISE_90: 270,
} as const;
type Rotation = keyof typeof ROTATIONS;

const FROM_ONE = { min: 1 };
/** Blank pages in one step; enough for any use, too few to hurt. */
const MAX_BLANK_PAGES = 10_000;

/** The steps of a body. The flat form some clients send is refused, as the service refuses it (row 13). */
export function readSteps(body: JsonObject): PageOperation[] {
	const config = optionalObject(body, 'config');
	if (config === undefined) throw validationError('config: must not be null');
	const operations = config['operations'] ?? undefined;
	const path = 'config.operations';
	if (operations === undefined) throw validationError(`${path}: must not be null`);
	if (!Array.isArray(operations)) throw invalid(operations, path, 'Must be a list');
	if (operations.length === 0) throw validationError(`${path}: must not be empty`);
	return operations.map((operation, index) => readStep(operation, `${path}[${index}]`));
}

function readStep(step: Json, path: string): PageOperation {
	if (!isJsonObject(step)) throw invalid(step, path, 'Must be an object');
	const type = required(step, 'type', TYPES, path);
	if (type === 'ADD_PAGES') {
		const bounds = { min: 1, max: MAX_BLANK_PAGES };
		return { type, pageCount: requiredInteger(step, 'pageCount', bounds, `${path}.pageCount`) };
	}
	const pages = requiredIntegers(step, 'pages', FROM_ONE, `${path}.pages`);
	switch (type) {
		case 'DELETE_PAGES':
			return { type, pages };
		case 'MOVE_PAGES': {
			const target = `${path}.targetPosition`;
			return {
				type,
				pages,
				targetPosition: requiredInteger(step, 'targetPosition', FROM_ONE, target),
			};
		}
		case 'ROTATE_PAGES': {
			const words = Object.keys(ROTATIONS) as Rotation[];
			return { type, pages, rotation: ROTATIONS[required(step, 'rotation', words, path)] };
		}
	}
}

function required<Word extends string>(
	step: JsonObject,
	member: string,
	words: readonly Word[],
	path: string,
): Word {
	const word = optionalWord(step, member, words, `${path}.${member}`);
	if (word === undefined) throw validationError(`${path}.${member}: must not be null`);
	return word;
}
