import type { Answer } from '../FoxitESign/service/answers';
import { statusOf } from '../FoxitESign/service/envelope';
import { participantsOf, type Participant } from '../FoxitESign/service/signing';
import { idIn, listIn, objectIn } from '../shared/values/members';
import { endEvent, isWaiting } from './listing';
import type { Known, PollMemory } from './memory';
import type { PollingEvent } from './parameters';
import type { PollingSettings } from './settings';

const DAY_MS = 24 * 60 * 60_000;
/**
 * An envelope on which nothing was done for so long before the looking began, and which is unknown, was left
 * out of an earlier list. The clocks of n8n and of the service differ by less.
 */
const SURELY_OLD_MS = 60 * 60_000;

/** An event that was found. */
export interface FoundEvent {
	event: PollingEvent;
	envelopeId: number;
	/** Epoch milliseconds, where the envelope tells. */
	eventDate?: number;
	/** Who signed. */
	party?: Record<string, unknown>;
	look: Answer;
}

/** An envelope that was looked at. */
export interface Looked {
	envelopeId: number;
	/** The state by which it was listed. */
	status: string;
	look: Answer;
	before: Known | undefined;
}

/** The events that an envelope has had since the look before, and what is to be remembered of it. */
export function eventsOf(
	looked: Looked,
	{ events, waitingDays }: Pick<PollingSettings, 'events' | 'waitingDays'>,
	{ since }: Pick<PollMemory, 'since'>,
	nowMs: number,
): { found: FoundEvent[]; known: Partial<Known> } {
	const { envelopeId, status, look, before } = looked;
	const folder = objectIn(look.folder);
	const sentAt = timeIn(folder.folderSentDate);
	const found: FoundEvent[] = [];
	const tell = (event: PollingEvent | undefined, more: Partial<FoundEvent> = {}) => {
		if (event && events.includes(event)) found.push({ event, envelopeId, look, ...more });
	};

	const finished = finishedIn(look);
	const waitsSince = sentAt ?? timeIn(folder.folderCreationDate) ?? nowMs;
	const dueAt = waitsSince + waitingDays * DAY_MS;
	const isOverdue = isWaiting(statusOf(folder)) && dueAt <= nowMs;
	const known: Partial<Known> = {
		finished: finished.map(({ who }) => who),
		sentAt: waitsSince,
		...(isOverdue && { isWaitTold: true }),
	};
	const surelyOld = since - SURELY_OLD_MS;
	const wasSentEarlier = before === undefined && sentAt !== undefined && sentAt < surelyOld;
	if (wasSentEarlier && !finished.some(({ finishedAt = 0 }) => finishedAt >= surelyOld)) {
		return { found, known };
	}

	const wasUnsent = (before === undefined && !wasSentEarlier) || before?.status === 'DRAFT';
	// A draft can be cancelled without having been sent.
	const isSent = status !== 'DRAFT' && (sentAt !== undefined || status !== 'CANCELLED');
	if (wasUnsent && isSent) tell('folder_sent', sentAt === undefined ? {} : { eventDate: sentAt });
	for (const { who, party, finishedAt } of finished) {
		const more = { party, ...(finishedAt !== undefined && { eventDate: finishedAt }) };
		// Who had finished when the looking began is known by the time alone.
		const mayBeOld = wasSentEarlier || before?.status === 'PARTIALLY SIGNED';
		const isNew = before?.finished
			? !before.finished.includes(who)
			: !mayBeOld || finishedAt === undefined || finishedAt >= since;
		if (isNew) tell('folder_signed', more);
	}
	if (before?.status !== status) tell(endEvent(status));
	if (isOverdue && dueAt >= since && !before?.isWaitTold) {
		tell('folder_waiting', { eventDate: dueAt });
	}
	return { found, known };
}

function finishedIn(look: Answer) {
	const parties = listIn(objectIn(look.folder).folderRecipientParties).map(objectIn);
	return participantsOf(look).flatMap((participant, index) => {
		if (!hasFinished(participant)) return [];
		const { partyId, email, partyNumber } = participant;
		const who = String(partyId ?? email?.toLowerCase() ?? partyNumber);
		const details = objectIn(parties[index]?.partyDetails);
		const party = partyId === undefined ? details : { ...details, partyId };
		return [{ who, party, finishedAt: timeIn(Date.parse(participant.finishedAt ?? '')) }];
	});
}

function hasFinished({ progress }: Participant): boolean {
	return progress !== undefined && progress !== 'waiting';
}

/** Epoch milliseconds; `undefined` for what is none. */
function timeIn(value: unknown): number | undefined {
	return idIn(value);
}
