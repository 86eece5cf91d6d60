import type { JsonObject } from '../json.js';
import type { User } from './user.js';

/*
 * What the eSign part of the sandbox knows. The wire calls an envelope a folder; so does this code where it
 * speaks to the wire, in `present/`.
 */

/** docs/contract/esign.md#envelope-statuses. */
export const STATUSES = [
	'DRAFT',
	'SHARED',
	'PARTIALLY SIGNED',
	'COMPLETED',
	'EXECUTED',
	'CANCELLED',
	'EXPIRED',
	'DELETED',
] as const;
export type FolderStatus = (typeof STATUSES)[number];

/** docs/contract/esign.md#recipient. */
export const PERMISSIONS = [
	'FILL_FIELDS_AND_SIGN',
	'FILL_FIELDS_ONLY',
	'SIGN_ONLY',
	'VIEW_ONLY',
	'PARTY_ASSIGNER',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** An embedded signing or sending session. The token opens the view by itself, so it is a secret. */
export interface EmbeddedSession {
	token: string;
	/** Undefined: the contract knows of no default life-time. */
	expiresAtMs?: number;
}

/** Somebody who takes part in an envelope. */
export interface Party {
	readonly partyId: number;
	firstName: string;
	lastName: string;
	emailId: string;
	permission: Permission;
	/** Number that fields and text tags refer to. */
	readonly sequence: number;
	/** Step in which it is this party's turn, if the envelope is signed in sequence. */
	workflowSequence: number;
	signerAuthLevel: string;
	/** Still to be named. */
	placeholder: boolean;
	role: string;
	readonly createdAtMs: number;
	/** Part of the party's signing link. */
	readonly accessKey: string;
	/** When the invitation was mailed. */
	invitedAtMs?: number;
	viewedAtMs?: number;
	/** When the party signed, or finished filling in. */
	signedAtMs?: number;
	session?: EmbeddedSession;
}

/** Types as answers name them (docs/contract/esign.md#field-in-an-answer). */
export type FieldType =
	| 'textfield'
	| 'datefield'
	| 'signfield'
	| 'initialfield'
	| 'checkboxfield'
	| 'dropdownfield'
	| 'attachmentfield';

/** A rectangle on a page, in fractions of the page, from its top left corner. */
export interface Place {
	/** From 1. */
	page: number;
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Something for a party to fill in. */
export interface Field extends Place {
	readonly fieldId: number;
	readonly type: FieldType;
	/** Index of the document it is on. */
	readonly document: number;
	/** Sequence of the party. */
	readonly party: number;
	/** Empty for signatures and initials. */
	readonly name: string;
	value: string;
	checked: boolean;
	readonly required: boolean;
	readonly readOnly: boolean;
	/** Further members as they were asked for, to be answered with. */
	readonly extras: JsonObject;
}

/** A document of an envelope or a template: a PDF in the store, whatever it came as. */
export interface EnvelopeDocument {
	readonly documentId: number;
	readonly versionId: number;
	/** Name it was given. */
	readonly name: string;
	/** Id in the store of files. */
	readonly storedId: string;
	/** Of its pages as they are seen, in points. */
	readonly pageSizes: ReadonlyArray<{ width: number; height: number }>;
}

/** What happened to an envelope; both histories of the API are made of these. */
export interface HistoryEntry {
	atMs: number;
	action:
		| 'created'
		| 'invited'
		| 'viewed'
		| 'signed'
		| 'reminded'
		| 'assigned'
		| 'cancelled'
		| 'expired'
		| 'executed'
		| 'deleted';
	/** Undefined: the author. */
	party?: Party;
	/** Status after it. */
	status: FolderStatus;
}

/**
 * A name and value the sender hangs on an envelope
 * (docs/contract/esign.md#custom-fields-and-metadata).
 */
export interface CustomField {
	name: string;
	value: string;
}

/** Who is written to when an envelope is sent. */
export type Invitees = 'all' | 'without-session' | 'none';

/** An envelope. */
export interface Envelope {
	readonly folderId: number;
	/** Client id of the account. */
	readonly account: string;
	name: string;
	status: FolderStatus;
	/** Where it was made; channels of the level `API App` hear of the former only. */
	readonly source: 'API' | 'Web';
	author: User;
	readonly createdAtMs: number;
	sentAtMs?: number;
	/** Until then signing links have empty parameters; absent: they are good. */
	linksReadyAtMs?: number;
	/** When it comes to be executed, once all have signed. */
	executesAtMs?: number;
	executedAtMs?: number;
	deletedAtMs?: number;
	signInSequence: boolean;
	/** Who gets an invitation when it is their turn. */
	invitees: Invitees;
	inPerson: boolean;
	password: string | null;
	customFields: [CustomField | undefined, CustomField | undefined];
	metadata: JsonObject;
	documents: EnvelopeDocument[];
	parties: Party[];
	fields: Field[];
	history: HistoryEntry[];
	sendingSession?: EmbeddedSession;
	/** Gone for good: only the log of the deletion is left. */
	purged: boolean;
}

/**
 * Whether a party has something to do before the envelope is done
 * (docs/contract/esign.md#notes-for-a-sandbox).
 */
export function isNeeded({ permission }: Pick<Party, 'permission'>): boolean {
	return permission !== 'VIEW_ONLY' && permission !== 'PARTY_ASSIGNER';
}

/** Whether a party has to sign, rather than fill in or look only. */
export function signs({ permission }: Party): boolean {
	return permission === 'FILL_FIELDS_AND_SIGN' || permission === 'SIGN_ONLY';
}

/** First and last name; the role of somebody still unknown. */
export function nameOf({ firstName, lastName, role }: Party): string {
	return [firstName, lastName].filter(Boolean).join(' ') || role;
}
