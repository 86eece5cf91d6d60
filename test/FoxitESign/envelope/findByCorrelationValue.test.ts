import { hintsOf, NODE } from '../../support/use-foxit-node';
import { useESign } from '../support/esign';
import { contract, MARA, sendTo } from '../support/sending';

const esign = useESign();

const FIND = { resource: 'envelope', operation: 'findByCorrelationValue' };
const send = async (correlationValue: string) => {
	const parameters = sendTo([MARA], {
		options: { correlationValue, ifCorrelationExists: 'sendAnyway' },
	});
	const [json] = await esign.json(parameters, [await contract()]);
	return json?.envelopeId;
};

it('finds every envelope with the value, the newest first, and no other', async () => {
	const first = await send('deal-4711');
	await send('deal-4712');
	const second = await send('deal-4711');
	const found = await esign.json({ ...FIND, correlationValue: ' deal-4711' });
	expect(found.map(({ envelopeId }) => envelopeId)).toEqual([second, first]);
	expect(found[0]).toMatchObject({ status: 'SHARED', recipients: [{ email: MARA.email }] });
	expect(JSON.stringify(found)).not.toContain('http');
});

it('says that there is none', async () => {
	await send('deal-4711');
	const result = await esign.run({ ...FIND, correlationValue: 'deal' });
	expect(result.error).toBeUndefined();
	expect(result.items(NODE)).toEqual([]);
	expect(hintsOf(result)).toEqual([
		'No envelope of the last 7 days has the correlation value "deal" [item 0]',
	]);
});
