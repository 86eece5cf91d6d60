import type { Envelope, Party } from '../model.js';

/** An e-mail the service would have sent. */
export interface Mail {
	atMs: number;
	account: string;
	folderId: number;
	partyId: number;
	emailId: string;
	kind: MailKind;
}

/** Why somebody is written to. */
export type MailKind = 'invitation' | 'reminder' | 'cancelled' | 'executed';

/** E-mails that would have gone out, in their order. None ever does. */
export class Outbox {
	private mails: Mail[] = [];

	send({ account, folderId }: Envelope, party: Party, kind: MailKind, atMs: number): void {
		const { partyId, emailId } = party;
		this.mails.push({ atMs, account, folderId, partyId, emailId, kind });
	}

	list(): Mail[] {
		return [...this.mails];
	}

	clear(): void {
		this.mails = [];
	}
}
