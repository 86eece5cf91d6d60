import { EsignError } from '../errors.js';
import type { EventName } from '../account-model.js';
import {
	isNeeded,
	nameOf,
	type Envelope,
	type HistoryEntry,
	type Invitees,
	type Party,
} from '../model.js';
import type { MailKind } from './mails.js';
import { fillIn } from './values.js';

/** What comes of an envelope's life outside of it. */
export interface Witness {
	/** Something a channel may want to be told of. */
	event(envelope: Envelope, event: EventName, detail: EventDetail): void;
	mail(envelope: Envelope, party: Party, kind: MailKind): void;
}

/** What an event says beyond the envelope itself (docs/contract/esign.md#delivery-format). */
export interface EventDetail {
	atMs: number;
	signing?: Party;
	viewing?: Party;
	/** Undefined with a reason: the author cancelled. */
	cancelling?: Party;
	reason?: string;
}

/** How long things take, in milliseconds. */
interface Delays {
	executeDelayMs: number;
	linksDelayMs: number;
}

const OPEN: readonly string[] = ['SHARED', 'PARTIALLY SIGNED'];

/** Whether it is out with its parties. */
export function isOpen({ status }: Envelope): boolean {
	return OPEN.includes(status);
}

/**
 * The states of an envelope (docs/contract/esign.md#notes-for-a-sandbox): each function is one
 * arrow, refuses where there is none, and says what happened.
 */
export class Lifecycle {
	constructor(
		private readonly now: () => number,
		private readonly delays: () => Delays,
		private readonly witness: Witness,
	) {}

	/** Out to the parties. */
	send(envelope: Envelope, invitees: Invitees): void {
		envelope.status = 'SHARED';
		envelope.sentAtMs = this.now();
		const { linksDelayMs } = this.delays();
		if (linksDelayMs > 0) envelope.linksReadyAtMs = this.now() + linksDelayMs;
		this.tell(envelope, 'folder_sent');
		envelope.invitees = invitees;
		this.invite(envelope);
	}

	/** Mails whoever's turn it is and has had no invitation yet. */
	invite(envelope: Envelope): void {
		if (envelope.invitees === 'none') return;
		for (const party of envelope.parties) {
			if (party.invitedAtMs !== undefined || party.placeholder || !isTurn(envelope, party))
				continue;
			if (envelope.invitees === 'without-session' && party.session !== undefined) continue;
			party.invitedAtMs = this.now();
			this.note(envelope, 'invited', party);
			this.witness.mail(envelope, party, 'invitation');
		}
	}

	/** A party opens its link. */
	view(envelope: Envelope, party: Party): void {
		this.needOpen(envelope);
		party.viewedAtMs ??= this.now();
		this.note(envelope, 'viewed', party);
		this.tell(envelope, 'folder_viewed', { viewing: party });
	}

	/** A party finishes its part; the last one who is needed completes the envelope. */
	sign(envelope: Envelope, party: Party, values: Readonly<Record<string, string | boolean>>): void {
		this.needOpen(envelope);
		if (!isNeeded(party)) throw new EsignError(`${nameOf(party)} has nothing to sign`);
		if (party.placeholder) throw new EsignError('a placeholder party can not sign');
		if (party.signedAtMs !== undefined) throw new EsignError(`${nameOf(party)} has signed already`);
		if (!isTurn(envelope, party))
			throw new EsignError(`it is not the turn of ${nameOf(party)} yet`);
		fillIn(envelope, party, values, this.now());
		party.signedAtMs = this.now();
		const done = envelope.parties.every((one) => !isNeeded(one) || one.signedAtMs !== undefined);
		envelope.status = done ? 'COMPLETED' : 'PARTIALLY SIGNED';
		this.note(envelope, 'signed', party);
		this.tell(envelope, 'folder_signed', { signing: party });
		if (done) this.complete(envelope);
		else this.invite(envelope);
	}

