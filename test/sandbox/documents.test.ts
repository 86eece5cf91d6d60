import { connect } from 'node:net';
import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../support/until';
import { useSandbox } from '../support/use-sandbox';

const sandbox = useSandbox({ uploadMaxBytes: 1_000_000, latency: { kind: 'fixed', ms: 0 } });

const BOUNDARY = 'xxBOUNDARYxx';
const part = (name: string, fileName: string | undefined, content: string) =>
	`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n\r\n${content}\r\n`;
const CLOSE = `--${BOUNDARY}--\r\n`;

const uploadRaw = (body: string, contentType = `multipart/form-data; boundary=${BOUNDARY}`) =>
	sandbox.client.request('POST', '/documents/upload', {
		body,
		headers: { 'content-type': contentType },
	});

describe('upload', () => {
	it('takes a file and hands out an id', async () => {
		const response = await uploadRaw(part('file', 'report.pdf', 'content') + CLOSE);
		expect(response.status).toBe(200);
		expect(await response.json()).toEqual({
			documentId: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
		});
		expect(await sandbox.control.documents()).toMatchObject([
			{ fileName: 'report.pdf', size: 7, origin: 'upload' },
		]);
	});

	it.each([
		['an umlaut', 'Größe.docx', 'Größe.docx'],
		['a path', '../../etc/passwd.txt', 'passwd.txt'],
		['a Windows path', 'C:\\\\temp\\\\a.txt', 'a.txt'],
	])('understands a file name with %s', async (_, sent, stored) => {
		await uploadRaw(part('file', sent, 'x') + CLOSE);
		expect(await sandbox.control.documents()).toMatchObject([{ fileName: stored }]);
	});

	it('passes over other parts', async () => {
		expect(
			(await uploadRaw(part('note', undefined, 'hello') + part('file', 'a.txt', 'x') + CLOSE))
				.status,
		).toBe(200);
		expect(await sandbox.control.documents()).toHaveLength(1);
	});

	const MULTIPART_BROKEN = {
		code: 'UNEXPECTED_SERVER_ERROR',
		message: 'MultipartException: Failed to parse multipart servlet request',
	};
	it.each([
		['JSON', '{}', 'application/json', 415, { code: 'UNSUPPORTED_MEDIA_TYPE' }],
		[
			'no boundary',
			part('file', 'a.txt', 'x') + CLOSE,
			'multipart/form-data',
			500,
			MULTIPART_BROKEN,
		],
		['no closing boundary', part('file', 'a.txt', 'x'), undefined, 500, MULTIPART_BROKEN],
		[
			'a body cut in the header',
			`--${BOUNDARY}\r\nContent-Dispo`,
			undefined,
			500,
			MULTIPART_BROKEN,
		],
		[
			'another boundary',
			part('file', 'a.txt', 'x') + CLOSE,
			'multipart/form-data; boundary=zz',
			500,
			MULTIPART_BROKEN,
		],
		['an empty body', '', undefined, 500, MULTIPART_BROKEN],
		[
			'no part named file',
			part('document', 'a.txt', 'x') + CLOSE,
			undefined,
			400,
			{ code: 'VALIDATION_ERROR' },
		],
		[
			'no file name',
			part('file', undefined, 'x') + CLOSE,
			undefined,
			400,
			{ code: 'VALIDATION_ERROR' },
		],
		[
			'two files',
			part('file', 'a.txt', 'x') + part('file', 'b.txt', 'y') + CLOSE,
			undefined,
			400,
			{ code: 'VALIDATION_ERROR' },
		],
		[
			'too much',
			part('file', 'a.txt', 'x'.repeat(1_000_001)) + CLOSE,
			undefined,
			413,
			{ code: 'MAX_UPLOAD_SIZE_EXCEEDED' },
		],
	])('refuses %s, and makes no document', async (_, body, contentType, status, error) => {
		const response = await uploadRaw(body, contentType);
		expect({ status: response.status, body: await response.json() }).toMatchObject({
			status,
			body: error,
		});
		expect(await sandbox.control.documents()).toEqual([]);
		expect(await storedFiles()).toEqual([]);
	});

	it('takes exactly as much as allowed', async () => {
		expect((await uploadRaw(part('file', 'a.txt', 'x'.repeat(1_000_000)) + CLOSE)).status).toBe(
			200,
		);
	});

	it('makes no document of an upload that breaks off', async () => {
		const body = part('file', 'a.txt', 'half of it');
		await abortedRequest(
			'POST /pdf-services/api/documents/upload HTTP/1.1\r\nHost: x\r\nUser-Agent: tests\r\n' +
				'client_id: sandbox-client\r\nclient_secret: sandbox-secret\r\n' +
				`Content-Type: multipart/form-data; boundary=${BOUNDARY}\r\nContent-Length: ${body.length + 500}\r\n\r\n${body}`,
		);
		expect(await sandbox.control.documents()).toEqual([]);
		await until(async () => (await storedFiles()).length === 0);
		expect(await sandbox.control.requests()).toMatchObject([
			{ status: null, bytesIn: body.length, documentId: null },
		]);
	});
});

