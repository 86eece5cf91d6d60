import { createHash } from 'node:crypto';
import type { JsonObject } from '../../json.js';
import type { mupdf } from '../mupdf.js';
import { readFlags } from '../properties.js';

const LANGUAGE = 'en';

/** `info.extendedMetadata` (docs/contract/structural-extract.md#document-information). */
export function extendedMetadata(pdf: mupdf.PDFDocument, bytes: Uint8Array): JsonObject {
	const flags = readFlags(pdf, bytes);
	const flag = (name: string): boolean => flags[name] === true;
	const root = pdf.getTrailer().get('Root');
	return {
		// The service names its own copy, not the file.
		fileName: createHash('sha1').update(bytes).digest('hex'),
		pageCount: pdf.countPages(),
		...dates(pdf),
		isXFA: flag('isXFA'),
		isCertified: root.get('Perms', 'DocMDP').isDictionary(),
		isEncrypted: flag('isEncrypted'),
		isDigitallySigned: flag('isSigned'),
		pdfVersion: (pdf.getVersion() / 10).toFixed(1),
		hasAcroform: flag('hasAcroform'),
		hasEmbeddedFiles: flag('hasEmbeddedFiles'),
		language: languageOf(root),
	};
}

/** ISO in UTC, without fractions of a second. */
export function isoSeconds(date: Date): string {
	return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

function dates(pdf: mupdf.PDFDocument): JsonObject {
	const trailer = pdf.getTrailer();
	const entries = [
		['creationDate', 'CreationDate'],
		['modDate', 'ModDate'],
	] as const;
	return Object.fromEntries(
		entries.flatMap(([member, key]) => {
			const value = trailer.get('Info', key);
			const date = value.isString() ? readDate(value.asString()) : undefined;
			return date === undefined ? [] : [[member, date]];
		}),
	);
}

/** `D:20240131120000+01'00'` as `2024-01-31T11:00:00Z`. */
function readDate(text: string): string | undefined {
	const match =
		/^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(text);
	if (match === null) return undefined;
	const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match;
	const [sign = '+', zoneHour = '00', zoneMinute = '00'] = match.slice(7);
	const zone = `${sign}${zoneHour}:${zoneMinute}`;
	const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
	return Number.isNaN(date.getTime()) ? undefined : isoSeconds(date);
}

function languageOf(root: mupdf.PDFObject): string {
	const language = root.get('Lang');
	return (language.isString() && language.asString().split('-')[0]?.toLowerCase()) || LANGUAGE;
}
