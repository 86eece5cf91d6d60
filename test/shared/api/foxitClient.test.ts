import { Readable } from 'node:stream';

import { idFrom } from '../../../nodes/shared/api/foxitClient';
import { type Call } from '../../../nodes/shared/api/callSender';
import { redactor } from '../../../nodes/shared/secrets/redact';
import { failureOf, thrownBy } from '../../support/failures';
import { json, LATENCY_MS, scriptedClient } from '../../support/scripted-transport';

const never = new AbortController().signal;
const unlimited = { stop: never, giveUp: never };
const accepted = json(202, { taskId: 't1' });
const completed = json(200, { status: 'COMPLETED', resultDocumentId: 'r1' });

const download: Call = {
	method: 'GET',
	path: '/documents/d1/download',
	response: 'stream',
	kind: 'repeatable',
	priority: 'work',
	signal: never,
};

describe('requests', () => {
	it('a submit is a JSON POST below the prefix', async () => {
		const { client, clock, requests } = scriptedClient([accepted]);
		const submit = client.submit(
			'/documents/modify/pdf-split',
			{ documentId: 'd1' },
			false,
			unlimited,
		);
		expect(await clock.run(submit)).toBe('t1');
		expect(requests[0]).toMatchObject({
			method: 'POST',
			url: 'https://foxit.test/pdf-services/api/documents/modify/pdf-split',
			headers: { 'Content-Type': 'application/json' },
			body: '{"documentId":"d1"}',
			response: 'text',
		});
	});

	it('ids are percent-encoded', async () => {
		const { client, clock, requests } = scriptedClient([completed, json(204, '')]);
		await clock.run(client.readTask('a/b c', never));
		await clock.run(client.deleteDocument('../x?y', never));
		expect(requests.map(({ url }) => new URL(url).pathname)).toEqual([
			'/pdf-services/api/tasks/a%2Fb%20c',
			'/pdf-services/api/documents/..%2Fx%3Fy',
		]);
	});

	it('carry no credentials: those are the business of the transport', async () => {
		const { client, clock, requests } = scriptedClient([accepted]);
		await clock.run(client.submit('/x', {}, false, unlimited));
		expect(Object.keys(requests[0]?.headers ?? {})).toEqual(['Content-Type']);
	});
});

describe('answers', () => {
	it.each([200, 201, 202, 204])('HTTP %i is success', async (status) => {
		const { client, clock } = scriptedClient([json(status, { taskId: 't1' })]);
		expect(await clock.run(client.submit('/x', {}, false, unlimited))).toBe('t1');
	});

	it('a task is read, as the waiting loop needs it', async () => {
		const { client, clock } = scriptedClient([completed]);
		expect(await clock.run(client.readTask('t1', never))).toMatchObject({
			phase: 'done',
			resultDocumentId: 'r1',
		});
	});

	it('a document that is gone counts as deleted', async () => {
		const gone = json(404, { code: 'DOCUMENT_NOT_FOUND', message: 'gone' });
		const { client, clock, requests } = scriptedClient([gone]);
		await clock.run(client.deleteDocument('d1', never));
		expect(requests).toHaveLength(1);
	});

	it('a delete that is not allowed fails', async () => {
		const { client, clock } = scriptedClient([json(403, { message: 'no' })]);
		expect((await clock.run(failureOf(client.deleteDocument('d1', never)))).kind).toBe('forbidden');
	});

	it('a secret that the service repeats is taken out', async () => {
		const redact = redactor(['hunter22']);
		const echo = json(400, { code: 'VALIDATION_ERROR', message: 'bad header hunter22' });
		const { client, clock } = scriptedClient([echo], { redact });
		const failure = await clock.run(failureOf(client.submit('/x', {}, false, unlimited)));
		expect(failure.facts.foxitMessage).toBe('bad header ***');
	});
});

describe('the error body of a download', () => {
	const envelope = JSON.stringify({ code: 'DOCUMENT_NOT_FOUND', message: 'gone' });

	it('is read and understood', async () => {
		const stream = Readable.from([Buffer.from(envelope)]);
		const { client, clock } = scriptedClient([{ status: 404, stream }]);
		const failure = await clock.run(failureOf(client.send(download)));
		expect(failure).toMatchObject({ kind: 'documentNotFound', facts: { foxitMessage: 'gone' } });
	});

	it('is not read to its end when it is endless', async () => {
		const endless = Readable.from(
			(function* () {
				for (;;) yield Buffer.alloc(16_384, 'x');
			})(),
		);
		const { client, clock } = scriptedClient([{ status: 401, stream: endless }]);
		expect((await clock.run(failureOf(client.send(download)))).kind).toBe('credentials');
		expect(endless.destroyed).toBe(true);
	});

	it('may break off: the status tells enough', async () => {
		const broken = new Readable({ read: () => undefined });
		const { client, clock } = scriptedClient([{ status: 403, stream: broken }]);
		const failure = failureOf(client.send(download));
		await clock.advance(LATENCY_MS);
		broken.destroy(new Error('aborted'));
		expect((await clock.run(failure)).kind).toBe('forbidden');
	});

	it('may stall: the status tells enough', async () => {
		const silent = new Readable({ read: () => undefined });
		const { client, clock } = scriptedClient([{ status: 403, stream: silent }]);
		expect((await clock.run(failureOf(client.send(download)))).kind).toBe('forbidden');
		expect(clock.pending).toBe(0);
	});
});

describe('an id that the answer promises', () => {
	it.each([
		['no JSON', '<html><title>Welcome</title></html>'],
		['null', 'null'],
		['another member', '{"id":"t1"}'],
		['an empty id', '{"taskId":""}'],
		['a number', '{"taskId":7}'],
	])('is missing in %s: the work may have started all the same', (_what, text) => {
		const failure = thrownBy(() => idFrom({ status: 200, headers: {}, text }, 'taskId'));
		expect(failure).toMatchObject({
			kind: 'unreadableAnswer',
			message: "Foxit's answer holds no taskId",
			facts: { mayHaveStarted: true, httpStatus: 200 },
		});
	});

	it('comes with what the service says in its place', () => {
		const text = '{"code":"ODD","message":"come back later"}';
		expect(
			thrownBy(() => idFrom({ status: 200, headers: {}, text }, 'taskId')).facts,
		).toMatchObject({ foxitCode: 'ODD', foxitMessage: 'come back later' });
	});

	it('is not asked for a second time: that could be paid twice', async () => {
		const { client, clock, requests } = scriptedClient([json(200, {})]);
		const submit = client.submit('/x', {}, false, unlimited);
		expect((await clock.run(failureOf(submit))).kind).toBe('unreadableAnswer');
		expect(requests).toHaveLength(1);
	});
});
