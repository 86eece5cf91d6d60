/** Every operation of PDF Services, called once in the right way, under the eyes of the contract. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { RESOURCES } from '../../nodes/FoxitPdfServices/operations';
import { OutputSchemas } from '../support/output-schemas';
import { errorOf, NODE, type Result } from '../support/use-foxit-node';
import { usePdfServices, type Item } from './support/pdf-services';

const service = usePdfServices();
const schemas = new OutputSchemas('FoxitPdfServices');

/** Structural extraction has a node of its own. */
const ELSEWHERE = ['structuralExtract', 'structuralAnalysis'];

const KEYS = { userPassword: 'u', ownerPassword: 'o' };

/** Resource and operation with what they need besides, and the input. */
type Call = [resource: string, operation: string, more: object, item: () => Promise<Item>];

const pdf = async () => ({ file: await service.pdf(['one', 'two']) });
const form = async () => ({
	file: await service.pdf([{ fields: [{ name: 'who', value: 'Ada' }] }]),
});
const pictured = async () => ({
	file: await service.pdf([{ images: [{ bytes: service.make.makePng(8, 8) }] }]),
});
const two = async () => {
	const [data, data2] = [await service.pdf(['one']), await service.pdf(['another'])];
	return { files: { data, data2 } };
};
const locked = async () => ({
	file: await service.pdf({ pages: ['x'], userPassword: 'pw', ownerPassword: 'own' }),
});
const office = (make: 'makeDocx' | 'makeXlsx' | 'makePptx', fileName: string) => async () => {
	const { makeDocx, makeXlsx, makePptx } = service.foxit.at;
	const makers = {
		makeDocx: async () => await makeDocx(['text']),
		makeXlsx: async () => await makeXlsx([['text']]),
		makePptx: async () => await makePptx(['text']),
	};
	return { file: { data: await makers[make](), fileName } };
};
const named = (text: string, fileName: string) => async () => ({
	file: { data: Buffer.from(text), fileName },
});
const nothing = async () => ({});
const stored = async () => ({
	json: { id: await service.foxit.client.upload('a.pdf', await service.make.textPdf('x')) },
});
const byId = { documentId: '={{ $json.id }}' };
const submitted = async () => {
	const { client } = service.foxit;
	const documentId = await client.upload('a.pdf', await service.make.textPdf('x'));
	const taskId = await client.submit('modify/pdf-compress', {
		documentId,
		compressionLevel: 'HIGH',
	});
	await client.settled(taskId);
	return { json: { taskId } };
};
const byTask = { taskId: '={{ $json.taskId }}' };
const scan = async () => {
	const { scannedPage } = await import('../support/scan.mjs');
	return { file: await service.pdf([await scannedPage('LANTERN')]) };
};
const STEPS = { step: [{ operation: 'compress' }, { operation: 'linearize' }] };
const REDACT = { redactTexts: { text: [{ text: 'one' }] } };

/** A page that the sandbox can open: one on this machine. */
const site = createServer((_, reply) => {
	reply.setHeader('content-type', 'text/html');
	reply.end('<p>text</p>');
});
const page = async () => {
	await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
	return { json: { url: `http://127.0.0.1:${(site.address() as AddressInfo).port}/` } };
};
afterAll(() => {
	site.close();
	site.closeAllConnections();
});

