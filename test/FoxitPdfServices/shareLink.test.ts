import { errorOf, NODE, type Result } from '../support/use-foxit-node';
import { refusesUnsent, said, spokenBy, type BadInput } from './support/checks';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();

const SHARE = { resource: 'document', operation: 'createShareLink' };
const MINUTE_MS = 60_000;

let documentId: string;
beforeEach(async () => {
	await service.control.reset();
	const { data } = await service.pdf(['for everybody']);
	documentId = await service.foxit.client.upload('quarter.pdf', Buffer.from(data));
});

const share = async (given: object = {}) => await service.run({ ...SHARE, documentId, ...given });
const linkOf = (result: Result, index = 0) => {
	const { shareUrl, expiresAt } = result.item(NODE, index).json;
	return { url: shareUrl as string, expiresAtMs: Date.parse(expiresAt as string) };
};
/** As a stranger does: no keys, no client of ours. */
const open = async (url: string) => await fetch(url);
const nowMs = async () => (await service.control.health()).nowMs;

it('makes a link that opens without keys', async () => {
	const result = await share();
	const { json, pairedItem, binary } = result.item(NODE);
	expect(json).toEqual({
		documentId,
		shareUrl: expect.stringMatching(/^https?:\/\//) as string,
		token: expect.any(String) as string,
		expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
	});
	expect(pairedItem).toEqual({ item: 0 });
	expect(binary).toBeUndefined();
	const response = await open(linkOf(result).url);
	const { text } = await service.foxit.at.readPdf(new Uint8Array(await response.arrayBuffer()));
	expect(text).toBe('for everybody');
	expect(await service.foxit.charges()).toBe(0);
	expect(JSON.stringify(json)).not.toContain('sandbox-secret');
});

it.each([
	['one hour, if nothing is said', {}, 60],
	['the shortest time', { expirationMinutes: 10 }, 10],
	['the longest time', { expirationMinutes: '={{ "1440" }}' }, 1_440],
])('works for %s, and no longer', async (_what, given, minutes) => {
	const before = await nowMs();
	const { url, expiresAtMs } = linkOf(await share(given));
	expect(expiresAtMs - minutes * MINUTE_MS).toBeGreaterThanOrEqual(before - 1_000); // whole seconds
	expect(expiresAtMs - minutes * MINUTE_MS).toBeLessThanOrEqual(await nowMs());
	await service.control.advanceClock((minutes - 1) * MINUTE_MS);
	expect((await open(url)).status).toBe(200);
	await service.control.advanceClock(MINUTE_MS);
	expect((await open(url)).status).toBe(404);
});

it.each([
	['its own, if nothing is said', {}, 'quarter.pdf'],
	['what the user says', { fileName: 'Bericht Q3.pdf' }, 'Bericht%20Q3.pdf'],
	['a name made safe', { fileName: '../../a"b.pdf' }, 'a_b.pdf'],
])('offers the file under a name: %s', async (_what, options, name) => {
	const response = await open(linkOf(await share({ options })).url);
	expect(response.headers.get('content-disposition')).toContain(name);
});

it('refuses what the service would refuse, before anything is sent', async () => {
	const minutes = '"Expires After" must be a whole number between 10 and 1440 minutes';
	const bad: BadInput[] = [
		...[9, 0, -60, 1_441, 60.5, 'soon'].map((value): BadInput => [
			{ expirationMinutes: said(value) },
			'Expires After',
			minutes,
		]),
		[{ documentId: said('') }, 'Document ID', '"Document ID" is empty'],
	];
	await refusesUnsent(service, { ...SHARE, documentId }, bad, {});
});

it('of five items, one fails in its place', async () => {
	const ids = [documentId, documentId, '0'.repeat(24), documentId, documentId];
	const items = ids.map((id) => ({ json: { id } }));
	const result = await service.runOn({ ...SHARE, documentId: '={{ $json.id }}' }, items);
	expect(result.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(
		ids.map((_, item) => ({ item })),
	);
	const { error, message } = result.item(NODE, 2).json;
	expect(error).toMatch(/\[item 2\]$/);
	expect(message).toMatchObject({ documentId: '0'.repeat(24), httpStatus: 404 });
	const links = [0, 1, 3, 4].map((index) => linkOf(result, index).url);
	expect(new Set(links).size).toBe(4);
	for (const url of links) expect((await open(url)).status).toBe(200);
});

it('says so when the document is gone', async () => {
	await service.control.advanceClock(25 * 60 * MINUTE_MS);
	const result = await share();
	expect(errorOf(result).description).toContain('24 hours');
	expect(spokenBy(result)).not.toContain('sandbox-secret');
});

it('does not take an answer without a link for a link', async () => {
	await service.control.faults({
		match: { path: '/share$' },
		action: { type: 'status', status: 200, body: { shareUrl: '', token: 'x', expiresAt: 'y' } },
	});
	const result = await service.run({ ...SHARE, documentId });
	expect(errorOf(result).message).toBe("Foxit's answer holds no link [item 0]");
});
