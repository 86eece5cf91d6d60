/** Downloads that go wrong, and what comes of them. */
import { DOWNLOADS } from '../support/error-text';
import { FROM_FILE, NODE, textFile, useFoxitNode } from '../support/use-foxit-node';

const foxit = useFoxitNode({ speed: 10 });

/** A PDF long enough to be sent in several pieces. */
const LONG = 'Many words. '.repeat(2_000);

const fromFile = (...texts: string[]) => texts.map((text) => ({ file: textFile(text) }));

it.each([
	['breaks off half-way', { type: 'truncate', fraction: 0.5 }],
	['breaks off at the last byte', { type: 'truncate', fraction: 1 }],
	['is reset before it starts', { type: 'reset-after' }],
	['lacks its beginning', { type: 'short', fraction: 0.5, cut: 'head' }],
	['is empty', { type: 'short', bytes: 0 }],
	['falls silent for a minute', { type: 'stall', fraction: 0.5 }],
	['falls silent before its first byte', { type: 'stall', bytes: 0 }],
])('a download that %s is fetched again', async (_label, action) => {
	await foxit.control.faults({ match: DOWNLOADS, action });
	const result = await foxit.run(FROM_FILE, fromFile(LONG));
	expect((await foxit.pdf(result)).text).toContain('Many words.');
	const bytes = await result.readBinary(result.item(NODE));
	expect(result.item(NODE).json.fileSize).toBe(bytes.length);
	const downloads = (await foxit.trace()).filter((word) => word.startsWith('download'));
	expect(downloads).toHaveLength(2);
	expect(await foxit.charges()).toBe(1);
});

it('an error with HTTP 200 is an error, not a file', async () => {
	const body = { code: 'DOCUMENT_NOT_FOUND', message: 'Document not found' };
	await foxit.control.faults({ match: DOWNLOADS, action: { type: 'status', status: 200, body } });
	const result = await foxit.run(FROM_FILE, fromFile('a'), {
		node: { onError: 'continueRegularOutput' },
	});
	expect(result.item(NODE)).toMatchObject({
		json: { error: 'Foxit does not have this document [item 0]' },
		pairedItem: { item: 0 },
	});
	expect(result.item(NODE).binary).toBeUndefined();
});

it('a JSON file is a file where one is asked for', async () => {
	const content = JSON.stringify({ message: 'Dear all', people: ['Ada', 'Grace'] });
	const documentId = await foxit.client.upload('people.json', content);
	const result = await foxit.run({ resource: 'document', operation: 'download', documentId });
	expect((await result.readBinary(result.item(NODE))).toString()).toBe(content);
	expect(result.item(NODE).json.fileName).toBe(`${documentId}.json`);
});

it('the content decides, whatever the answer calls it', async () => {
	await foxit.control.settings({ downloadContentType: 'text/html; charset=utf-8' });
	const result = await foxit.run(FROM_FILE, fromFile('called HTML'));
	expect((await foxit.pdf(result)).text).toBe('called HTML');
	expect(result.item(NODE).json.mimeType).toBe('application/pdf');
});
