import type { JsonObject } from '../json.js';
import { listFonts } from './fonts.js';
import type { mupdf } from './mupdf.js';
import { pageLooks } from './page-looks.js';
import { ALL_RIGHTS, describeRights } from './permissions.js';

const INFO_KEYS = [
	'Title',
	'Author',
	'Subject',
	'Keywords',
	'Creator',
	'Producer',
	'CreationDate',
	'ModDate',
] as const;
/** A linearized file says so within its first bytes (PDF 32000-1, annex F). */
const LINEARIZED_WITHIN_BYTES = 1024;

/** Which parts of the properties are asked for (docs/contract/pdf-services.md#analyze). */
export interface PropertyOptions extends JsonObject {
	includeExtendedInfo: boolean;
	includePageInfo: boolean;
}

/** Properties of a PDF in the shape seen live. */
export function readProperties(
	pdf: mupdf.PDFDocument,
	bytes: Uint8Array,
	{ includeExtendedInfo, includePageInfo }: PropertyOptions,
): JsonObject {
	const extended = includeExtendedInfo
		? {
				fonts: listFonts(pdf),
				infoDict: readInfo(pdf),
				userPermissionsAnalysis: describeRights(readRights(pdf)),
			}
		: {};
	return {
		...(includePageInfo ? { pagesInfo: readPages(pdf) } : {}),
		docInfo: {
			pageCount: pdf.countPages(),
			pdfVersion: (pdf.getVersion() / 10).toFixed(1),
			fileSize: bytes.length,
			...readFlags(pdf, bytes),
			...extended,
		},
	};
}

function readPages(pdf: mupdf.PDFDocument): JsonObject[] {
	return Array.from({ length: pdf.countPages() }, (_, index) => {
		const page = pdf.loadPage(index);
		const { width, height, rotation } = pageSize(page.getObject());
		const { hasText, imageShare } = pageLooks(page);
		page.destroy();
		return {
			pageIndex: index + 1,
			width,
			height,
			rotation,
			isScanned: !hasText && imageShare > 0.5,
		};
	});
}

/** Size before the page is turned by its rotation. */
function pageSize(page: mupdf.PDFObject): { width: number; height: number; rotation: number } {
	const crop = page.getInheritable('CropBox');
	const box = crop.isArray() ? crop : page.getInheritable('MediaBox');
	const side = (index: number): number => box.get(index).asNumber();
	const unit = page.get('UserUnit').isNumber() ? page.get('UserUnit').asNumber() : 1;
	const length = (from: number, to: number): number =>
		Math.round(Math.abs(side(to) - side(from)) * unit * 1000) / 1000;
	const rotate = page.getInheritable('Rotate');
	const rotation = rotate.isNumber() ? ((rotate.asNumber() % 360) + 360) % 360 : 0;
	return { width: length(0, 2), height: length(1, 3), rotation };
}

/** What the file says of itself in yes and no. */
export function readFlags(pdf: mupdf.PDFDocument, bytes: Uint8Array): JsonObject {
	const root = pdf.getTrailer().get('Root');
	const fields = root.get('AcroForm', 'Fields');
	return {
		isEncrypted: pdf.getTrailer().get('Encrypt').isDictionary(),
		isSigned: someField(fields, (field) => isSignature(field) && field.get('V').isDictionary()),
		isTagged: root.get('MarkInfo', 'Marked').valueOf() === true,
		isLinearized: isLinearized(bytes),
		isXFA: !root.get('AcroForm', 'XFA').isNull(),
		isPortfolio: root.get('Collection').isDictionary(),
		hasEmbeddedFiles: Object.keys(pdf.getEmbeddedFiles()).length > 0,
		hasAcroform: fields.isArray() && fields.length > 0,
	};
}

function isSignature(field: mupdf.PDFObject): boolean {
	const type = field.getInheritable('FT');
	return type.isName() && type.asName() === 'Sig';
}

function someField(
	fields: mupdf.PDFObject,
	test: (field: mupdf.PDFObject) => boolean,
	depth = 0,
): boolean {
	// Deeper trees than this are loops.
	if (!fields.isArray() || depth > 50) return false;
	for (let index = 0; index < fields.length; index++) {
		const field = fields.get(index);
		if (!field.isDictionary()) continue;
		if (test(field) || someField(field.get('Kids'), test, depth + 1)) return true;
	}
	return false;
}

/** Its own length is in the linearization dictionary: a file that was changed since is linearized no more. */
function isLinearized(bytes: Uint8Array): boolean {
	const head = Buffer.from(bytes.subarray(0, LINEARIZED_WITHIN_BYTES)).toString('latin1');
	const dictionary = /<<[^>]*\/Linearized[^>]*>>/.exec(head)?.[0];
	return Number(/\/L\s+(\d+)/.exec(dictionary ?? '')?.[1]) === bytes.length;
}

function readRights(pdf: mupdf.PDFDocument): number {
	const rights = pdf.getTrailer().get('Encrypt', 'P');
	return rights.isNumber() ? rights.asNumber() : ALL_RIGHTS;
}

function readInfo(pdf: mupdf.PDFDocument): JsonObject {
	const trailer = pdf.getTrailer();
	return Object.fromEntries(
		INFO_KEYS.map((key) => {
			const value = trailer.get('Info', key);
			const text = value.isString() ? value.asString() : '';
			return [key, key.endsWith('Date') ? readDate(text) : text];
		}),
	);
}

/** `D:20240131120000+01'00'` as `2024-01-31 12:00:00 `: the trailing blank is live, the zone is left out. */
function readDate(text: string): string {
	const match = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?/.exec(text);
	if (match === null) return text;
	const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match;
	return `${year}-${month}-${day} ${hour}:${minute}:${second} `;
}
