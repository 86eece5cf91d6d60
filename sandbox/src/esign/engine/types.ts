import type { JsonObject } from '../../json.js';
import type { FieldType } from '../model.js';

/** A field found in a PDF: by text tag or form field. Fractions of the page, from its top left corner. */
export interface FoundField extends JsonObject {
	type: FieldType;
	/** Undefined: nobody in particular. */
	party?: number;
	name: string;
	value: string;
	checked: boolean;
	required: boolean;
	readOnly: boolean;
	page: number;
	x: number;
	y: number;
	width: number;
	height: number;
	extras: JsonObject;
}

/** What is looked for in a new document. */
export interface PrepareOptions extends JsonObject {
	textTags: boolean;
	acroFields: boolean;
}

/** What a new document turned out to be; `prepared.pdf` is in the job's folder. */
export interface Prepared extends JsonObject {
	pages: Array<{ width: number; height: number }>;
	fields: FoundField[];
}

/** Something to be put on a page of a signed document, where its field is. */
export interface Stamp extends JsonObject {
	kind: 'signature' | 'initials' | 'text' | 'tick';
	text: string;
	/** Below a signature: when it was given. */
	note: string;
	/** Points; 0 = whatever fits. */
	fontSize: number;
	page: number;
	x: number;
	y: number;
	width: number;
	height: number;
}

/** One line of the completion certificate's list of parties or of what happened. */
export type CertificateRow = string[];

/** What the completion certificate says. */
export interface Certificate extends JsonObject {
	folderId: number;
	name: string;
	status: string;
	author: string;
	created: string;
	executed: string;
	documents: string[];
	/** Name, e-mail address, role in the envelope, when signed. */
	parties: CertificateRow[];
	/** Time, action, by whom. */
	history: CertificateRow[];
}

/** How an executed envelope is made into files. */
export interface ExecuteOptions extends JsonObject {
	/** By document. */
	stamps: Stamp[][];
	/** Names in the ZIP, by document. */
	names: string[];
	certificate: Certificate;
	testMode: boolean;
}
