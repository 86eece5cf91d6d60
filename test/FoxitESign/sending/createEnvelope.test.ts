import { correlationOf } from '../../../nodes/FoxitESign/sending/correlation';
import { createEnvelope } from '../../../nodes/FoxitESign/sending/createEnvelope';
import type { EnvelopeRequest } from '../../../nodes/FoxitESign/sending/envelopeBody';
import { failureOf } from '../../support/failures';
import { FakeClock } from '../../support/fake-clock';
import { json, noAnswer, type Reply } from '../../support/scripted-transport';
import { INTENT, scriptedRun } from '../support/scripted-run';

const SENDING = correlationOf(scriptedRun({}).run.context, INTENT, '').sending;
const STARTED_AT = new FakeClock().now();
const MADE = { result: 'success', folder: { folderId: 35000002, folderStatus: 'SHARED' } };
const CREATE = 'POST /folders/createfolder';
const LIST = 'GET /folders/getAllFolderIdsByStatus?dateFrom=2025-12-31&dateTo=2026-01-02';
const look = (folderId: number) => `GET /folders/myfolder?folderId=${folderId}`;

const ids = (...allFolderIds: number[]): Reply => json(200, { result: 'success', allFolderIds });
/** A look at an envelope, with the value of its first custom field and maybe a mark of a sending. */
const folder = (
	folderId: number,
	value?: string,
	sending?: string,
	folderCreationDate?: number,
): Reply =>
	json(200, {
		result: 'success',
		folder: {
			folderId,
			folderStatus: 'SHARED',
			...(folderCreationDate !== undefined && { folderCreationDate }),
			custom_field1: value === undefined ? null : { name: 'n8nCorrelation', value },
			metadata: sending === undefined ? {} : { n8nSending: sending },
		},
	});
const down = (): Reply => json(500, { message: 'down' });

function create(replies: Reply[], wished = '') {
	const scripted = scriptedRun({}, { replies });
	const correlation = correlationOf(scripted.run.context, INTENT, wished);
	const request: EnvelopeRequest = {
		path: '/folders/createfolder',
		launch: 'whenSignable',
		body: {},
		sendBody: {},
		withSessions: false,
		correlation,
	};
	const begin = async () => await createEnvelope(scripted.run, request);
	const work = async () => await scripted.clock.run(begin());
	/** The lines of the requests that went out. */
	const lines = () => scripted.sent().map(([line]) => line);
	return { ...scripted, begin, work, lines };
}

it('gives the answer, and notes the ID and the correlation value', async () => {
	const { work, run, lines } = create([json(200, MADE)]);
	await expect(work()).resolves.toEqual(MADE);
	expect(run.record).toMatchObject({ envelopeId: 35000002, correlation: SENDING });
	expect(run.session.envelopesMade).toBe(1);
	expect(lines()).toEqual([CREATE]);
});

