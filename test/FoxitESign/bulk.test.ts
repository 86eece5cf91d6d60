/** Many envelopes in one run: the rows of a sheet, some of them bad, under the account's pace. */
import type { IDataObject } from 'n8n-workflow';

import { hintsOf, NODE } from '../support/use-foxit-node';
import { useESign } from './support/esign';

const ROWS = 200;
/** Draft, look, sending. */
const REQUESTS_PER_ROW = 3;
const PER_MINUTE = 40;
const SPEED = 60;

const esign = useESign({ speed: SPEED, sandbox: { latency: { kind: 'fixed', ms: 0 } } });

/** Rows as a sheet gives them, with what people leave in sheets. */
const rows = Array.from({ length: ROWS }, (_, index) => ({
	row: index + 2,
	name: index === 17 ? 'Mara' : `Mara Lind${index}`,
	email: index === 64 ? 'mara at signer.example' : `mara${index}@signer.example`,
	amount: index === 100 ? '' : index * 10,
}));

const SEND = {
	resource: 'envelope',
	operation: 'send',
	documentSource: 'message',
	message: '={{ $json.amount === "" ? "" : `I owe ${$json.amount} euros.` }}',
	envelopeName: '={{ "Row " + $json.row }}',
	recipientsFrom: 'json',
	recipientsJson: '={{ [{ name: $json.name, email: $json.email }] }}',
	options: { maxRequestsPerMinute: PER_MINUTE, includeInputFields: true },
};

interface Row extends IDataObject {
	row: number;
	status?: string;
	mailed?: string[];
	error?: string;
	message?: IDataObject;
}

it('sends 200 under the pace; a bad row costs no other; each row says who was mailed', async () => {
	const fault = async (path: string, skip: number, action: object) =>
		await esign.control.faults({ match: { path }, skip, action });
	const refusal = { result: 'error', error_description: 'No more envelopes today' };
	await fault('/createfolder$', 30, { type: 'status', status: 200, body: refusal });
	await fault('/createfolder$', 60, { type: 'reset-after' });
	await fault('/sendDraftFolder$', 90, { type: 'reset-after' });
	await fault('/sendDraftFolder$', 120, { type: 'status', status: 200, body: refusal });

	const node = { onError: 'continueRegularOutput' };
	const result = await esign.run(
		SEND,
		rows.map((json) => ({ json })),
		{ node },
	);
	expect(result.status).toBe('success');
	const table = result.items(NODE).map(({ json }) => json as Row);

	// A row in, a row out, in their order.
	const paired = result.items(NODE).map(({ pairedItem }) => pairedItem);
	expect(paired).toEqual(rows.map((_, item) => ({ item })));
	const failed = table.flatMap(({ error }, index) => (error === undefined ? [] : [index]));
	expect(failed).toHaveLength(5);
	expect(failed).toEqual(expect.arrayContaining([17, 64, 100]));

	// The table says of everybody whether they have mail, and nobody has two.
	const mailed = table.flatMap((row) => row.mailed ?? []);
	const mails = (await esign.people.mails()).map(({ emailId }) => emailId);
	expect(mails.sort()).toEqual([...mailed].sort());
	expect(new Set(mails).size).toBe(ROWS - 5);
	for (const [index, row] of table.entries()) {
		if (failed.includes(index)) expect(row.message).not.toHaveProperty('sent');
		else
			expect(row).toMatchObject({ row: index + 2, status: 'SHARED', mailed: [rows[index]?.email] });
	}

	// One draft is left, which its row names.
	const drafts = (await esign.people.folders()).filter(({ status }) => status === 'DRAFT');
	const left = failed.flatMap((index) => table[index]?.message?.envelopeId ?? []);
	expect(drafts.map(({ folderId }) => folderId)).toEqual(left);
	expect(left).toHaveLength(1);

	const requests = await esign.control.requests();
	const good = (ROWS - 5) * REQUESTS_PER_ROW;
	// The looks after what was lost, too.
	expect(requests.length).toBeLessThan(good + 60);
	const tookMs = ((requests.at(-1)?.atMs ?? 0) - (requests[0]?.atMs ?? 0)) * SPEED;
	// The pace lets those of the first minute through at once.
	expect(tookMs).toBeGreaterThan(((good - PER_MINUTE) / PER_MINUTE) * 60_000);
	// How long that was depends on how busy the machine is besides.
	expect(hintsOf(result)).toEqual([
		expect.stringMatching(/^5 items failed\. .*\b196 envelopes made, 195 sent\.$/),
	]);
});
