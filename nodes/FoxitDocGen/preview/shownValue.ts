import { dateIn, type CivilTime } from '../picture/dateText';
import { dateUnder } from '../picture/datePicture';
import { numberUnder } from '../picture/numberPicture';
import { numberIn } from '../picture/numberText';
import { BUILT_IN_TAGS } from '../template/checkTemplate';
import { lookUp } from '../template/paths';
import type { Picture } from '../template/tag';

/** What is not in the data and decides how a value comes out. */
export interface Surroundings {
	today: CivilTime;
	/** The keyword `Currency` gives nothing in templates of other programs. */
	writtenByWord: boolean;
}

/** The data that a tag's name is looked up in: a loop's element first, then all. */
export interface Scope {
	data: object;
	/** The element of the loop, and its number from 1. */
	row?: { element: unknown; number: number };
}

const PLAIN_DATE = 'M/d/yyyy';
const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** A loop's element hides what is outside, unless it has no such member. */
export function valueIn({ data, row }: Scope, name: string): unknown {
	const own = row && lookUp(row.element, name);
	return own === undefined ? lookUp(data, name) : own;
}

/** Whether a picture leaves the sign of the currency to the service. */
export function isCurrencyKeyword(picture: Picture | undefined): boolean {
	return picture?.switch === '#' && /^currency$/i.test(picture.text);
}

/** What a field comes out as. */
export function fieldShown(
	name: string,
	picture: Picture | undefined,
	scope: Scope,
	around: Surroundings,
): string {
	const value = valueIn(scope, name);
	if (value !== undefined || !BUILT_IN_TAGS.includes(name)) {
		return valueShown(value, picture, around);
	}
	return dateUnder(picture?.switch === '@' ? picture.text : PLAIN_DATE, around.today);
}

/** A value under a picture; what the picture does not suit comes out as it is. */
export function valueShown(
	value: unknown,
	picture: Picture | undefined,
	{ writtenByWord }: Surroundings,
): string {
	const text = ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
	if (!picture || text.trim() === '') return text;
	if (picture.switch === '@') {
		const date = typeof value === 'string' ? dateIn(value) : undefined;
		return date ? dateUnder(picture.text, date) : text;
	}
	const isCurrency = isCurrencyKeyword(picture);
	if (isCurrency && !writtenByWord) return '';
	const number = numberIn(value);
	if (number === undefined) return text;
	return isCurrency ? dollars.format(number) : numberUnder(picture.text, number);
}