/** Operations that ask for more than a PDF. All others are called with one, and need no row here. */
const CALLS: Call[] = [
	['createPdf', 'fromFile', {}, office('makeDocx', 'a.docx')],
	['createPdf', 'fromFile', {}, office('makeXlsx', 'a.xlsx')],
	['createPdf', 'fromFile', {}, office('makePptx', 'a.pptx')],
	['createPdf', 'fromFile', {}, named('text', 'a.txt')],
	[
		'createPdf',
		'fromFile',
		{},
		async () => ({
			file: { data: service.make.makePng(8, 8), fileName: 'a.png' },
		}),
	],
	['createPdf', 'fromHtml', { html: '<p>text</p>', inputMode: 'html' }, nothing],
	['createPdf', 'fromUrl', { url: '={{ $json.url }}' }, page],
	['convertPdf', 'toText', { pageRange: '1-2' }, pdf],
	['convertPdf', 'toImages', { pageRange: 'even' }, pdf],
	['page', 'extractImages', {}, pictured],
	['page', 'extractPages', { pageRange: '2' }, pdf],
	['page', 'rotate', { pages: '1' }, pdf],
	['page', 'delete', { pages: '1' }, pdf],
	['page', 'manipulate', { steps: { step: [{ action: 'addBlank' }] } }, pdf],
	['page', 'move', { pages: '2' }, pdf],
	['optimize', 'flatten', {}, form],
	['combine', 'merge', { combineMode: 'perItem', binaryPropertyNames: 'data,data2' }, two],
	['enhance', 'watermark', { text: 'DRAFT' }, pdf],
	['secure', 'protect', { ...KEYS, userPermissions: ['COPY_CONTENT'] }, pdf],
	['secure', 'removePassword', { currentPassword: 'own' }, locked],
	['secure', 'redact', REDACT, pdf],
	['secure', 'secureForSending', { ...REDACT, ...KEYS }, pdf],
	['createPdf', 'officeToSmallPdf', {}, office('makeDocx', 'a.docx')],
	['convertPdf', 'thumbnail', {}, pdf],
	['optimize', 'compressAndLinearize', {}, pdf],
	['page', 'textWithOcr', {}, pdf],
	['enhance', 'scanToText', { languages: ['en-US'] }, scan],
	['chain', 'runSteps', { steps: STEPS }, pdf],
	['analyze', 'compare', { resultType: 'JSON' }, two],
	['form', 'exportData', {}, form],
	['form', 'importData', { formDataMode: 'json', formDataJson: '{"who":"Bob"}' }, form],
	['document', 'upload', {}, pdf],
	['document', 'createShareLink', byId, stored],
	['document', 'download', byId, stored],
	['document', 'delete', byId, stored],
	['task', 'getStatus', byTask, submitted],
	['task', 'restUntilReady', byTask, submitted],
	['task', 'waitForResult', byTask, submitted],
];

/** Members that are the user's own. */
const OPEN: Record<string, string[]> = { 'form exportData': ['data'] };

const PLAIN = RESOURCES.flatMap(({ value: resource, operations }) =>
	operations
		.filter((entry) => entry.kind === 'task' && entry.pdfInput)
		.map(({ value }): Call => [resource, value, {}, pdf])
		.filter(([, value]) => !CALLS.some(([of, called]) => of === resource && called === value)),
);

const results = [...CALLS, ...PLAIN].map(([resource, operation, more, item]) => ({
	name: `${resource} ${operation}`,
	resource,
	operation,
	result: service.plan(async (): Promise<Result> => {
		return await service.run({ resource, operation, ...more }, [await item()]);
	}),
}));

it.each(results)('$name', async ({ name, resource, operation, result }) => {
	const finished = await result();
	if (finished.error !== undefined) {
		const { message } = errorOf(finished);
		throw new Error(
			`${message}. (If the operation asks for more than a PDF, give it a row in CALLS.)`,
		);
	}
	expect(finished.status).toBe('success');
	const items = finished.items(NODE);
	expect(items).not.toEqual([]);
	schemas.add(
		resource,
		operation,
		items.map(({ json }) => json),
		OPEN[name],
	);
});

it('all operations of the node have been called, and put out what their schemas say', () => {
	const called = new Set(results.map(({ name }) => name));
	const wanted = RESOURCES.flatMap(({ value, operations }) =>
		operations.map((operation) => `${value} ${operation.value}`),
	);
	expect(wanted.filter((name) => !called.has(name))).toEqual([]);
	expect(schemas.differences()).toEqual([]);
});

it('all operations of the contract have been called', async () => {
	const { operationIds } = await import('../support/contract-proxy.mjs');
	const wanted = (await operationIds('/pdf-services/')).filter((id) => !ELSEWHERE.includes(id));
	expect(wanted.length).toBeGreaterThan(30);
	const seen = service.seen();
	const missing = wanted.filter((id) => !seen.includes(id));
	expect(
		missing.map(
			(id) =>
				`Nothing calls ${id}. Add a row to CALLS in test/FoxitPdfServices/contract.test.ts, or take the path out of test/contract/pdf-services.openapi.yaml`,
		),
	).toEqual([]);
});
