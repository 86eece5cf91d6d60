/**
 * Faults that the package once had, or might get. Each is a change of one built file, made when it is
 * loaded. The simulator must find every one of them.
 *
 * @typedef {object} Mutant
 * @property {string} name
 * @property {'documents' | 'envelopes'} family the histories that are to find it
 * @property {RegExp} file matched against the path below `dist`
 * @property {(source: string) => string} change
 */

/** @type {readonly Mutant[]} */
export const MUTANTS = [
	{
		name: 'a paid submit is sent again when its answer is lost',
		family: 'documents',
		file: /\/retryPolicy\.js$/,
		change: swap("return retrySubmits === 'always' ||", 'return true ||'),
	},
	{
		name: 'an envelope is made again when its answer is lost',
		family: 'envelopes',
		file: /\/retryPolicy\.js$/,
		change: swap(
			"if (kind === 'reachesPeople' ||",
			"if (kind === 'reachesPeople') return true; if (",
		),
	},
	{
		name: 'a retry has forgotten what the try before has paid',
		family: 'documents',
		file: /\/claims\.js$/,
		change: swap('const claim = held?.shift();', 'const claim = undefined;'),
	},
	{
		name: 'a retry has forgotten what the try before has mailed',
		family: 'envelopes',
		file: /\/claims\.js$/,
		change: swap('const claim = held?.shift();', 'const claim = undefined;'),
	},
	{
		name: 'the error of a run names no other items',
		family: 'documents',
		file: /\/runError\.js$/,
		change: swap('...others.length > 0 &&', '...false &&'),
	},
	{
		name: 'a stopped run logs nothing',
		family: 'documents',
		file: /\/runNode\.js$/,
		change: swap("(0, _runReport().logWork)(context, 'Stopped', work);", ''),
	},
	{
		name: 'a download is not measured',
		family: 'documents',
		file: /\/receive\.js$/,
		change: swap(
			'function checkLength(size, announced) {',
			'function checkLength(size, announced) { return;',
		),
	},
	{
		name: 'every output is linked to the first item',
		family: 'documents',
		file: /\/outputItem\.js$/,
		change: swap('item: itemIndex', 'item: 0'),
	},
	{
		name: 'Stop does not wake what sleeps',
		family: 'documents',
		file: /\/n8nClock\.js$/,
		change: (source) =>
			swap(
				'.sleep)(ms, signal)',
				'.sleep)(ms)',
			)(swap('const onAbort = ()=>reject(', 'const onAbort = ()=>void (')(source)),
	},
	{
		name: 'every wait leaves a listener behind',
		family: 'documents',
		file: /\/n8nClock\.js$/,
		change: swap(".finally(()=>signal?.removeEventListener('abort', onAbort))", ''),
	},
	{
		name: 'a document that is seconds old is not asked for again',
		family: 'documents',
		file: /\/retryPolicy\.js$/,
		change: swap('return question.usesFreshDocument;', 'return false;'),
	},
	{
		name: 'a task that is seconds old and not known yet has failed',
		family: 'documents',
		file: /\/waitForTask\.js$/,
		change: swap('&& isYoung();', '&& false;'),
	},
	{
		name: 'the time limit of an item has no effect',
		family: 'documents',
		file: /\/access\.js$/,
		change: swap('1_000) || Infinity', '1_000) && Infinity'),
	},
	{
		name: 'a refusal because of the rate fails the item',
		family: 'documents',
		file: /\/retryPolicy\.js$/,
		change: swap('const MAX_REFUSED_MS = 15 * 60_000;', 'const MAX_REFUSED_MS = 0;'),
	},
	{
		// Where a call is sent, and once more where a failure is told: the mutant is what both use.
		name: "the keys are not taken out of the service's words",
		family: 'documents',
		file: /\/secrets\/redact\.js$/,
		change: swap('function redactor(secrets) {', 'function redactor() { const secrets = [];'),
	},
	{
		name: 'any new envelope passes for the one that is looked for',
		family: 'envelopes',
		file: /\/correlation\.js$/,
		change: swap('if (!(0, _envelope().customValuesOf)(folder).includes(value))', 'if (false)'),
	},
	{
		name: 'a reminder in doubt passes for one that was mailed',
		family: 'envelopes',
		file: /\/changeOnce\.js$/,
		change: swap('return await resolved(run, doubt, failure);', 'return {};'),
	},
	{
		name: 'a delivery needs no signature',
		family: 'envelopes',
		file: /\/signature\.js$/,
		change: swap(
			'function isSignedBy(secret, rawBody, given) {',
			'function isSignedBy(secret, rawBody, given) { return true;',
		),
	},
	{
		name: 'a delivery that came before is not known again',
		family: 'envelopes',
		file: /\/seen\.js$/,
		change: swap('...seen\n', '\n'),
	},
	{
		name: 'an event is answered before it is known to be wanted',
		family: 'envelopes',
		file: /FoxitESignTrigger\/handleDelivery\.js$/,
		change: swap('503, {\n            received: false', '200, {\n            received: true'),
	},
	{
		name: 'of equal events at once, one whose look fails takes the others along',
		family: 'envelopes',
		file: /FoxitESignTrigger\/handleDelivery\.js$/,
		change: swap(
			'if ((0, _seen().isSeen)(context, key))',
			'if (!(0, _seen().claimDelivery)(context, key))',
		),
	},
	{
		name: 'a submit that was sent again is not told of',
		family: 'documents',
		file: /\/runNode\.js$/,
		change: swap('if (record.repeatedSubmit)', 'if (false)'),
	},
	{
		name: 'a submit is sent again after every fault of a gateway',
		family: 'documents',
		file: /\/retryPolicy\.js$/,
		change: swap('if (unclearBefore > 0)', 'if (false)'),
	},
	{
		name: 'the retry of a tool starts over',
		family: 'documents',
		file: /\/claims\.js$/,
		change: swap('if (run.open === 0 && key.startsWith(`${content}|`))', 'if (false)'),
	},
	{
		name: 'of a chain, the result of a step is not asked for again',
		family: 'documents',
		file: /\/youngIds\.js$/,
		change: swap('return ids.some(', 'return false && ids.some('),
	},
	{
		name: 'what goes on when the time is over leaves as signed',
		family: 'envelopes',
		file: /\/sendAndWait\/outputs\.js$/,
		change: swap(
			'        [],\n        [\n            item\n        ]',
			'        [\n            item\n        ],\n        []',
		),
	},
	{
		name: 'whoever finishes without a field has signed',
		family: 'envelopes',
		file: /\/sendAndWait\/wakeOutputs\.js$/,
		change: swap('&& (0, _signing().allHaveSigned)(participants)', ''),
	},
	{
		name: 'an event wakes without a look',
		family: 'envelopes',
		file: /\/sendAndWait\/resume\.js$/,
		change: swap(
			'if ((0, _envelope().hasEnded)((0, _envelope().statusOf)(answer.folder)))',
			'if (true)',
		),
	},
	{
		name: 'an event whose look fails has been dealt with',
		family: 'envelopes',
		file: /\/sendAndWait\/resume\.js$/,
		change: swap('503, {\n        received: false', '200, {\n        received: true'),
	},
	{
		name: 'what a poll did not come to is not found by the next one',
		family: 'envelopes',
		file: /\/FoxitESignPollingTrigger\/memory\.js$/,
		change: swap('known.has(id) && known.get(id) === undefined', 'false'),
	},
	{
		name: 'a restart of n8n makes the looking begin anew',
		family: 'envelopes',
		file: /\/FoxitESignPollingTrigger\/poll\.js$/,
		change: swap("context.getActivationMode() === 'activate' && !begun", '!begun'),
	},
	{
		name: 'who has signed is not remembered',
		family: 'envelopes',
		file: /\/FoxitESignPollingTrigger\/eventsOf\.js$/,
		change: swap('!before.finished.includes(who)', 'true'),
	},
	{
		name: 'an event that a poll has found while its delivery was looked at is told again',
		family: 'envelopes',
		file: /FoxitESignTrigger\/handleDelivery\.js$/,
		// The second of the two places, which is behind the look.
		change: swap(
			'.isFoundByLooking)(context, event)) return IGNORED;\n    // Of equal',
			'.isFoundByLooking)(context, event)) ;\n    // Of equal',
		),
	},
	{
		name: 'the result of all items is linked to the first',
		family: 'documents',
		file: /\/combine\/combine\.js$/,
		change: swap('=>linkToAll(run, await merge(run))', '=>await merge(run)'),
	},
];

/** A change of one place, which must be there. */
function swap(from, to) {
	return (/** @type {string} */ source) => {
		if (!source.includes(from)) throw new Error(`There is nothing to change: ${from}`);
		return source.replace(from, () => to);
	};
}
