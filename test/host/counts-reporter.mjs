/**
 * A reporter for Node's test runner: one line of JSON at the end, with how many tests passed, failed
 * and were skipped. A block of tests that is skipped as a whole counts as one.
 *
 * @param {AsyncIterable<import('node:test').TestEvent>} events
 */
export default async function* counts(events) {
	const total = { passed: 0, failed: 0, skipped: 0 };
	for await (const { type, data } of events) {
		if (type !== 'test:pass' && type !== 'test:fail') continue;
		const isBlock = data.details.type === 'suite';
		if (data.skip !== undefined) total.skipped += 1;
		else if (!isBlock) total[type === 'test:pass' ? 'passed' : 'failed'] += 1;
		// A block fails with its tests; one that fails without any, by a hook of its own, would be lost.
		else if (type === 'test:fail' && isHookFailure(data)) total.failed += 1;
	}
	yield `${JSON.stringify(total)}\n`;
}

const isHookFailure = ({ details }) => details.error?.failureType === 'hookFailed';
