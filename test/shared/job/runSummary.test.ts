import { type RunCost, runSummary } from '../../../nodes/shared/job/runSummary';

const run = (used: number, paceWaitMs = 0, refusals = 0, isLimited = false): RunCost => ({
	credits: { used, isLimited },
	client: { paceWaitMs, refusals, requests: 4 * used },
});

it.each<[string, RunCost, number, string | undefined]>([
	['one task', run(1), 0, undefined],
	['one task under a limit', run(1, 0, 0, true), 0, '1 credit used in 4 requests.'],
	['a smooth run', run(5), 0, '5 credits used in 20 requests.'],
	['a short wait', run(0, 9_999, 1), 0, undefined],
	['one failure', run(4), 1, '1 item failed. 4 credits used in 16 requests.'],
	['several failures', run(1), 2, '2 items failed. 1 credit used in 4 requests.'],
	[
		'a long wait',
		run(30, 84_400, 1),
		0,
		"Foxit's request limit made this run wait 84 seconds (1 refusal). 30 credits used in 120 requests.",
	],
	[
		'a wait that was foreseen, and failures',
		run(0, 10_000, 0),
		3,
		"3 items failed. Foxit's request limit made this run wait 10 seconds (0 refusals). 0 credits used in 0 requests.",
	],
])('of %s', (_what, given, failedItems, sentence) => {
	expect(runSummary(given, failedItems)).toEqual(sentence === undefined ? [] : [sentence]);
});
