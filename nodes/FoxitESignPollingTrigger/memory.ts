import { hasEnded } from '../FoxitESign/service/envelope';
import type { Listing } from './listing';

/** Of so many of the newest envelopes it is remembered that they have ended. */
const RECENT = 200;
/** An envelope that no list has may be between two states; after this time it is forgotten. */
const MAX_GONE_MS = 2 * 24 * 60 * 60_000;

/** What is remembered of an envelope that had not ended. */
export interface Known {
	status: string;
	/** Who has finished, as far as the envelope was looked at. */
	finished?: readonly string[];
	/** Epoch milliseconds. */
	sentAt?: number;
	/** Whether it has been told that it waits, or that is none of our business. */
	isWaitTold?: boolean;
	/** Since when no list has it, in epoch milliseconds. */
	goneAt?: number | undefined;
}

/**
 * What is remembered from one look to the next. It grows with the envelopes that have not ended, and not
 * with those that have: IDs grow with time, so of old ones that have ended only the highest is needed.
 */
export interface PollMemory {
	/** Which account it is about. */
	account: string;
	/** When the looking began, in epoch milliseconds: what happened earlier is told of no more. */
	since: number;
	/** States of the end that were listed. */
	ends: readonly string[];
	/** Envelopes that had not ended, by ID. */
	open: Readonly<Record<string, Known>>;
	/** Those above `floor` that have ended. */
	ended: readonly number[];
	/** Whatever has an ID up to this one and is not in `open` has been dealt with. */
	floor: number;
	/** The envelope that was looked at last for further signers. */
	turn: number;
}

/** What is remembered of the first look, which tells of nothing. */
export function firstMemory(listing: Listing, account: string, nowMs: number): PollMemory {
	const memory = { account, since: nowMs, ends: [], open: {}, ended: [], floor: 0, turn: 0 };
	return nextMemory(memory, listing, new Map(), nowMs);
}

/** Whether an envelope in a state of the end has been dealt with before. */
export function isOldEnd(
	{ open, ends, ended, floor }: PollMemory,
	id: number,
	status: string,
): boolean {
	if (id in open) return false;
	return id <= floor || ended.includes(id) || !ends.includes(status);
}

/**
 * What is to be remembered after a look.
 *
 * @param known what was learned of envelopes; `undefined` for those that are still to be dealt with,
 *   which stay as they were
 */
export function nextMemory(
	memory: PollMemory,
	listing: Listing,
	known: ReadonlyMap<number, Partial<Known> | undefined>,
	nowMs: number,
): PollMemory {
	const isPutOff = (id: number) => known.has(id) && known.get(id) === undefined;
	const open = stillGone(memory, listing, nowMs);
	// One that a list has left out for once has ended all the same.
	const ended = new Set(memory.ended.filter((id) => !isOpen(listing.statusOf.get(id))));
	for (const [id, status] of listing.statusOf) {
		const before = memory.open[id];
		if (isPutOff(id)) {
			if (before) open[id] = before;
		} else if (hasEnded(status)) {
			ended.add(id);
		} else {
			open[id] = { ...before, ...known.get(id), status, goneAt: undefined };
		}
	}
	const newest = [...listing.statusOf.keys()].sort((a, b) => b - a);
	const reached = newest.length > RECENT ? (newest[RECENT] ?? 0) : 0;
	const putOff = newest.filter(isPutOff);
	const floor = Math.max(memory.floor, Math.min(reached, ...putOff.map((id) => id - 1)));
	return {
		...memory,
		ends: listing.ends,
		open,
		ended: [...ended].filter((id) => id > floor),
		floor,
	};
}

/** Envelopes that no list has now. One that has been in none for long has ended in another way. */
function stillGone(
	{ open }: PollMemory,
	{ statusOf }: Listing,
	nowMs: number,
): Record<string, Known> {
	const gone = Object.entries(open).filter(([id]) => !statusOf.has(Number(id)));
	const since = gone.map(
		([id, known]) => [id, { ...known, goneAt: known.goneAt ?? nowMs }] as const,
	);
	return Object.fromEntries(since.filter(([, { goneAt }]) => nowMs - goneAt < MAX_GONE_MS));
}

function isOpen(status: string | undefined): boolean {
	return status !== undefined && !hasEnded(status);
}
