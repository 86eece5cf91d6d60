import type { Parameters } from '../../shared/values/parameters';
import { inputFailure } from '../../shared/failure';
import type { ESignRun, ESignSession } from '../run/eSignRun';
import type { Answer } from '../service/answers';
import { dateRanges, dayAfter, dayOf } from '../service/dateRanges';
import { customValuesOf, statusOf } from '../service/envelope';
import { folderIdsIn } from '../service/envelopeIds';
import type { Correlation } from './correlation';
import { envelopeIdIn, lookAtListed } from './findEnvelope';

/** What to do when an envelope with the user's own correlation value is there already. */
export type IfCorrelationExists = 'sendAnyway' | 'returnExisting' | 'stop';

export const DEFAULT_IF_EXISTS: IfCorrelationExists = 'returnExisting';
export const DEFAULT_LOOK_BACK_DAYS = 1;

/** There is no search: envelopes are read one by one, the newest first, and no more than these. */
const MAX_LOOKS = 200;

/** The values that envelopes have, by ID, as far as this run has read them. They do not change. */
const known = new WeakMap<ESignSession, Map<number, readonly string[]>>();
/** Sendings under way in this process, by account and value: equal ones wait for each other. */
const underWay = new Map<string, Promise<void>>();

/**
 * Runs the sending of one correlation value at a time in this process, so that of two items with the
 * same value the second finds the envelope of the first.
 */
export async function oneAtATime<T>(
	{ session }: ESignRun,
	{ value, sending }: Correlation,
	send: () => Promise<T>,
): Promise<T> {
	if (value === sending) return await send();
	const key = `${session.access.accountId}|${session.access.root}|${value}`;
	for (let other = underWay.get(key); other; other = underWay.get(key)) await other;
	let end = () => {};
	underWay.set(
		key,
		new Promise((resolve) => {
			end = resolve;
		}),
	);
	try {
		return await send();
	} finally {
		underWay.delete(key);
		end();
	}
}

/**
 * The envelope that has the user's own correlation value already, to be given in place of a new one.
 *
 * @returns a `myfolder` answer; `undefined` when there is none, or the user sends anyway
 * @throws FoxitFailure `input` when there is one and the user stops then, or when it is an unsent draft
 */
export async function existingEnvelope(
	run: ESignRun,
	correlation: Correlation,
): Promise<Answer | undefined> {
	const choice = choiceOf(run, correlation);
	if (choice === 'sendAnyway') return undefined;
	const [newest] = await envelopesWithValue(run, correlation.value, lookBackOf(run));
	if (!newest) return undefined;
	const envelopeId = envelopeIdIn(newest);
	const status = statusOf(newest.folder);
	const there = `Envelope ${envelopeId} has the Correlation Value "${correlation.value}" already`;
	if (choice === 'stop') throw exists(`${there}, with the status ${status}`);
	if (status === 'DRAFT') {
		throw exists(
			`${there}, and is a draft: nobody was mailed`,
			'Send it by Send Draft or delete it, or ',
		);
	}
	run.remark(`${there}, with the status ${status}: it was returned, and nothing was sent`);
	return newest;
}

/**
 * Of two that make an envelope with one correlation value at once, neither saw the other's before. The
 * one with the lower ID is sent.
 *
 * @param ownId a draft that is about to be sent
 * @throws FoxitFailure `input` when another one came first
 */
export async function refuseIfOvertaken(
	run: ESignRun,
	correlation: Correlation,
	ownId: number,
): Promise<void> {
	if (choiceOf(run, correlation) === 'sendAnyway') return;
	const others = await envelopesWithValue(run, correlation.value, lookBackOf(run));
	const ids = others.map((answer) => envelopeIdIn(answer) ?? 0);
	const first = Math.min(ownId, ...ids.filter((id) => id > 0));
	if (first === ownId) return;
	throw exists(
		`Envelope ${first} with the same Correlation Value "${correlation.value}" was being made at the same time`,
		`This one, Envelope ${ownId}, was not mailed and stays a draft. To send it too, use Send Draft, or `,
	);
}

/** Checks the options that are read when envelopes are looked for, before anything is sent. */
export function checkExistingOptions(options: Parameters): void {
	options.choiceIfSet('ifCorrelationExists');
	options.numberIfSet('correlationLookBack');
}

function choiceOf({ parameters }: ESignRun, { value, sending }: Correlation): IfCorrelationExists {
	if (value === sending) return 'sendAnyway';
	const options = parameters.collection('options');
	return options.choiceIfSet<IfCorrelationExists>('ifCorrelationExists') ?? DEFAULT_IF_EXISTS;
}

/**
 * The envelopes of the last days that have a correlation value, the newest first.
 *
 * @returns `myfolder` answers
 */
export async function envelopesWithValue(
	run: ESignRun,
	value: string,
	days: number,
): Promise<Answer[]> {
	const { session, signals } = run;
	const values = known.get(session) ?? new Map<number, readonly string[]>();
	known.set(session, values);
	const ids = await listedIds(run, days);
	if (ids.length > MAX_LOOKS) {
		run.remark(
			`The Correlation Value "${value}" was looked for among the newest ${MAX_LOOKS} of ${ids.length} envelopes: lower "Look Back" to be sure`,
		);
	}
	const found: Answer[] = [];
	for (const folderId of ids.slice(0, MAX_LOOKS)) {
		const seen = values.get(folderId);
		if (seen && !seen.includes(value)) continue;
		const answer = await lookAtListed(session.client, folderId, signals.giveUp);
		if (!answer) continue;
		const all = customValuesOf(answer.folder);
		// One that has none yet may be just coming into being.
		if (all.length > 0) values.set(folderId, all);
		if (all.includes(value)) found.push(answer);
	}
	return found;
}

function lookBackOf({ parameters }: ESignRun): number {
	const options = parameters.collection('options');
	return options.numberIfSet('correlationLookBack') ?? DEFAULT_LOOK_BACK_DAYS;
}

async function listedIds({ session, signals }: ESignRun, days: number): Promise<number[]> {
	const today = dayOf(session.client.clock.now());
	// A day more on each side covers every time zone that the account may be in.
	const span = { dateFrom: dayAfter(today, -Math.ceil(days) - 1), dateTo: dayAfter(today, 1) };
	const ids = new Set<number>();
	for (const range of dateRanges(span)) {
		const path = '/folders/getAllFolderIdsByStatus';
		const answer = await session.client.read(path, { ...range }, signals.giveUp);
		for (const id of folderIdsIn(answer)) ids.add(id);
	}
	return [...ids].sort((a, b) => b - a);
}

function exists(message: string, advice = '') {
	return inputFailure(message, {
		parameter: 'Correlation Value',
		advice: `${advice}${advice ? 'set' : 'Set'} the option If Correlation Value Exists to Send Anyway.`,
	});
}
