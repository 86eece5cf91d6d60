import type { User } from './user.js';
import type { EnvelopeDocument, Field, Permission } from './model.js';

/* What an account has besides its envelopes. */

/** A reusable set of documents, roles and fields. */
export interface Template {
	readonly templateId: number;
	readonly account: string;
	name: string;
	description: string | null;
	shareAll: boolean;
	readonly createdBy: User;
	readonly createdAtMs: number;
	parties: Array<{ sequence: number; permission: Permission; role: string }>;
	documents: EnvelopeDocument[];
	/** `party` is the number of the role. */
	fields: Field[];
}

/** People to whom an envelope can be sent at once. */
export interface EmailGroup {
	readonly groupId: number;
	name: string;
	description: string;
	readonly createdAtMs: number;
	parties: Array<{ firstName: string; lastName: string; emailId: string }>;
}

/** docs/contract/esign.md#events: the first six by API, the rest in the web app's list. */
export const EVENTS = [
	'folder_sent',
	'folder_viewed',
	'folder_signed',
	'folder_cancelled',
	'folder_executed',
	'folder_deleted',
	'folder_completed',
	'folder_assigned',
	'folder_access_code_failure',
] as const;
export type EventName = (typeof EVENTS)[number];

/** Who wants to be told of what, and where (docs/contract/esign.md#register-a-webhook). */
export interface Channel {
	readonly channelId: number;
	readonly account: string;
	name: string;
	url: string;
	level: 'Account' | 'API App';
	secret: string | null;
	events: Partial<Record<EventName, boolean>>;
	active: boolean;
	readonly createdAtMs: number;
	updatedAtMs: number;
}