describe('download', () => {
	it('gives back what was uploaded, byte for byte', async () => {
		const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256);
		const documentId = await sandbox.client.upload('a.bin', bytes);
		const response = await sandbox.client.request('GET', `/documents/${documentId}/download`);
		expect(Object.fromEntries(response.headers)).toMatchObject({
			'content-type': 'application/octet-stream',
			'content-length': '300000',
		});
		expect(response.headers.has('content-disposition')).toBe(false);
		expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
	});

	it('offers the file under the name asked for', async () => {
		const documentId = await sandbox.client.upload('a.txt', 'x');
		const response = await sandbox.client.request(
			'GET',
			`/documents/${documentId}/download?filename=${encodeURIComponent('Größe "1".pdf')}`,
		);
		expect(response.headers.get('content-disposition')).toBe(
			`attachment; filename="Gr__e _1_.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22.pdf`,
		);
	});

	it('serves another content type when told to', async () => {
		await sandbox.control.settings({ downloadContentType: 'application/pdf' });
		const documentId = await sandbox.client.upload('a.txt', 'x');
		const response = await sandbox.client.request('GET', `/documents/${documentId}/download`);
		expect(response.headers.get('content-type')).toBe('application/pdf');
	});

	it('refuses one document twice in a row, but not two, and not after the wait', async () => {
		const [first, second] = [
			await sandbox.client.upload('a.txt', '1'),
			await sandbox.client.upload('b.txt', '2'),
		];
		const get = (id: string) => sandbox.client.request('GET', `/documents/${id}/download`);
		expect((await get(first)).status).toBe(200);
		const refused = await get(first);
		expect(refused.status).toBe(429);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		expect((await get(second)).status).toBe(200);
		await sandbox.control.advanceClock(2100);
		expect((await get(first)).status).toBe(200);
	});
});

describe('delete', () => {
	it.each([200, 204] as const)(
		'removes the document and its file, answering %d',
		async (deleteStatus) => {
			await sandbox.control.settings({ deleteStatus });
			const documentId = await sandbox.client.upload('a.txt', 'x');
			expect((await sandbox.client.request('DELETE', `/documents/${documentId}`)).status).toBe(
				deleteStatus,
			);
			await until(async () => (await storedFiles()).length === 0);
			for (const [method, path] of [
				['DELETE', ''],
				['GET', '/download'],
			] as const) {
				const response = await sandbox.client.request(method, `/documents/${documentId}${path}`);
				expect({ status: response.status, body: await response.json() }).toMatchObject({
					status: 404,
					body: { code: 'DOCUMENT_NOT_FOUND' },
				});
			}
		},
	);

	it('does not pull a file from under the task that reads it', async () => {
		const { makeXlsx } = await import('../support/office.mjs');
		const documentId = await sandbox.client.upload('a.xlsx', await makeXlsx([['kept']]));
		const taskId = await sandbox.client.submit('create/pdf-from-excel', { documentId });
		await sandbox.client.request('DELETE', `/documents/${documentId}`);
		expect((await sandbox.client.settled(taskId)).status).toBe('COMPLETED');
	});
});

describe('after 24 hours', () => {
	it('uploads, results and tasks are gone, files included', async () => {
		const task = await sandbox.client.run('create/pdf-from-text', 'a.txt', 'text');
		expect(await storedFiles()).toHaveLength(2);
		await sandbox.control.advanceClock(24 * 3_600_000 - 60_000);
		expect((await sandbox.client.poll(task.taskId)).status).toBe('COMPLETED');
		await sandbox.control.advanceClock(60_000);
		const response = await sandbox.client.request(
			'GET',
			`/documents/${task.resultDocumentId}/download`,
		);
		expect({ status: response.status, body: await response.json() }).toMatchObject({
			status: 404,
			body: { code: 'DOCUMENT_NOT_FOUND' },
		});
		expect((await sandbox.client.poll(task.taskId)).error?.code).toBe('10000');
		expect(await sandbox.control.documents()).toEqual([]);
		await until(async () => (await storedFiles()).length === 0);
	});
});

async function storedFiles(): Promise<string[]> {
	const { folder } = await sandbox.control.health();
	return await readdir(`${folder}/documents`);
}

/** Sends the beginning of a request and hangs up once it has been read. */
async function abortedRequest(text: string): Promise<void> {
	const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
	socket.on('error', () => undefined).write(text);
	await until(async () => (await sandbox.control.requests()).some(({ bytesIn }) => bytesIn > 0));
	socket.destroy();
	await sleep(50);
}
