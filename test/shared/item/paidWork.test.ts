import type { INodeExecutionData } from 'n8n-workflow';

import { FoxitFailure, type FailureKind } from '../../../nodes/shared/failure';
import { notePaidWork } from '../../../nodes/shared/item/paidWork';
import type { RetryJournal } from '../../../nodes/shared/item/retryJournal';
import type { ItemOutcome } from '../../../nodes/shared/item/runItems';

type Outcome = ItemOutcome<INodeExecutionData[]>;

const IDS = { documentId: 'd', taskId: 't', resultDocumentId: 'r' };
const failed = (kind: FailureKind): Outcome => ({ failure: new FoxitFailure(kind, 'x') });
const done: Outcome = { value: [{ json: { done: true } }] };

/** What the journal was told about one item. */
function told(outcome: Outcome, { keepsResults = false, ids = IDS } = {}) {
	const calls: unknown[] = [];
	const journal = {
		note: (index, { resource: _resource, operation: _operation, ...kept }) =>
			calls.push(['note', index, kept]),
		keep: (index, results) => calls.push(['keep', index, results]),
		forget: (index) => calls.push(['forget', index]),
	} as Partial<RetryJournal> as RetryJournal;
	const records = ids ? [{ resource: 'r', operation: 'o', ...ids }] : [];
	notePaidWork([outcome], { records, journal, keepsResults });
	expect(records).toEqual([{ resource: 'r', operation: 'o', ...ids }]);
	return calls;
}

it('notes the ids of an item, done or failed', () => {
	expect(told(done)).toEqual([['note', 0, IDS]]);
	expect(told(failed('network'))).toEqual([['note', 0, IDS]]);
});

it('keeps the results of an item that was done, where Foxit does not', () => {
	expect(told(done, { keepsResults: true })).toEqual([['keep', 0, [{ json: { done: true } }]]]);
	expect(told(failed('service'), { keepsResults: true })).toEqual([['note', 0, IDS]]);
});

it.each<FailureKind>(['taskFailed', 'passwordProtected', 'taskNotFound'])(
	'forgets the task that has ended with %s, and keeps the upload',
	(kind) => {
		expect(told(failed(kind))).toEqual([['note', 0, { documentId: 'd' }]]);
	},
);

it('forgets everything about a document that is gone', () => {
	expect(told(failed('documentNotFound'))).toEqual([['forget', 0]]);
});
