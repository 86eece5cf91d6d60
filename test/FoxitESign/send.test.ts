import { NODE } from '../support/use-foxit-node';
import { SURFACES, useESign } from './support/esign';
import { contract, mailsOf, MARA, OMAR, sendTo } from './support/sending';

const esign = useESign();

describe.each(SURFACES)('Envelope: Send, %s', (surface) => {
	it('mails a file to everybody once', async () => {
		const result = await esign.run(sendTo([MARA, OMAR]), [await contract()], { surface });
		expect(result.error).toBeUndefined();
		console.log(
			JSON.stringify(result.items(NODE), null, 1),
			await esign.trace(),
			await mailsOf(esign),
		);
	});
});
