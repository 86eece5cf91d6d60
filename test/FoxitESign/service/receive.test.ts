import type { Sink } from '../../../nodes/shared/file/receive';
import { PDF, replyWith } from '../../support/downloads';
import { failureOf } from '../../support/failures';
import { scriptedESign } from '../../support/scripted-esign';
import { readAll, type Reply } from '../../support/scripted-transport';

const OLD_WORKBOOK = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
const keep: Sink<Buffer> = async (content) =>
	Buffer.isBuffer(content) ? content : await readAll(content);

function receive(
	replies: Reply[],
	request: { post?: object; accept?: string; extensions: string[] },
) {
	const { client, clock, requests, sent, signal } = scriptedESign(replies);
	const work = clock.run(
		client.receive({ path: '/report', sink: keep, toBuffer: readAll, signal, ...request }),
	);
	return { work, requests, sent };
}

const jsonFile = (body: object) => replyWith(Buffer.from(JSON.stringify(body)));

it('gets a file', async () => {
	const { work, requests } = receive([replyWith(PDF)], { extensions: ['.zip', '.pdf'] });
	const { stored, type } = await work;
	expect(stored.equals(PDF)).toBe(true);
	expect(type.extension).toBe('.pdf');
	expect(requests[0]).toMatchObject({
		method: 'GET',
		headers: { Accept: '*/*', 'Accept-Encoding': 'identity' },
		response: 'stream',
	});
});

it('posts for one, and takes a workbook of before 2007', async () => {
	const accept = 'application/vnd.ms-excel';
	const request = { post: { status: 'EXECUTED' }, accept, extensions: ['.xlsx', '.xls'] };
	const { work, requests, sent } = receive([replyWith(OLD_WORKBOOK)], request);
	expect((await work).type).toEqual({ extension: '.xls', mimeType: accept });
	expect(sent()).toEqual([['POST /report', { status: 'EXECUTED' }]]);
	expect(requests[0]?.headers).toEqual({
		Accept: accept,
		'Accept-Encoding': 'identity',
		'Content-Type': 'application/json',
	});
});

it('posts again when the file has not arrived whole', async () => {
	const half = replyWith(PDF, { 'content-length': String(PDF.length * 2) });
	const { work, sent } = receive([half, replyWith(PDF)], { post: { a: 1 }, extensions: ['.pdf'] });
	await work;
	expect(sent()).toEqual([
		['POST /report', { a: 1 }],
		['POST /report', { a: 1 }],
	]);
});

it('takes a refusal in an answer of success for what it is', async () => {
	const refusal = { result: 'ERROR', error_description: 'invalid folder id' };
	const { work } = receive([jsonFile(refusal)], { extensions: ['.pdf'] });
	const failure = await failureOf(work);
	expect(failure).toMatchObject({
		kind: 'validation',
		message: 'Foxit eSign did not accept the request',
		facts: { httpStatus: 200, foxitMessage: 'invalid folder id' },
	});
	expect(failure.facts.advice).toContain('Check the Envelope ID');
});

it('shows a refusal that is plain text', async () => {
	const text = 'folder 35000001 is not executed yet.';
	const reply = { status: 400, headers: { 'content-type': 'text/plain' }, text };
	const failure = await failureOf(receive([reply], { extensions: ['.pdf'] }).work);
	expect(failure.facts).toMatchObject({ httpStatus: 400, foxitMessage: text });
	expect(failure.facts.advice).toContain('once everybody has signed');
});

it('refuses JSON that is neither a file nor a refusal', async () => {
	const replies = [1, 2, 3].map(() => jsonFile({ result: 'success' }));
	const failure = await failureOf(receive(replies, { extensions: ['.pdf'] }).work);
	expect(failure.message).toBe('The download from Foxit does not start like a PDF file');
});
