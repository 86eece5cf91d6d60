import { refusalIn, refusesToken, reviewAnswer } from '../../../nodes/FoxitESign/service/answers';
import type { FoxitFailure } from '../../../nodes/shared/failure';

const answer = (body: unknown, status = 200) => ({
	status,
	headers: {},
	text: typeof body === 'string' ? body : JSON.stringify(body),
});
const refusal = (error_description: string) => answer({ result: 'error', error_description });

describe('an answer with a good status', () => {
	it.each([
		['success', { result: 'success', folder: {} }],
		['success in capitals', { result: 'SUCCESS' }],
		['no result at all', { usersList: [] }],
		['a list', []],
	])('is good: %s', (_what, body) => {
		expect(refusalIn(answer(body))).toBeUndefined();
	});

	it.each([
		['an error', { result: 'error', error_description: 'invalid folder id' }, 'validation'],
		['an error in capitals', { result: 'Error', error_description: 'no' }, 'validation'],
		[
			'a token that is missing',
			{
				result: 'error',
				errorCode: 'access_token_missing',
				error_description: 'access_token is missing',
			},
			'credentials',
		],
		['the gateway’s word', { allow: false, reason: 'Invalid credentials' }, 'credentials'],
	])('is a failure: %s', (_what, body, kind) => {
		expect(refusalIn(answer(body))).toMatchObject({ kind, facts: { httpStatus: 200 } });
	});

	it.each([
		['invalid folder id', 'Check the Envelope ID.'],
		['folder 35000001 is not executed yet.', 'the envelope is then executed'],
		['invalid document index number', 'Documents are numbered from 1'],
		['error in downloading file from url', "Foxit's own servers fetch the file"],
		['Please assign a signature field to Mara Lind', 'Place a signature field for this recipient'],
		['logs of a non-shared folder can not be viewed.', 'send it first'],
		[
			'this folder does not have this party as an embedded signing session',
			'A session can be renewed',
		],
	])('that says "%s" leads on', (words, advice) => {
		expect(refusalIn(refusal(words))?.facts.advice).toContain(advice);
	});
});

describe('the service’s words', () => {
	const wordsOf = (failure: FoxitFailure | undefined) => failure?.facts.foxitMessage;

	it.each([
		[
			'see https://na1.foxitesign.foxit.com/documents/viewDocumentDirect?encrDocId=AB%2F1&partySeq=1 now',
			'see https://na1.foxitesign.foxit.com/documents/viewDocumentDirect?*** now',
		],
		[
			'HTTPS://eu1.foxitesign.foxit.com/embedded/embeddedsign?eetid=X"',
			'HTTPS://eu1.foxitesign.foxit.com/embedded/embeddedsign?***"',
		],
		['see https://developers.foxit.com/docs#top', 'see https://developers.foxit.com/docs#top'],
	])('come without what makes a link a key: %s', (words, cleaned) => {
		expect(wordsOf(refusalIn(refusal(words)))).toBe(cleaned);
	});

	it('likewise with an error status', () => {
		const failure = refusalIn(refusal('https://a.example/b?eetid=KEY')) as FoxitFailure;
		const reviewed = reviewAnswer({ failure });
		expect('failure' in reviewed && wordsOf(reviewed.failure)).toBe('https://a.example/b?***');
	});
});

it.each([
	['401', answer('', 401), true],
	['the missing token in HTTP 200', refusal('access_token is missing in header'), true],
	['an envelope that talks of tokens', answer({ result: 'success', name: 'access_token' }), false],
	['another error', refusal('invalid folder id'), false],
	['403', answer({ error_description: 'access_token' }, 403), false],
])('whether a token is refused: %s', (_what, response, refused) => {
	expect(refusesToken(response)).toBe(refused);
});
