import { pathSegment, serviceRoot, US_PRODUCTION_URL } from '../../../nodes/shared/api/address';
import { thrownBy } from '../../support/failures';

const custom = (baseUrl: unknown) => serviceRoot({ environment: 'custom', baseUrl });

it.each([[undefined], ['us'], ['eu'], ['']])(
	'environment %j means US production',
	(environment) => {
		expect(serviceRoot({ environment, baseUrl: 'https://elsewhere.test' })).toBe(US_PRODUCTION_URL);
	},
);

describe('a base URL', () => {
	it.each([
		['the host alone', 'https://na1.fusion.foxit.com'],
		['the host and the product', 'https://na1.fusion.foxit.com/pdf-services'],
		['the whole prefix', 'https://na1.fusion.foxit.com/pdf-services/api'],
		['a slash at the end', 'https://na1.fusion.foxit.com/'],
		['a slash after the prefix', 'https://na1.fusion.foxit.com/pdf-services/api/'],
		['many slashes', 'https://na1.fusion.foxit.com//pdf-services/api///'],
		['another case', 'HTTPS://NA1.Fusion.Foxit.COM/PDF-Services/API'],
		['blanks around', '  https://na1.fusion.foxit.com \n'],
		['the default port', 'https://na1.fusion.foxit.com:443'],
	])('may be written as %s', (_what, baseUrl) => {
		expect(custom(baseUrl)).toBe('https://na1.fusion.foxit.com');
	});

	it.each([
		['https://proxy.test:8443/foxit', 'https://proxy.test:8443/foxit'],
		['https://proxy.test/foxit/pdf-services/api/', 'https://proxy.test/foxit'],
		['https://proxy.test/pdf-services-old', 'https://proxy.test/pdf-services-old'],
		['https://proxy.test/api', 'https://proxy.test/api'],
	])('keeps a path of its own: %s', (baseUrl, root) => {
		expect(custom(baseUrl)).toBe(root);
	});

	it.each([
		'http://localhost:8787',
		'http://LOCALHOST:8787/pdf-services/api',
		'http://127.0.0.1:8787',
		'http://127.8.9.10',
		'http://[::1]:8787',
		'http://foxit.localhost',
	])('may be plain http on this machine: %s', (baseUrl) => {
		expect(custom(baseUrl)).toMatch(/^http:/);
	});

	it.each([
		'http://na1.fusion.foxit.com',
		'http://10.0.0.7:8787',
		'http://127.evil.test',
		'http://localhost.evil.test',
		'http://notlocalhost',
		'ftp://na1.fusion.foxit.com',
		'file:///etc/passwd',
		'javascript:alert(1)',
	])('may not send the keys in the clear: %s', (baseUrl) => {
		expect(thrownBy(() => custom(baseUrl))).toMatchObject({
			kind: 'input',
			message: expect.stringContaining('must start with https://') as string,
			facts: { parameter: 'Base URL' },
		});
	});

	it.each([
		['user names', 'https://user@na1.fusion.foxit.com'],
		['passwords', 'https://user:hunter22@na1.fusion.foxit.com'],
		['a query', 'https://na1.fusion.foxit.com/?key=hunter22'],
		['a fragment', 'https://na1.fusion.foxit.com/#hunter22'],
	])('may not hold %s, which the error does not repeat', (_what, baseUrl) => {
		const failure = thrownBy(() => custom(baseUrl));
		expect(failure.message).toContain('more than a host and a path');
		expect(JSON.stringify([failure.message, failure.facts])).not.toContain('hunter22');
	});

	it.each([[''], ['   '], [undefined], [null], [42], [{}]])('may not be empty: %j', (baseUrl) => {
		expect(thrownBy(() => custom(baseUrl)).message).toBe("The credential's Base URL is empty");
	});

	it.each(['na1.fusion.foxit.com', '/pdf-services', 'https://', 'not a url'])(
		'must be a URL: %s',
		(baseUrl) => {
			expect(thrownBy(() => custom(baseUrl)).message).toBe(
				"The credential's Base URL is not a URL",
			);
		},
	);
});

describe('an ID in a path', () => {
	it.each(['.', '..', '\ud800'])('cannot be %j', (id) => {
		expect(thrownBy(() => pathSegment(id, 'Document ID'))).toMatchObject({
			kind: 'input',
			message: `"Document ID" cannot be "${id}"`,
		});
	});

	it.each([
		['6a3b0c2d', '6a3b0c2d'],
		['../tasks', '..%2Ftasks'],
		['%2e%2e', '%252e%252e'],
		['a?b#c;d', 'a%3Fb%23c%3Bd'],
		['...', '...'],
	])('%j stays one segment', (id, segment) => {
		expect(pathSegment(id, 'Document ID')).toBe(segment);
		const { pathname } = new URL(`/documents/${segment}/download`, 'https://foxit.test');
		expect(pathname).toBe(`/documents/${segment}/download`);
	});
});
