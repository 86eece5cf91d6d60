import { createChannelOnce, deleteChannels, listChannels, type Channel } from '../service/channels';
import { hasEnded, statusOf } from '../service/envelope';
import { historyOf } from '../service/envelopeDetails';
import type { ESignClient } from '../service/eSignClient';
import { idIn, toText } from '../../shared/values/members';
import { asFailure } from '../../shared/failure';

/**
 * Events after which nothing more becomes of an envelope. Expiry has none
 * (docs/contract/esign.md#events).
 */
export const END_EVENTS: readonly string[] = [
	'folder_executed',
	'folder_cancelled',
	'folder_deleted',
];

/**
 * How these channels are named, so that left-over ones can be told and swept. The mark is the n8n
 * instance's own: several can share an account, and one does not know what another waits for.
 */
const NAME =
	/^n8n (?:(\w{1,8}) )?waits for envelope (\d+)(?: until (\d{4}-\d{2}-\d{2}T[\d:.]+Z))?$/;
const MARK_CHARACTERS = 8;

/** What tells an n8n instance's channels from those of others. */
export function instanceMark(context: { getInstanceId: () => string }): string {
	return context.getInstanceId().slice(0, MARK_CHARACTERS);
}

/** Left-over channels that one run looks after: each costs a request. */
const MAX_SWEPT = 3;
/** Deliveries of an envelope that has ended may still be under way, or being tried again, for so long. */
const GRACE_MS = 60 * 60_000;

/**
 * Makes the channel that wakes an execution. It carries no secret: deliveries are then sent to the
 * very URL that n8n has signed, to which a signature of the service would be a disturbing addition.
 */
export async function openWaitChannel(
	client: ESignClient,
	wait: { mark: string; envelopeId: number; url: string; until: Date | undefined },
	signal: AbortSignal,
): Promise<number> {
	const until = wait.until ? ` until ${wait.until.toISOString()}` : '';
	return await createChannelOnce(
		client,
		{
			name: `n8n ${wait.mark} waits for envelope ${wait.envelopeId}${until}`,
			url: wait.url,
			level: 'API App',
			events: END_EVENTS,
		},
		signal,
	);
}

/** Deletes the channels that an execution waited by; those of earlier versions have no mark. */
export async function closeWaitChannels(
	client: ESignClient,
	wait: { mark: string; envelopeId: number },
	signal: AbortSignal,
): Promise<void> {
	const isIts = ({ name }: Channel) => {
		const [, mark, envelopeId] = NAME.exec(name) ?? [];
		return idIn(envelopeId) === wait.envelopeId && (mark === undefined || mark === wait.mark);
	};
	const ids = (await listChannels(client, signal)).filter(isIts).map(({ id }) => id);
	if (ids.length > 0) await deleteChannels(client, ids, signal);
}

/**
 * Deletes channels that nobody waits by any more: executions that were deleted, or whose time was
 * over, cannot do it themselves. A channel goes when its time limit is over, or when its envelope
 * has ended a good while ago. Channels of other n8n instances are left alone.
 *
 * @returns how many were deleted
 */
export async function sweepWaitChannels(
	client: ESignClient,
	ownMark: string,
	signal: AbortSignal,
): Promise<number> {
	const now = client.clock.now();
	const waiting = (await listChannels(client, signal)).flatMap((channel) => {
		const [, mark, envelopeId, until] = NAME.exec(channel.name) ?? [];
		return mark !== ownMark ? [] : [{ channel, envelopeId: Number(envelopeId), until }];
	});
	const isOver = ({ until }: { until: string | undefined }) =>
		until !== undefined && Date.parse(until) + GRACE_MS < now;
	const leftOver = waiting.filter(isOver).map(({ channel }) => channel.id);
	const old = waiting.filter((wait) => !isOver(wait) && isOld(wait.channel, now));
	for (const { channel, envelopeId } of someOf(old, client.clock.random())) {
		if (await endedLongAgo(client, envelopeId, signal)) leftOver.push(channel.id);
	}
	if (leftOver.length > 0) await deleteChannels(client, leftOver, signal);
	return leftOver.length;
}

/** Not always the same ones: those whose envelope is long in signing would hide the others. */
function someOf<T>(list: readonly T[], chance: number): T[] {
	const start = Math.floor(chance * list.length);
	return [...list.slice(start), ...list.slice(0, start)].slice(0, MAX_SWEPT);
}

function isOld({ createdAtMs }: Channel, nowMs: number): boolean {
	return createdAtMs !== undefined && createdAtMs + GRACE_MS < nowMs;
}

async function endedLongAgo(
	client: ESignClient,
	folderId: number,
	signal: AbortSignal,
): Promise<boolean> {
	try {
		const answer = await client.read('/folders/myfolder', { folderId }, signal);
		if (!hasEnded(statusOf(answer.folder))) return false;
		const times = historyOf(answer).map(({ at }) => Date.parse(toText(at)));
		const last = Math.max(...times.filter(Number.isFinite));
		return Number.isFinite(last) && last + GRACE_MS < client.clock.now();
	} catch (caught) {
		// An envelope that is gone for good wakes nobody.
		return /invalid folder id/i.test(asFailure(caught).facts.foxitMessage ?? '');
	}
}
