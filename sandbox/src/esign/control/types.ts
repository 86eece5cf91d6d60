import type { JsonObject } from '../../json.js';
import type { FolderStatus, Permission } from '../model.js';

/* What the control API says of eSign. Mails are `Mail`, deliveries `Delivery`. */

/** A party as the control API shows it. */
export interface PartyReport {
	partyId: number;
	sequence: number;
	workflowSequence: number;
	firstName: string;
	lastName: string;
	emailId: string;
	permission: Permission;
	placeholder: boolean;
	invitedAtMs: number | null;
	viewedAtMs: number | null;
	signedAtMs: number | null;
	hasSession: boolean;
	/** Null: no session, or one without end. */
	sessionExpiresAtMs: number | null;
}

/** An envelope as the control API shows it. */
export interface EnvelopeReport {
	folderId: number;
	account: string;
	name: string;
	status: FolderStatus;
	source: 'API' | 'Web';
	createdAtMs: number;
	sentAtMs: number | null;
	executesAtMs: number | null;
	executedAtMs: number | null;
	signInSequence: boolean;
	metadata: JsonObject;
	customFields: Array<{ name: string; value: string } | null>;
	parties: PartyReport[];
	documents: Array<{ documentId: number; name: string; pages: number }>;
	/** `document` and `page` count from 1; fractions of the page. */
	fields: Array<{
		fieldId: number;
		type: string;
		name: string;
		value: string;
		checked: boolean;
		required: boolean;
		party: number;
		document: number;
		page: number;
		x: number;
		y: number;
		width: number;
		height: number;
	}>;
	history: Array<{ atMs: number; action: string; party: number | null; status: FolderStatus }>;
}

/** A channel as the control API shows it. */
export interface ChannelReport {
	channelId: number;
	account: string;
	name: string;
	url: string;
	level: 'Account' | 'API App';
	/** The secret itself stays where it is. */
	hasSecret: boolean;
	events: Record<string, boolean>;
	active: boolean;
}
