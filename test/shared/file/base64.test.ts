import { decodeBase64 } from '../../../nodes/shared/file/base64';
import { failureOf } from '../../support/failures';

const LABEL = 'File in Base64';
const decode = (text: string, maxBytes = 100) => decodeBase64(text, LABEL, maxBytes);

const BYTES = Buffer.from([0xfb, 0xff, 0xfe, 1, 2, 3, 0xfa]);
const TEXT = BYTES.toString('base64');

it.each([
	['as it is', TEXT],
	['without padding', TEXT.replace(/=/g, '')],
	['in the alphabet of URLs', BYTES.toString('base64url')],
	['in lines', ` ${TEXT.slice(0, 4)}\r\n${TEXT.slice(4)}\n`],
	['in a data URL', `data:;base64,${TEXT}`],
])('decodes text %s', (_how, text) => {
	expect(decode(text)).toEqual({ content: BYTES });
});

it('tells the type that a data URL says', () => {
	for (const prefix of [
		'data:application/pdf;base64,',
		'data:application/pdf;name=a.pdf;base64,',
	]) {
		expect(decode(prefix + TEXT)).toEqual({ content: BYTES, mimeType: 'application/pdf' });
	}
});

it.each([
	['plain words', 'Dear reader, hello'],
	['a path', '/home/me/file.pdf'],
	['an address', 'https://example.com/a.pdf'],
	['a data URL of text', 'data:text/plain,hello'],
	['a data URL without content', 'data:application/pdf;base64,'],
	['what was cut off', TEXT.slice(0, 5)],
	['padding in the middle', 'AAA=AAAA'],
	['too much padding', 'AAAA==='],
])('refuses %s by name', async (_what, text) => {
	const failure = await failureOf(Promise.resolve().then(() => decode(text)));
	expect(failure).toMatchObject({ kind: 'input', facts: { parameter: LABEL } });
	expect(failure.message).toBe('"File in Base64" is not Base64');
});

it('refuses a file that is too large before it is decoded', async () => {
	expect(decode(Buffer.alloc(100).toString('base64')).content).toHaveLength(100);
	const large = Buffer.alloc(103).toString('base64');
	const failure = await failureOf(Promise.resolve().then(() => decode(large)));
	expect(failure.message).toBe('The file in "File in Base64" is larger than 0 MB');
});
