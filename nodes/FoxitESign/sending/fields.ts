import type { IDataObject } from 'n8n-workflow';

import { inputFailure, type FoxitFailure } from '../../shared/failure';
import { mustSign, type Party } from './recipients';
import { requiredBooleanValue } from '../../shared/values/boolean';
import { empty, type Place } from '../../shared/values/rawValue';
import { textValue } from '../../shared/values/text';
import { numberValue } from '../../shared/values/number';
import { objectIn } from '../../shared/values/members';
import { isSignatureType } from '../service/signing';

const LABEL = 'Fields';

/**
 * One user saw no signature lower than this; Foxit's own samples have lower ones
 * (docs/contract/esign.md#field-in-a-request).
 */
const LOW_SIGNATURE_POINTS = 30;

/** A field at a place of a document. Points from the top left corner; a US letter page has 612 x 792. */
export interface PlacedField extends IDataObject {
	type: string;
	x: number;
	y: number;
	width: number;
	height: number;
	pageNumber: number;
	documentNumber: number;
	/** The party number of its recipient. */
	party: number;
}

/**
 * The fields of an envelope, checked for what the service drops without a word: missing geometry,
 * overlaps, unknown parties.
 *
 * @param list as the form or JSON gives them, by the service's names
 * @param documentCount 0 when it is not known
 * @throws FoxitFailure `input`
 */
export function fieldsOf(
	list: readonly unknown[],
	parties: readonly Party[],
	documentCount: number,
): PlacedField[] {
	const fields = list.map((entry, index) => fieldOf(objectIn(entry), index + 1));
	fields.forEach((field, index) => {
		checkPlace(field, index + 1, documentCount);
		if (!parties.some(({ sequence }) => sequence === field.party)) {
			throw refused(
				`entry ${index + 1} is for party number ${field.party}, but no recipient has that number`,
				`Party numbers are ${parties.map(({ sequence }) => sequence).join(', ')}: those of the recipients.`,
			);
		}
	});
	refuseOverlap(fields);
	return fields;
}

/**
 * Refuses to send where a signer has nowhere to sign.
 *
 * @throws FoxitFailure `input`
 */
export function refuseUnsignable(fields: readonly PlacedField[], parties: readonly Party[]): void {
	for (const party of parties.filter(mustSign)) {
		const own = fields.filter(({ party: number }) => number === party.sequence);
		if (own.some(({ type }) => isSignatureType(type))) continue;
		throw refused(
			`has no signature field for party number ${party.sequence}`,
			'Add one for each recipient who signs, or use text tags such as ${signfield:1:y:____} in the document.',
		);
	}
}

function fieldOf(entry: Record<string, unknown>, position: number): PlacedField {
	const number = (name: string) => numberOf(entry[name], name, position);
	const type = textValue(entry.type, { label: LABEL, within: `entry ${position}` }) ?? 'signature';
	const optional = Object.entries(entry).filter(([name, value]) => {
		return !READ_BY_KIND.has(name) && value !== undefined && value !== null && value !== '';
	});
	const within = `entry ${position}`;
	const required = Object.hasOwn(entry, 'required')
		? requiredBooleanValue(entry.required, { label: LABEL, within: `${within} (required)` })
		: undefined;
	const name = textValue(entry.name, { label: LABEL, within: `${within} (name)` });
	const value = valueOf(entry, { label: LABEL, within: `${within} (value)` });
	return {
		...(Object.fromEntries(optional) as IDataObject),
		...(value !== undefined && { value }),
		...(name !== undefined && { name }),
		...(required !== undefined && { required }),
		type,
		x: number('x'),
		y: number('y'),
		width: number('width'),
		height: number('height'),
		pageNumber: number('pageNumber'),
		documentNumber: number('documentNumber'),
		party: number('party'),
	};
}

/** The service takes texts only. What an expression did not find would leave a contract's field empty. */
function valueOf(entry: Record<string, unknown>, place: Place): string | undefined {
	if (Object.hasOwn(entry, 'value') && entry.value === undefined) throw empty(place);
	return textValue(entry.value, place);
}

