import type { Answer } from '../FoxitESign/service/answers';
import { hasEnded } from '../FoxitESign/service/envelope';
import { asFailure, type FoxitFailure } from '../shared/failure';
import { objectIn } from '../shared/values/members';
import { isFromTemplate, passes } from '../FoxitESignTrigger/event/filters';
import { eventsOf, type FoundEvent } from './eventsOf';
import { endEvent, isWaiting, listEnvelopes, type Listing, type ListIds } from './listing';
import { firstMemory, isOldEnd, nextMemory, type Known, type PollMemory } from './memory';
import type { PollingSettings } from './settings';

const DAY_MS = 24 * 60 * 60_000;
/** Envelopes that are looked at in one poll, and for how long; the next poll goes on. */
const MAX_LOOKS = 25;
const MAX_LOOKING_MS = 60_000;
/** A further signature does not change the state: so many envelopes are looked at in turn for one. */
const LOOKS_IN_TURN = 10;

/** What a poll asks of the service. */
export interface EnvelopeReader {
	listIds: ListIds;
	/** What the service knows of an envelope; nothing where it says that there is none. */
	look: (envelopeId: number) => Promise<Answer | undefined>;
	now: () => number;
}

/** What a poll has found. */
export interface PollOutcome {
	memory: PollMemory;
	found: FoundEvent[];
	/** Why it ended early; what it did not come to is found by the next one. */
	failure?: FoxitFailure;
}

/**
 * Compares the envelopes' states with those that are remembered, and looks at those that have changed.
 * The first time everything is as it should be.
 *
 * @throws FoxitFailure when nothing was found before the service failed; what is remembered stays true
 */
export async function lookForEvents(
	settings: PollingSettings,
	remembered: PollMemory | undefined,
	account: string,
	reader: EnvelopeReader,
): Promise<PollOutcome> {
	const nowMs = reader.now();
	const listing = await listEnvelopes(settings, reader.listIds, nowMs);
	if (remembered?.account !== account) {
		return { memory: firstMemory(listing, account, nowMs), found: [] };
	}
	const memory = remembered;
	const changed = changedIds(settings, memory, listing);
	const known = new Map<number, Partial<Known> | undefined>(changed.map((id) => [id, undefined]));
	const waiting = waitingIds(settings, memory, listing, nowMs).filter((id) => !known.has(id));
	const others = new Set([...changed, ...waiting]);
	const inTurn = idsInTurn(settings, memory, listing).filter((id) => !others.has(id));
	const found: FoundEvent[] = [];
	let { turn } = memory;
	let failure: FoxitFailure | undefined;
	const plan = [...changed, ...waiting, ...inTurn.slice(0, LOOKS_IN_TURN)].slice(0, MAX_LOOKS);
	for (const id of plan) {
		if (reader.now() - nowMs > MAX_LOOKING_MS) break;
		try {
			const outcome = await lookAt(id, settings, { memory, listing, nowMs }, reader);
			found.push(...outcome.found);
			known.set(id, outcome.known);
		} catch (caught) {
			failure = asFailure(caught);
			if (found.length === 0) throw failure;
			break;
		}
		if (inTurn.includes(id)) turn = id;
	}
	const next = nextMemory({ ...memory, turn }, listing, known, nowMs);
	return { memory: next, found, ...(failure && { failure }) };
}

/** What one look is judged by. */
interface Round {
	memory: PollMemory;
	listing: Listing;
	nowMs: number;
}

async function lookAt(
	envelopeId: number,
	settings: PollingSettings,
	{ memory, listing, nowMs }: Round,
	reader: EnvelopeReader,
): Promise<{ found: FoundEvent[]; known: Partial<Known> }> {
	const look = await reader.look(envelopeId);
	if (!look) return { found: [], known: {} };
	const status = listing.statusOf.get(envelopeId) ?? '';
	const looked = { envelopeId, status, look, before: memory.open[envelopeId] };
	const { found, known } = eventsOf(looked, settings, memory, nowMs);
	const folder = objectIn(look.folder);
	const isWanted = passes(folder, settings.filter) && isFromTemplate(folder, look, settings.filter);
	return { found: isWanted ? found : [], known };
}

/** Envelopes whose change may be an event that is asked for, the oldest first. */
function changedIds(
	{ events, filter }: PollingSettings,
	memory: PollMemory,
	{ statusOf }: Listing,
): number[] {
	const mayTell = (id: number, status: string) => {
		const before = memory.open[id]?.status;
		if (before === status || (hasEnded(status) && isOldEnd(memory, id, status))) return false;
		const end = endEvent(status);
		if (end && events.includes(end)) return true;
		if (status === 'DRAFT') return false;
		const wasUnsent = before === undefined || before === 'DRAFT';
		if (wasUnsent && events.includes('folder_sent')) return true;
		return status !== 'SHARED' && events.includes('folder_signed');
	};
	return [...statusOf]
		.filter(([id, status]) => isAskedFor(filter.envelopeIds, id) && mayTell(id, status))
		.map(([id]) => id)
		.sort((a, b) => a - b);
}

/** Envelopes that have waited too long, or may have: the day they were sent is not known yet. */
function waitingIds(
	{ events, filter, waitingDays }: PollingSettings,
	{ open }: PollMemory,
	{ statusOf, longAgo }: Listing,
	nowMs: number,
): number[] {
	if (!events.includes('folder_waiting')) return [];
	return [...longAgo].filter((id) => {
		const { isWaitTold, sentAt } = open[id] ?? {};
		if (isWaitTold || !isWaiting(statusOf.get(id) ?? '')) return false;
		if (!isAskedFor(filter.envelopeIds, id)) return false;
		return sentAt === undefined || sentAt + waitingDays * DAY_MS <= nowMs;
	});
}

/** Envelopes that somebody has signed and others have not, from the one whose turn it is. */
function idsInTurn(
	{ events, filter }: PollingSettings,
	{ turn }: PollMemory,
	{ statusOf }: Listing,
): number[] {
	if (!events.includes('folder_signed')) return [];
	const ids = [...statusOf]
		.filter(([id, status]) => status === 'PARTIALLY SIGNED' && isAskedFor(filter.envelopeIds, id))
		.map(([id]) => id)
		.sort((a, b) => a - b);
	return [...ids.filter((id) => id > turn), ...ids.filter((id) => id <= turn)];
}

function isAskedFor(envelopeIds: readonly number[], id: number): boolean {
	return envelopeIds.length === 0 || envelopeIds.includes(id);
}
