/** examples/onboarding-with-embedded-signing.json: a contract is sent, and its signing link goes to the portal. */
import { SAMPLES, useExample } from './use-example';

const example = useExample('onboarding-with-embedded-signing.json');

it('sends one envelope and hands on the link for its signer', async () => {
	const { result } = await example.run(SAMPLES);
	expect(result.error).toBeUndefined();
	const [link, ...others] = result.items('Link for the Portal').map(({ json }) => json);
	expect(others).toEqual([]);
	expect(link).toMatchObject({
		email: 'jonas@brightwater.example',
		signHere: expect.stringMatching(/^https?:\/\/.*embeddedsign\?eetid=/) as string,
	});

	const [envelope, ...more] = await example.control.esign.folders();
	expect(more).toEqual([]);
	expect(envelope).toMatchObject({ folderId: link?.envelopeId, status: 'SHARED' });
	const mails = await example.control.esign.mails();
	expect(mails.map(({ emailId, kind }) => [emailId, kind])).toEqual([
		['jonas@brightwater.example', 'invitation'],
	]);
});
