import type { JsonObject } from '../json.js';
import { optionalObject, optionalPositive, optionalWord } from './body.js';

/** Page options of HTML and URL conversions, checked and with their defaults filled in. */
export interface PageOptions extends JsonObject {
	width: number;
	height: number;
	rotation: 0 | 90 | 180 | 270;
	singlePage: boolean;
	scale: boolean;
}

/**
 * Reads the options of docs/contract/pdf-services.md#create-pdf. They are taken from `config`, or
 * from the top level as one vendor client sends them
 * (docs/contract/pdf-services.md#where-sources-disagree row 9); `config` wins.
 */
export function readPageOptions(body: JsonObject): PageOptions {
	const config = optionalObject(body, 'config') ?? {};
	const place = (member: string): [JsonObject, string] =>
		(config[member] ?? undefined) === undefined ? [body, member] : [config, `config.${member}`];
	const word = <Word extends string>(member: string, words: readonly Word[]): Word | undefined => {
		const [from, path] = place(member);
		return optionalWord(from, member, words, path);
	};

	const [from, path] = place('dimension');
	const dimension = optionalObject(from, 'dimension', path) ?? {};
	const rotation = word('rotation', ['NONE', '90', '180', '270']);
	return {
		width: optionalPositive(dimension, 'width', `${path}.width`) ?? 595,
		height: optionalPositive(dimension, 'height', `${path}.height`) ?? 842,
		rotation: rotation === '90' ? 90 : rotation === '180' ? 180 : rotation === '270' ? 270 : 0,
		singlePage: word('pageMode', ['SINGLE_PAGE', 'MULTIPLE_PAGE']) === 'SINGLE_PAGE',
		scale: word('scalingMode', ['SCALE', 'NO_SCALE']) !== 'NO_SCALE',
	};
}
