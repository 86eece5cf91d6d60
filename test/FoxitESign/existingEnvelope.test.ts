/** The same correlation value of the user's own mails nobody twice, in whichever execution. */
import { errorOf, hintsOf, NODE } from '../support/use-foxit-node';
import { useESign } from './support/esign';
import { contract, mailsOf, MARA, sendTo } from './support/sending';

const esign = useESign();
const DEAL = { correlationValue: 'deal-4711' };
const send = (options: object = {}) => sendTo([MARA], { options: { ...DEAL, ...options } });

async function ids(parameters: object, count = 1): Promise<unknown[]> {
	const items = await Promise.all(Array.from({ length: count }, contract));
	const result = await esign.run(parameters, items);
	expect(result.error).toBeUndefined();
	return result.items(NODE).map(({ json }) => json.envelopeId);
}

it('in a second execution the existing envelope is returned, and nothing is sent', async () => {
	const [first] = await ids(send());
	const result = await esign.run(send(), [await contract()]);
	expect(result.item(NODE).json).toMatchObject({ envelopeId: first, status: 'SHARED' });
	expect(hintsOf(result)).toEqual([
		`Envelope ${String(first)} has the Correlation Value "deal-4711" already, with the status SHARED: it was returned, and nothing was sent [item 0]`,
	]);
	expect(await mailsOf(esign)).toHaveLength(1);
	expect(await esign.people.folders()).toHaveLength(1);
});

it('two items with one value side by side are one envelope', async () => {
	const made = await ids(send({ concurrency: 2 }), 2);
	expect(new Set(made).size).toBe(1);
	expect(await esign.people.folders()).toHaveLength(1);
});

it('Stop fails the item and names the envelope; Send Anyway sends', async () => {
	const [first] = await ids(send());
	const error = errorOf(await esign.run(send({ ifCorrelationExists: 'stop' }), [await contract()]));
	expect(error.message).toContain(
		`Envelope ${String(first)} has the Correlation Value "deal-4711" already`,
	);
	expect(await esign.people.folders()).toHaveLength(1);
	const [second] = await ids(send({ ifCorrelationExists: 'sendAnyway' }));
	expect(second).not.toBe(first);
});

it('another value, and one that n8n has made, are no matter', async () => {
	await ids(send());
	await ids(send({ correlationValue: 'deal-4712' }));
	await ids(sendTo([MARA]));
	expect(await esign.people.folders()).toHaveLength(3);
});

it('a draft with the value is not sent by accident, and named', async () => {
	const draft = { ...send(), operation: 'createDraft' };
	await esign.run(draft, [await contract()]);
	const error = errorOf(await esign.run(send(), [await contract()]));
	expect(error.message).toContain('and is a draft: nobody was mailed');
	expect(await mailsOf(esign)).toEqual([]);
});
