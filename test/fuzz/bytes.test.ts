/** Files from outside: archives, JSON, Word documents, PDFs; and what tells one from the other. */
import { openTemplate } from '../../nodes/FoxitDocGen/template/template';
import { readDelivery, deliveryKey } from '../../nodes/FoxitESign/service/delivery';
import { isSignedBy } from '../../nodes/FoxitESign/service/signature';
import { pdfTexts } from '../../nodes/FoxitESign/sending/text/pdfText';
import { ContentEnd } from '../../nodes/shared/file/contentEnd';
import { isOldOffice, isPdf, isZip, sniff } from '../../nodes/shared/file/fileType';
import { JsonSplitter } from '../../nodes/shared/json/splitJson';
import { parsedJson } from '../../nodes/shared/values/json';
import { bufferSource } from '../../nodes/shared/zip/byteSource';
import { ZipArchive } from '../../nodes/shared/zip/zipArchive';
import { builder } from '../shared/zip/support/builder';
import { fuzz } from './support/fuzz';
import { mutatedBytes, mutatedText, mutatedValue } from './support/mutate';

const LIMITS = { maxMembers: 50, maxTotalBytes: 100_000 };

const zips: Buffer[] = [];
const docx: Buffer[] = [];
const pdfs: Buffer[] = [];
beforeAll(async () => {
	const { buildZip } = await builder();
	const text = 'Structural Extract. '.repeat(20);
	zips.push(
		buildZip({
			members: [
				{ name: 'a.json', content: text, method: 8 },
				{ name: 'b/', content: '' },
			],
		}),
		buildZip({ members: [{ name: 'ü.txt', content: text, descriptor: 'signed' }], comment: 'c' }),
		buildZip({
			members: [{ name: 'z', content: text, method: 8, zip64: ['size', 'offset'] }],
			zip64End: {},
		}),
	);
	const { makeTemplate } = await import('../support/word-template.mjs');
	const rows = [
		['Name', 'Amount'],
		['{{TableStart:rows}}{{name}}', '{{amount}}{{TableEnd:rows}}'],
	];
	docx.push(
		await makeTemplate({ body: ['Dear {{ name }}', { runs: ['{', '{a', '}}'] }, { rows }] }),
	);
	const { makePdf } = await import('../support/make-pdf.mjs');
	pdfs.push(Buffer.from(await makePdf({ pages: [{ text: '${signfield:1:y:______}' }] })));
});

fuzz('archives', async (chance) => {
	const archive = await ZipArchive.open(bufferSource(mutatedBytes(chance, zips)), LIMITS);
	let size = 0;
	for (const member of archive.members) {
		for await (const piece of archive.read(member)) size += piece.length;
	}
	expect(size).toBeLessThanOrEqual(LIMITS.maxTotalBytes);
});

fuzz('the type and the end of a file', (chance) => {
	const bytes = mutatedBytes(chance, [
		...zips,
		...docx,
		...pdfs,
		Buffer.from('\xff\xd8\xff\xd9', 'latin1'),
	]);
	const head = bytes.subarray(0, 4_096);
	isPdf(head);
	isZip(head);
	isOldOffice(head);
	const found = sniff(head)?.extension ?? '';
	for (const extension of new Set([found, '.pdf', '.docx', '.zip', '.png', '.jpg', '.gif'])) {
		const whole = new ContentEnd(extension);
		whole.push(bytes);
		const pieces = new ContentEnd(extension);
		const size = 1 + chance.below(1_000);
		for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
		expect(pieces.missing()).toBe(whole.missing());
	}
});

const JSONS = [
	'{"analyzeResult":{"version":{"schema":"1.0.7"},"elements":[{"type":"table","content":{}}],"pages":[]}}',
	'\ufeff[1, "a\\u00fc", {"b": [null, true, -1.5e3]}, []]',
	'{"a":{"b":{"c":["x","y"]}}, "d":"\\"\\\\"}',
];

fuzz('JSON in pieces', (chance) => {
	const text = mutatedText(chance, JSONS);
	const bytes = Buffer.from(text);
	const depth = chance.below(4);
	const splitter = new JsonSplitter((path) => path.length >= depth, {
		maxBytes: 10_000,
		maxValues: 500,
	});
	let isValid = true;
	try {
		JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
	} catch {
		isValid = false;
	}
	const size = 1 + chance.below(64);
	for (let at = 0; at < bytes.length; at += size) splitter.push(bytes.subarray(at, at + size));
	splitter.end();
	// What has not been refused is JSON.
	expect(isValid).toBe(true);
});

fuzz('templates', async (chance) => {
	await openTemplate('a.docx', mutatedBytes(chance, docx), 'Template');
});

fuzz('PDFs', async (chance) => {
	const texts = await pdfTexts(mutatedBytes(chance, pdfs));
	expect(Array.isArray(texts)).toBe(true);
});

const DELIVERY = {
	event_name: 'folder_signed',
	event_date: 1_700_000_000_000,
	data: {
		folder: { folderId: 1, folderName: 'a' },
		signing_party: { partyId: 2, emailId: 'a@b.c' },
	},
};

fuzz('webhook bodies', (chance) => {
	const raw = chance.once(3)
		? mutatedText(chance, [JSON.stringify(DELIVERY)])
		: JSON.stringify(mutatedValue(chance, DELIVERY));
	const delivery = readDelivery(parsedJson(raw));
	if (delivery) {
		expect(Number.isSafeInteger(delivery.envelopeId)).toBe(true);
		deliveryKey(delivery);
	}
	expect(isSignedBy('a-secret', raw, [mutatedText(chance, ['c2lnbmF0dXJl', ''])])).toBe(false);
});