describe('when the answer is lost', () => {
	it.each([
		['the connection breaks', noAnswer('reset', true)],
		['nothing comes in time', noAnswer('timeout', true)],
		['a gateway answers', json(502, 'Bad Gateway')],
		['the answer is no JSON', { status: 200, text: '<html>' }],
		['the answer names no envelope', json(200, { result: 'success' })],
	])(
		'because %s: looks for the envelope, the newest first, and goes on with it',
		async (_why, lost) => {
			const { work, run, lines } = create([
				lost,
				ids(35000001, 35000003, 35000002),
				folder(35000003, 'another'),
				folder(35000002, SENDING),
			]);
			await expect(work()).resolves.toMatchObject({ folder: { folderId: 35000002 } });
			expect(run.record).toMatchObject({ envelopeId: 35000002 });
			expect(run.record).not.toHaveProperty('unclearSubmit');
			expect(lines()).toEqual([CREATE, LIST, look(35000003), look(35000002)]);
		},
	);

	it('looks again where an envelope has no custom field yet', async () => {
		const { work, lines } = create([
			noAnswer('reset', true),
			ids(35000001, 35000002),
			folder(35000002),
			folder(35000001, 'another'),
			ids(35000001, 35000002),
			folder(35000002, SENDING),
		]);
		await expect(work()).resolves.toMatchObject({ folder: { folderId: 35000002 } });
		expect(lines().filter((line) => line === look(35000001))).toHaveLength(1);
	});

	it('fails with the way to the envelope when it is not found, and never sends again', async () => {
		const { work, run, lines } = create([noAnswer('reset', true), ids(), ids(), ids()]);
		const failure = await failureOf(work());
		expect(failure).toMatchObject({ kind: 'network', facts: { submitUnclear: false } });
		expect(failure.facts.advice).toContain('did not find it. Nothing was sent again');
		expect(run.record).toMatchObject({
			correlation: SENDING,
			unclearSubmit: expect.any(String) as string,
		});
		expect(lines()).toEqual([CREATE, LIST, LIST, LIST]);
	});

	it('fails likewise when the look fails: that proves nothing', async () => {
		const { work, run, lines } = create([
			noAnswer('reset', true),
			...Array.from({ length: 4 }, down),
		]);
		expect((await failureOf(work())).facts.advice).toContain(
			'got no answer. Nothing was sent again',
		);
		expect(run.record.unclearSubmit).toBe('No answer');
		expect(lines().filter((line) => line === CREATE)).toHaveLength(1);
	});

	it('does not take an earlier envelope with the user’s own value for this one', async () => {
		const { work } = create(
			[
				noAnswer('reset', true),
				ids(35000001, 35000002, 35000003),
				folder(35000003, 'deal-4711', 'n8n-abcdef01-230-0a1b2c3d-0-0'),
				folder(35000002, 'deal-4711', SENDING),
			],
			'deal-4711',
		);
		await expect(work()).resolves.toMatchObject({ folder: { folderId: 35000002 } });
	});

	it('where metadata do not come back, the user’s value and the time prove it', async () => {
		const older = folder(35000003, 'deal-4711', undefined, STARTED_AT - 120_000);
		const ours = folder(35000002, 'deal-4711', undefined, STARTED_AT + 1_000);
		const { work } = create(
			[noAnswer('reset', true), ids(35000002, 35000003), older, ours],
			'deal-4711',
		);
		await expect(work()).resolves.toMatchObject({ folder: { folderId: 35000002 } });
	});

	it('an envelope that is listed and gone does not end the search', async () => {
		const gone = json(200, { result: 'error', error_description: 'invalid folder id' });
		const { work } = create([noAnswer('reset', true), ids(1, 2), gone, folder(1, SENDING)]);
		await expect(work()).resolves.toMatchObject({ folder: { folderId: 1 } });
	});
});

describe('a later try', () => {
	it('looks, and does nothing else, when the one before does not know', async () => {
		const { work, run, lines } = create([ids(35000002), folder(35000002, SENDING)]);
		run.record.unclearSubmit = 'Foxit did not answer in time';
		await expect(work()).resolves.toMatchObject({ folder: { folderId: 35000002 } });
		expect(lines()).toEqual([LIST, look(35000002)]);
	});

	it('gives the envelope that the one before has made', async () => {
		const { work, run, lines } = create([folder(35000002, SENDING)]);
		run.record.envelopeId = 35000002;
		await expect(work()).resolves.toMatchObject({ folder: { folderId: 35000002 } });
		expect(lines()).toEqual([look(35000002)]);
	});
});

describe('when it is refused', () => {
	it.each([
		[
			'by words',
			json(200, {
				result: 'Error',
				error_description: 'fileUrls or base64FileString cannot be empty',
			}),
		],
		['by status', json(400, { message: 'no' })],
	])('%s: nothing is looked for', async (_how, reply) => {
		const { work, run, lines } = create([reply]);
		expect((await failureOf(work())).kind).toBe('validation');
		expect(run.record).not.toHaveProperty('unclearSubmit');
		expect(lines()).toEqual([CREATE]);
	});

	it('because nothing was reached: it is tried again, since nobody can have been mailed', async () => {
		const { work, lines } = create([noAnswer('refused', false), json(200, MADE)]);
		await expect(work()).resolves.toEqual(MADE);
		expect(lines()).toEqual([CREATE, CREATE]);
	});

	it('because of the rate: the same', async () => {
		const { work, lines } = create([json(429, { message: 'too many requests' }), json(200, MADE)]);
		await expect(work()).resolves.toEqual(MADE);
		expect(lines()).toEqual([CREATE, CREATE]);
	});
});

it('a stopped run looks for nothing; its record leads to what may have come of it', async () => {
	const { begin, clock, stop, run, lines } = create([]);
	const failing = failureOf(begin());
	await clock.settle();
	stop.abort();
	expect((await failing).kind).toBe('cancelled');
	expect(run.record).toMatchObject({
		correlation: SENDING,
		unclearSubmit: 'The execution was canceled',
	});
	expect(lines()).toEqual([CREATE]);
});
