/** The credential: its test in the editor, and the node at work with it. */
import type { INodeCredentialTestResult } from 'n8n-workflow';

import { useBadHosts } from '../support/use-bad-hosts';
import { NODE, SECRET, textFile, useFoxitNode } from '../support/use-foxit-node';
import type { CredentialData } from '../support/use-foxit-node';

const hosts = useBadHosts();

/** Ways to write one and the same address. */
const FORMS: Record<string, (root: string) => string> = {
	'the host alone': (root) => root,
	'with a slash': (root) => `${root}/`,
	'with /pdf-services': (root) => `${root}/pdf-services`,
	'with /pdf-services/api': (root) => `${root}/pdf-services/api`,
	'with /pdf-services/api/': (root) => `${root}/pdf-services/api/`,
	'with blanks around it': (root) => `  ${root} `,
	'by name': (root) => root.replace('127.0.0.1', 'localhost'),
};

const foxit = useFoxitNode({
	credentials: (data) => ({
		...Object.fromEntries(
			Object.entries(FORMS).map(([label, write]) => [
				label,
				{ ...data, baseUrl: write(data.baseUrl as string) },
			]),
		),
		'keys with blanks': { ...data, clientId: ` sandbox-client\n`, clientSecret: `${SECRET} ` },
	}),
});

const root = () => String(foxit.at.sandbox.url);
const good = (): CredentialData => ({
	clientId: 'sandbox-client',
	clientSecret: SECRET,
	environment: 'custom',
	baseUrl: root(),
});
const test = async (changes: CredentialData = {}) => {
	const data = { ...good(), ...changes };
	return (await foxit.at.engine.testCredential('foxitApi', data)) as INodeCredentialTestResult;
};

describe('the test in the editor', () => {
	it('is passed by good keys, at no cost', async () => {
		expect(await test()).toEqual({ status: 'OK', message: 'Connection successful' });
		expect(await foxit.trace()).toEqual(['look']);
		expect(await foxit.charges()).toBe(0);
	});

	it.each(Object.entries(FORMS))('takes the address %s', async (_label, write) => {
		expect(await test({ baseUrl: write(root()) })).toMatchObject({ status: 'OK' });
	});

	it.each<[string, () => CredentialData, string]>([
		[
			'a wrong secret',
			() => ({ clientSecret: 'guessed-wrong' }),
			'Foxit did not accept the credentials. Check the Client ID and the Client Secret in the Foxit API credential. Keys of a classic eSign account do not work here.',
		],
		[
			'a missing secret',
			() => ({ clientSecret: ' ' }),
			'The Client Secret is missing. Both keys are on the API Keys page of the Foxit developer dashboard',
		],
		[
			'a missing id',
			() => ({ clientId: '' }),
			'The Client ID is missing. Both keys are on the API Keys page of the Foxit developer dashboard',
		],
		[
			'a host where nobody listens',
			() => ({ baseUrl: hosts.refused }),
			'Foxit could not be reached: nothing answers at the address. Check the Base URL in the credential, and that a firewall lets n8n reach it.',
		],
		[
			'a host that does not exist',
			() => ({ baseUrl: hosts.unknown }),
			"Foxit could not be reached: the host's name could not be resolved. Check the Base URL in the credential for typos, and this machine's DNS.",
		],
		[
			'a certificate that cannot be trusted',
			() => ({ baseUrl: hosts.selfSigned }),
			'Foxit could not be reached: the secure connection could not be set up. Check the clock of this machine and its certificates; a proxy that inspects traffic needs its certificate trusted by n8n.',
		],
		[
			'plain http to another machine',
			() => ({ baseUrl: 'http://192.0.2.7:8787' }),
			"The credential's Base URL must start with https://. The keys travel with every request, so plain http is accepted for this machine only (localhost).",
		],
		[
			'no address',
			() => ({ baseUrl: '' }),
			"The credential's Base URL is empty. Enter the whole address, e.g. https://na1.fusion.foxit.com",
		],
		[
			'half an address',
			() => ({ baseUrl: 'na1.fusion.foxit.com' }),
			"The credential's Base URL is not a URL. Enter the whole address, e.g. https://na1.fusion.foxit.com",
		],
		[
			'an address with nothing behind it',
			() => ({ baseUrl: `${root()}/elsewhere` }),
			'There is no such Foxit service at this address. Check the Environment and the Base URL in the Foxit API credential: the host alone is enough, e.g. https://na1.fusion.foxit.com.',
		],
	])('is failed by %s, and says why', async (_label, changes, message) => {
		expect(await test(changes())).toEqual({ status: 'Error', message });
	});

	it('tells a refusal at the edge from one of the keys', async () => {
		await foxit.control.faults({ action: { type: 'cloudflare-1010' } });
		expect(await test()).toEqual({
			status: 'Error',
			message:
				"Foxit's firewall refused the request before it checked the credentials. The credentials are not the cause. A proxy that removes or replaces the User-Agent header is the usual cause; Foxit support can lift a block of your address.",
		});
	});

	it('tells headers that were dropped on the way from wrong keys', async () => {
		const reason = "Missing credentials: provide both 'client_id' and 'client_secret' headers.";
		const body = { allow: false, reason };
		await foxit.control.faults({ action: { type: 'status', status: 400, body } });
		const { status, message } = await test();
		expect(status).toBe('Error');
		expect(message).toMatch(/^The credentials did not reach Foxit\. .*proxy/);
	});

	it('sees that something else answers', async () => {
		const body = '<html><title>It works!</title></html>';
		await foxit.control.faults({ action: { type: 'status', status: 200, body } });
		const { status, message } = await test();
		expect(status).toBe('Error');
		expect(message).toContain('something other than JSON');
	});

	it('never shows the secret', async () => {
		const body = { message: `Bad key ${SECRET}` };
		await foxit.control.faults({ times: -1, action: { type: 'status', status: 400, body } });
		expect(JSON.stringify(await test())).not.toContain(SECRET);
	});
});

describe('the node at work', () => {
	const upload = async (credential?: string) =>
		await foxit.run(
			{ resource: 'document', operation: 'upload' },
			[{ file: textFile('x') }],
			credential ? { credential } : {},
		);

	it.each([...Object.keys(FORMS), 'keys with blanks'])('takes the address %s', async (name) => {
		expect((await upload(name)).items(NODE)).toHaveLength(1);
	});

	it('sends both keys as headers and a User-Agent of its own', async () => {
		await upload();
		const [request] = await foxit.control.requests();
		expect(request).toMatchObject({ account: 'sandbox-client', status: 200 });
		expect(request?.userAgent).toMatch(/^n8n-nodes-foxit\/\d+\.\d+\.\d+ \(\+https:\/\/.*\)$/);
	});

	it('does not repeat a secret that the service repeats', async () => {
		const body = { code: 'VALIDATION_ERROR', message: `Bad key ${SECRET}` };
		await foxit.control.faults({ action: { type: 'status', status: 400, body } });
		const result = await upload();
		expect(result.error).toMatchObject({
			description: expect.stringContaining('Foxit says: "Bad key ***"') as string,
		});
	});
});
