import type { NewDocument } from '../files/library.js';
import type { FoundField } from '../engine/types.js';
import type { EnvelopeDocument, Field } from '../model.js';
import type { WantedField } from '../read/fields.js';

type Unnumbered = Omit<Field, 'fieldId'>;

/**
 * The fields of new documents: what was found in them, and what the body asks for. Those for parties nobody
 * knows come to nothing; form fields of the PDF go to the first party.
 */
export function newFields(
	documents: readonly NewDocument[],
	wanted: readonly WantedField[],
	sequences: readonly number[],
	nextId: () => number,
): Field[] {
	const first = Math.min(...sequences);
	const found = documents.flatMap((document, index) =>
		document.found.map((field) => foundField(field, index, first)),
	);
	const asked = placedFields(
		wanted,
		documents.map(({ document }) => document),
		[],
	);
	return [...found, ...asked]
		.filter(({ party }) => sequences.includes(party))
		.map((field) => ({ fieldId: nextId(), ...field }));
}

/** More fields for documents that are there: those of the body that have a place to go. */
export function moreFields(
	wanted: readonly WantedField[],
	documents: readonly EnvelopeDocument[],
	present: readonly Field[],
	sequences: readonly number[],
	nextId: () => number,
): Field[] {
	return placedFields(wanted, documents, present)
		.filter(({ party }) => sequences.includes(party))
		.map((field) => ({ fieldId: nextId(), ...field }));
}

/**
 * Points become fractions; of two fields that overlap the later one is dropped
 * (docs/contract/esign.md#field-in-a-request, live).
 */
function placedFields(
	wanted: readonly WantedField[],
	documents: readonly EnvelopeDocument[],
	present: readonly Field[],
): Unnumbered[] {
	const placed: Unnumbered[] = [];
	for (const field of wanted) {
		const document = field.document - 1;
		const size = documents[document]?.pageSizes[field.page - 1];
		if (size === undefined) continue;
		const { type, page, party, name, value, checked, required, readOnly, extras } = field;
		const candidate: Unnumbered = {
			type,
			document,
			page,
			party,
			name,
			value,
			checked,
			required,
			readOnly,
			extras,
			x: field.x / size.width,
			y: field.y / size.height,
			width: field.width / size.width,
			height: field.height / size.height,
		};
		if (![...present, ...placed].some((other) => overlap(other, candidate))) placed.push(candidate);
	}
	return placed;
}

function foundField(found: FoundField, document: number, first: number): Unnumbered {
	return { ...found, party: found.party ?? first, document };
}

function overlap(one: Unnumbered, other: Unnumbered): boolean {
	return (
		one.document === other.document &&
		one.page === other.page &&
		one.x < other.x + other.width &&
		other.x < one.x + one.width &&
		one.y < other.y + other.height &&
		other.y < one.y + one.height
	);
}
