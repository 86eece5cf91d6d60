/** What the operations ask of the engine, read and checked. */
import type { JsonObject } from '../json.js';

/**
 * A step of *manipulate* (docs/contract/pdf-services.md#modify), pages counted from 1, `rotation`
 * in degrees clockwise.
 */
export type PageOperation = JsonObject &
	(
		| { type: 'MOVE_PAGES'; pages: number[]; targetPosition: number }
		| { type: 'DELETE_PAGES'; pages: number[] }
		| { type: 'ADD_PAGES'; pageCount: number }
		| { type: 'ROTATE_PAGES'; pages: number[]; rotation: number }
	);

export const CIPHERS = ['RC4', 'AES', 'AES_256'] as const;

export const PERMISSIONS = [
	'PRINT_NORMAL_QUALITY',
	'PRINT_HIGH_QUALITY',
	'EDIT_CONTENT',
	'EDIT_FILL_AND_SIGN_FORM_FIELDS',
	'EDIT_ANNOTATION',
	'EDIT_DOCUMENT_ASSEMBLY',
	'COPY_CONTENT',
] as const;

/** A right the service can grant. */
export type Permission = (typeof PERMISSIONS)[number];

/** How a document is to be protected. Empty passwords are none. */
export interface ProtectOptions extends JsonObject {
	userPassword: string;
	ownerPassword: string;
	/** Null: all rights. They mean nothing without an owner password. */
	permissions: Permission[] | null;
	cipher: (typeof CIPHERS)[number];
	encryptMetadata: boolean;
}

/** How the files are put together; plain data. */
export interface CombineOptions extends JsonObject {
	addBookmark: boolean;
	continueMergeOnError: boolean;
	retainPageNumbers: boolean;
	toc: { title: string; minLevel: number; maxLevel: number } | null;
}

export const WATERMARK_TYPES = ['TEXT', 'IMAGE'] as const;

export const WATERMARK_POSITIONS = [
	'CENTER',
	'TOP_LEFT',
	'TOP_RIGHT',
	'BOTTOM_LEFT',
	'BOTTOM_RIGHT',
] as const;

/** A checked watermark. Where the contract knows no default, the value is the sandbox's own. */
export interface WatermarkOptions extends JsonObject {
	type: (typeof WATERMARK_TYPES)[number];
	text: string;
	/** Percent. */
	opacity: number;
	/** Degrees, against the clock. */
	rotation: number;
	fontSize: number;
	/** `#RRGGBB` */
	color: string;
	position: (typeof WATERMARK_POSITIONS)[number];
}

/** What is to be taken out of a document. */
export interface RedactOptions extends JsonObject {
	texts: Array<{ text: string; overlayText: string }>;
	caseSensitive: boolean;
	wholeWordsOnly: boolean;
	/** Null: all pages. */
	pageRange: string | null;
	/** Null: no form fields. */
	fieldTypes: string[] | null;
	/** Otherwise only marked. */
	applyImmediately: boolean;
}
