import type { Certificate, Stamp } from '../engine/types.js';
import { nameOf, type Envelope, type Field, type Party } from '../model.js';
import { ACTIVITY_WORDS, userName } from './history.js';
import { formatTime } from './time.js';

/** What is written on one document of an executed envelope. */
export function stampsOf(envelope: Envelope, document: number, zone: string): Stamp[] {
	return envelope.fields
		.filter((field) => field.document === document)
		.flatMap((field) => {
			const party = envelope.parties.find(({ sequence }) => sequence === field.party);
			const content = party && contentOf(field, party, zone);
			if (content === undefined) return [];
			const { page, x, y, width, height, extras } = field;
			const asked = extras['fontSize'];
			const fontSize = typeof asked === 'number' && asked > 0 ? asked : 0;
			return [{ ...content, fontSize, page, x, y, width, height }];
		});
}

/** What the completion certificate says. */
export function certificateOf(envelope: Envelope, zone: string): Certificate {
	const { folderId, name, status, author, createdAtMs, executedAtMs, documents } = envelope;
	const time = (atMs: number | undefined): string =>
		atMs === undefined ? '' : formatTime(atMs, zone);
	return {
		folderId,
		name,
		status,
		author: `${userName(author)} (${author.emailId})`,
		created: time(createdAtMs),
		executed: time(executedAtMs),
		documents: documents.map((document) => document.name),
		parties: envelope.parties.map((party) => [
			nameOf(party),
			party.emailId,
			party.permission,
			party.signedAtMs === undefined ? '' : `Signed ${time(party.signedAtMs)}`,
		]),
		history: envelope.history.map(({ atMs, action, party }) => [
			time(atMs),
			ACTIVITY_WORDS[action],
			party === undefined ? userName(author) : `${nameOf(party)} (${party.emailId})`,
		]),
	};
}

function contentOf(
	{ type, value, checked }: Field,
	party: Party,
	zone: string,
): Pick<Stamp, 'kind' | 'text' | 'note'> | undefined {
	const { signedAtMs } = party;
	switch (type) {
		case 'signfield':
			if (signedAtMs === undefined) return undefined;
			return { kind: 'signature', text: nameOf(party), note: formatTime(signedAtMs, zone) };
		case 'initialfield':
			return signedAtMs === undefined
				? undefined
				: { kind: 'initials', text: initialsOf(party), note: '' };
		case 'checkboxfield':
			return checked ? { kind: 'tick', text: 'X', note: '' } : undefined;
		case 'textfield':
		case 'datefield':
		case 'dropdownfield':
			return value === '' ? undefined : { kind: 'text', text: value, note: '' };
		case 'attachmentfield':
			return undefined;
	}
}

function initialsOf({ firstName, lastName }: Party): string {
	return [firstName, lastName].map((name) => [...name][0] ?? '').join('');
}