/** Members that are read as what they are; others go along as they come. */
const READ_BY_KIND = new Set([
	'name',
	'required',
	'value',
	'type',
	'x',
	'y',
	'width',
	'height',
	'pageNumber',
	'documentNumber',
	'party',
]);

/** Those that are as a rule 1. */
const DEFAULTS: Readonly<Record<string, number>> = { pageNumber: 1, documentNumber: 1, party: 1 };

function numberOf(value: unknown, name: string, position: number): number {
	const place = { label: LABEL, within: `entry ${position} (${name})` };
	const number = numberValue(value, place, { min: -Infinity, max: Infinity });
	if (number === undefined) {
		const fallback = DEFAULTS[name];
		if (fallback !== undefined) return fallback;
		throw refused(
			`entry ${position} has no ${name}`,
			'Foxit silently drops fields whose place or size is not a whole number.',
		);
	}
	return number;
}

function checkPlace(field: PlacedField, position: number, documentCount: number): void {
	const { x, y, width, height, pageNumber, documentNumber, party } = field;
	const counts = { pageNumber, documentNumber, party };
	for (const [name, value] of Object.entries(counts)) {
		if (Number.isInteger(value) && value > 0) continue;
		throw refused(`entry ${position} has the ${name} ${value}`, 'They are counted from 1.');
	}
	if (documentCount > 0 && documentNumber > documentCount) {
		throw refused(
			`entry ${position} is on document ${documentNumber}, and there ${documentCount === 1 ? 'is' : 'are'} ${documentCount}`,
			'',
		);
	}
	if (x < 0 || y < 0 || width <= 0 || height <= 0) {
		throw refused(
			`entry ${position} has no place on a page`,
			'Width and height are above 0; x and y are points from the top left corner.',
		);
	}
}

/** A sentence on signatures that may come out too low to be seen, if there are any. */
export function lowSignatures(fields: readonly PlacedField[]): string | undefined {
	const low = fields.flatMap(({ type, height }, index) =>
		isSignatureType(type) && height < LOW_SIGNATURE_POINTS ? [index + 1] : [],
	);
	if (low.length === 0) return undefined;
	const entries =
		low.length === 1
			? `entry ${low[0]} is a signature`
			: `entries ${low.join(', ')} are signatures`;
	return `"${LABEL}": ${entries} of less than ${LOW_SIGNATURE_POINTS} points height, which can be invisible in the signed document. Check a signed document before you rely on it.`;
}

/** Of two fields that overlap the service drops one. Sorted by page and top edge, so near ones meet. */
function refuseOverlap(fields: readonly PlacedField[]): void {
	const sorted = fields
		.map((field, index) => ({ field, position: index + 1 }))
		.sort((a, b) => samePageOrder(a.field, b.field) || a.field.y - b.field.y);
	sorted.forEach((first, index) => {
		for (let next = index + 1; next < sorted.length; next += 1) {
			const second = sorted[next];
			if (!second || samePageOrder(first.field, second.field) !== 0) return;
			if (second.field.y >= first.field.y + first.field.height) return;
			const apart =
				second.field.x >= first.field.x + first.field.width ||
				first.field.x >= second.field.x + second.field.width;
			if (apart) continue;
			throw refused(
				`entries ${first.position} and ${second.position} overlap`,
				'Foxit drops one of two fields that overlap. Move them apart.',
			);
		}
	});
}

function samePageOrder(a: PlacedField, b: PlacedField): number {
	return a.documentNumber - b.documentNumber || a.pageNumber - b.pageNumber;
}

function refused(what: string, advice: string): FoxitFailure {
	const joint = what.startsWith('entr') ? ':' : '';
	return inputFailure(`"${LABEL}"${joint} ${what}`, {
		parameter: LABEL,
		...(advice && { advice }),
	});
}
