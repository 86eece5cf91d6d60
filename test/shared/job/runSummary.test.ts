import type { Session } from '../../../nodes/shared/item/session';
import { runSummary } from '../../../nodes/shared/job/runSummary';

const session = (creditsUsed: number, paceWaitMs = 0, refusals = 0) =>
	({ creditsUsed, client: { paceWaitMs, refusals } }) as Session;

it.each<[string, Session, number, string | undefined]>([
	['a smooth run', session(5), 0, undefined],
	['a short wait', session(5, 9_999, 1), 0, undefined],
	['one failure', session(4), 1, '1 item failed. 4 credits used.'],
	['several failures', session(1), 2, '2 items failed. 1 credit used.'],
	[
		'a long wait',
		session(30, 84_400, 1),
		0,
		"Foxit's request limit made this run wait 84 seconds (1 refusal). 30 credits used.",
	],
	[
		'a wait that was foreseen, and failures',
		session(0, 10_000, 0),
		3,
		"3 items failed. Foxit's request limit made this run wait 10 seconds (0 refusals). 0 credits used.",
	],
])('of %s', (_what, given, failedItems, sentence) => {
	expect(runSummary(given, failedItems)).toEqual(sentence === undefined ? [] : [sentence]);
});
