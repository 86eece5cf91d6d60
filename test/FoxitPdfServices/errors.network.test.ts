/** What users read when there is no answer. Message, empty line, description. */
import { LOOKS, testTexts, UPLOADS, type Failure } from '../support/error-text';
import { useBadHosts } from '../support/use-bad-hosts';
import { FROM_FILE, useFoxitNode } from '../support/use-foxit-node';

const hosts = useBadHosts();

const foxit = useFoxitNode({
	speed: 20,
	credentials: (data) => ({
		refused: { ...data, baseUrl: hosts.refused },
		unknown: { ...data, baseUrl: hosts.unknown },
		selfSigned: { ...data, baseUrl: hosts.selfSigned },
		plain: { ...data, baseUrl: hosts.plain },
		unencrypted: { ...data, baseUrl: 'http://na1.fusion.foxit.com' },
	}),
});

const FAILURES: Record<string, Failure> = {
	'nobody listens': {
		options: { credential: 'refused' },
		text: `
			Foxit could not be reached: nothing answers at the address [item 0]

			Check the Base URL in the credential, and that a firewall lets n8n reach it. Network error:
			ECONNREFUSED.`,
	},
	'the host does not exist': {
		options: { credential: 'unknown' },
		text: `
			Foxit could not be reached: the host's name could not be resolved [item 0]

			Check the Base URL in the credential for typos, and this machine's DNS. Network
			error: ENOTFOUND.`,
	},
	'a certificate that cannot be trusted': {
		options: { credential: 'selfSigned' },
		text: `
			Foxit could not be reached: the secure connection could not be set up [item 0]

			Check the clock of this machine and its certificates; a proxy that inspects traffic needs
			its certificate trusted by n8n. Network error: DEPTH_ZERO_SELF_SIGNED_CERT.`,
	},
	'a host that speaks no TLS': {
		options: { credential: 'plain' },
		text: `
			Foxit could not be reached: the secure connection could not be set up [item 0]

			Check the clock of this machine and its certificates; a proxy that inspects traffic needs
			its certificate trusted by n8n. Network error: EPROTO.`,
	},
	'an address that would send the keys in the open': {
		options: { credential: 'unencrypted' },
		text: `
			The credential's Base URL must start with https://

			The keys travel with every request, so plain http is accepted for this machine only
			(localhost).`,
	},
	'a connection that is always reset': {
		fault: { match: UPLOADS, action: { type: 'reset-before' } },
		text: `
			The connection to Foxit was closed before the answer arrived [item 0]

			This is often temporary. Run the workflow again later. Network error: ECONNRESET.`,
	},
	'a service that is gone while a task is under way': {
		fault: { match: LOOKS, action: { type: 'reset-before' } },
		parameters: { ...FROM_FILE, options: { timeout: 0 } },
		text: `
			The connection to Foxit was closed before the answer arrived [item 0]

			This is often temporary. Run the workflow again later. The task goes on at Foxit: continue with Task > Wait for
			Result and its Task ID, without paying again. Network error: ECONNRESET. Document ID: <id>.
			Task ID: <id>.`,
	},
};

testTexts(foxit, FAILURES);
