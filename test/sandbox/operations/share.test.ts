import { useSandbox } from '../../support/use-sandbox';

const MINUTE_MS = 60_000;
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

interface Link {
	shareUrl: string;
	token: string;
	expiresAt: string;
}

async function share(documentId: string, body?: object): Promise<Response> {
	if (body !== undefined) return await sandbox.client.post(`/documents/${documentId}/share`, body);
	return await sandbox.client.request('POST', `/documents/${documentId}/share`);
}

const linkOf = async (documentId: string, body?: object) =>
	(await (await share(documentId, body)).json()) as Link;

it('gives a link that serves the file to anybody, and needs no body', async () => {
	const documentId = await sandbox.client.upload('paper.pdf', 'the content');
	const response = await share(documentId);
	expect(response.status).toBe(200);
	const { shareUrl, token, expiresAt } = (await response.json()) as Link;
	expect(shareUrl).toContain(sandbox.url);
	expect(shareUrl).toContain(token);
	const { nowMs } = await sandbox.control.health();
	expect(Math.abs(Date.parse(expiresAt) - nowMs - 1440 * MINUTE_MS)).toBeLessThan(MINUTE_MS);

	const file = await fetch(shareUrl);
	expect(file.status).toBe(200);
	expect(file.headers.get('content-disposition')).toContain('filename="paper.pdf"');
	expect(await file.text()).toBe('the content');
});

it('offers the name asked for', async () => {
	const documentId = await sandbox.client.upload('paper.pdf', 'x');
	const { shareUrl } = await linkOf(documentId, { filename: 'Größe.pdf', other: 1 });
	expect((await fetch(shareUrl)).headers.get('content-disposition')).toBe(
		`attachment; filename="Gr__e.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.pdf`,
	);
});

it('expires when it said', async () => {
	const documentId = await sandbox.client.upload('paper.pdf', 'x');
	const { shareUrl } = await linkOf(documentId, { expirationMinutes: 10 });
	await sandbox.control.advanceClock(9 * MINUTE_MS);
	expect((await fetch(shareUrl)).status).toBe(200);
	await sandbox.control.advanceClock(MINUTE_MS);
	expect((await fetch(shareUrl)).status).toBe(404);
});

it('ends with its document, and works for results too', async () => {
	const task = await sandbox.client.run('create/pdf-from-text', 'a.txt', 'hello');
	const { shareUrl } = await linkOf(task.resultDocumentId!);
	const { readPdf } = await import('../../support/pdf.mjs');
	const bytes = new Uint8Array(await (await fetch(shareUrl)).arrayBuffer());
	expect((await readPdf(bytes)).text).toBe('hello');
	await sandbox.client.request('DELETE', `/documents/${task.resultDocumentId}`);
	expect((await fetch(shareUrl)).status).toBe(404);
});

it.each([
	[
		{ expirationMinutes: 9 },
		"Invalid value '9' for 'expirationMinutes'. Must be between 10 and 1440",
	],
	[
		{ expirationMinutes: 1441 },
		"Invalid value '1441' for 'expirationMinutes'. Must be between 10 and 1440",
	],
	[
		{ expirationMinutes: 10.5 },
		"Invalid value '10.5' for 'expirationMinutes'. Must be a valid integer",
	],
	[
		{ expirationMinutes: '60' },
		"Invalid value '60' for 'expirationMinutes'. Must be a valid integer",
	],
	[{ filename: 7 }, "Invalid value '7' for 'filename'. Must be a valid string"],
])('refuses %j', async (body, message) => {
	const documentId = await sandbox.client.upload('paper.pdf', 'x');
	const response = await share(documentId, body);
	expect(response.status).toBe(400);
	expect(await response.json()).toEqual({ code: 'VALIDATION_ERROR', message });
});

it('knows no link of an unknown document, of another account or of its own making', async () => {
	const unknown = await share('0123456789abcdef01234567');
	expect([unknown.status, ((await unknown.json()) as { code: string }).code]).toEqual([
		404,
		'DOCUMENT_NOT_FOUND',
	]);
	expect((await fetch(`${sandbox.url}/shared/nonsense`)).status).toBe(404);
	const documentId = await sandbox.client.upload('paper.pdf', 'x');
	const wrongMethod = await sandbox.client.request('GET', `/documents/${documentId}/share`);
	expect(wrongMethod.status).toBe(405);
});
