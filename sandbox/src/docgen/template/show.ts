import type { Json } from '../../json.js';
import { formatCurrency } from '../format/currency.js';
import { formatDate } from '../format/date-picture.js';
import { civilTime, parseDate } from '../format/dates.js';
import { parseNumber } from '../format/decimal.js';
import { formatNumber } from '../format/numeric-picture.js';
import { lookUp, type Scope } from './scope.js';
import type { Picture, Tag } from './tags.js';

/** What the look of a value depends on besides the value. */
export interface Looks {
	/** The moment `today` stands for. */
	nowMs: number;
	/** Culture of the picture `Currency`; undefined: that picture gives nothing. */
	currencyCulture: string | undefined;
}

const CURRENCY = /^currency$/i;
/** The contract has no example of `today` without a picture. */
const PLAIN_DATE = 'M/d/yyyy';

/**
 * The text a tag is replaced by; what has no data is blank
 * (docs/contract/docgen.md#template-language).
 */
export function showTag(
	tag: Extract<Tag, { kind: 'value' | 'rowNumber' }>,
	scope: Scope,
	looks: Looks,
): string {
	if (tag.kind === 'rowNumber') return show(scope.rowNumber, tag.picture, looks);
	const value = lookUp(tag.name, scope);
	if (value === undefined && tag.name === 'today') return showToday(tag.picture, looks);
	return show(value, tag.picture, looks);
}

/** A value under a picture. A value the picture does not suit is shown as it is. */
export function show(value: Json | undefined, picture: Picture | undefined, looks: Looks): string {
	const text = typeof value === 'object' || value === undefined ? '' : String(value);
	if (picture === undefined || text.trim() === '') return text;
	if (picture.switch === '@') {
		const date = typeof value === 'string' ? parseDate(value) : undefined;
		return date === undefined ? text : formatDate(date, picture.text);
	}
	const number = typeof value === 'number' ? value : parseNumber(text);
	const isCurrency = CURRENCY.test(picture.text);
	// docs/contract/docgen.md#template-language: blank whatever the value.
	if (isCurrency && looks.currencyCulture === undefined) return '';
	if (number === undefined) return text;
	return isCurrency
		? formatCurrency(number, looks.currencyCulture)
		: formatNumber(number, picture.text);
}

function showToday(picture: Picture | undefined, { nowMs }: Looks): string {
	return formatDate(civilTime(nowMs), picture?.switch === '@' ? picture.text : PLAIN_DATE);
}