	/** Signed by all; executed once the digital signature is there. */
	complete(envelope: Envelope): void {
		envelope.status = 'COMPLETED';
		envelope.executesAtMs = this.now() + this.delays().executeDelayMs;
		this.tell(envelope, 'folder_completed');
		this.settle(envelope);
	}

	/** Executes an envelope that is due, and lets links be good that are. */
	settle(envelope: Envelope): void {
		if (this.now() >= (envelope.linksReadyAtMs ?? 0)) delete envelope.linksReadyAtMs;
		if (envelope.status === 'COMPLETED' && this.now() >= (envelope.executesAtMs ?? Infinity))
			this.execute(envelope);
	}

	/** The end of the good kind. */
	execute(envelope: Envelope): void {
		if (envelope.status !== 'COMPLETED')
			throw new EsignError(`folder ${envelope.folderId} is not completed`);
		envelope.status = 'EXECUTED';
		envelope.executedAtMs = this.now();
		this.note(envelope, 'executed');
		this.tell(envelope, 'folder_executed');
		for (const party of envelope.parties.filter(wasInvited))
			this.witness.mail(envelope, party, 'executed');
	}

	/** The sender cancels, or a party declines. */
	cancel(envelope: Envelope, reason: string, party?: Party): void {
		this.needOpen(envelope);
		envelope.status = 'CANCELLED';
		this.note(envelope, 'cancelled', party);
		this.tell(envelope, 'folder_cancelled', { reason, ...(party && { cancelling: party }) });
		for (const other of envelope.parties)
			if (wasInvited(other) && other !== party) this.witness.mail(envelope, other, 'cancelled');
	}

	/** Writes to those who are waited for. */
	remind(envelope: Envelope): void {
		this.needOpen(envelope);
		for (const party of envelope.parties) {
			if (!isNeeded(party) || party.placeholder || party.signedAtMs !== undefined) continue;
			if (!isTurn(envelope, party)) continue;
			this.note(envelope, 'reminded', party);
			this.witness.mail(envelope, party, 'reminder');
		}
	}

	/** A placeholder gets a name, and its invitation if the envelope is out. */
	assign(envelope: Envelope, party: Party): void {
		party.placeholder = false;
		this.note(envelope, 'assigned', party);
		this.tell(envelope, 'folder_assigned');
		if (isOpen(envelope)) this.invite(envelope);
	}

	/** Time is up. No event: the contract knows of none. */
	expire(envelope: Envelope): void {
		this.needOpen(envelope);
		envelope.status = 'EXPIRED';
		this.note(envelope, 'expired');
	}

	/** Into the recycle bin. */
	remove(envelope: Envelope): void {
		if (envelope.status === 'DELETED') return;
		envelope.status = 'DELETED';
		envelope.deletedAtMs = this.now();
		delete envelope.executesAtMs;
		this.note(envelope, 'deleted');
		this.tell(envelope, 'folder_deleted');
	}

	private needOpen(envelope: Envelope): void {
		if (!isOpen(envelope))
			throw new EsignError(
				`folder ${envelope.folderId} is ${envelope.status}, not SHARED or PARTIALLY SIGNED`,
			);
	}

	private note(envelope: Envelope, action: HistoryEntry['action'], party?: Party): void {
		const entry = { atMs: this.now(), action, status: envelope.status };
		envelope.history.push({ ...entry, ...(party && { party }) });
	}

	private tell(envelope: Envelope, event: EventName, detail: Omit<EventDetail, 'atMs'> = {}): void {
		this.witness.event(envelope, event, { atMs: this.now(), ...detail });
	}
}

/**
 * With signing in sequence, only the lowest step that somebody is still needed in may act
 * (docs/contract/esign.md#notes-for-a-sandbox).
 */
export function isTurn({ signInSequence, parties }: Envelope, party: Party): boolean {
	if (!signInSequence) return true;
	const open = parties.filter((one) => isNeeded(one) && one.signedAtMs === undefined);
	return party.workflowSequence <= Math.min(...open.map((one) => one.workflowSequence));
}

function wasInvited({ invitedAtMs }: Party): boolean {
	return invitedAtMs !== undefined;
}
