import type { IDataObject, INode } from 'n8n-workflow';

import { toNodeError } from '../../../nodes/shared/api/nodeError';
import { FoxitFailure } from '../../../nodes/shared/failure';
import type { ItemRecord } from '../../../nodes/shared/itemRecord';
import {
	errorItem,
	joinFields,
	outputItem,
	recordJson,
	withInputFields,
} from '../../../nodes/shared/item/outputItem';

const node = { name: 'Foxit', type: 'foxit', typeVersion: 1, parameters: {} } as unknown as INode;

describe('the JSON of a result', () => {
	it('is the record, in reading order', () => {
		const record: ItemRecord = {
			timings: { downloadMs: 3, uploadMs: 1, waitMs: 2 },
			polls: 2,
			fileSize: 10,
			mimeType: 'application/pdf',
			fileName: 'a.pdf',
			resultDocumentId: 'r',
			taskId: 't',
			documentId: 'd',
			operation: 'fromFile',
			resource: 'createPdf',
		};
		const json = recordJson(record);
		expect(json).toEqual(record);
		expect(Object.keys(json)).toEqual([
			'fileName',
			'fileSize',
			'mimeType',
			'resource',
			'operation',
			'documentId',
			'taskId',
			'resultDocumentId',
			'polls',
			'timings',
		]);
	});

	it('leaves out what is not known, and keeps what is nought', () => {
		const record: ItemRecord = { resource: 'task', operation: 'wait', polls: 0, timings: {} };
		expect(recordJson(record)).toEqual({
			resource: 'task',
			operation: 'wait',
			polls: 0,
			timings: {},
		});
	});
});

it('a result is linked to its input item', () => {
	expect(outputItem(3, { a: 1 })).toEqual({ json: { a: 1 }, pairedItem: { item: 3 } });
});

it('a result may have a file', () => {
	const binary = { data: { data: '', mimeType: 'application/pdf' } };
	expect(outputItem(0, {}, binary)).toEqual({ json: {}, binary, pairedItem: { item: 0 } });
});

describe('the item of a failure', () => {
	const failure = new FoxitFailure('taskFailed', 'Foxit could not process the document', {
		foxitCode: 'E1',
	});
	const record: ItemRecord = {
		resource: 'createPdf',
		operation: 'fromFile',
		documentId: 'd',
		taskId: 't',
	};
	const item = errorItem(2, toNodeError(node, failure, { itemIndex: 2, record }), failure, record);

	it('is linked to its input item', () => {
		expect(item.pairedItem).toEqual({ item: 2 });
	});

	it('has a sentence for its error, and all facts beside it', () => {
		expect(item.json).toEqual({
			error: 'Foxit could not process the document [item 2]',
			message: {
				description: expect.stringContaining('Task ID: t.') as string,
				resource: 'createPdf',
				operation: 'fromFile',
				documentId: 'd',
				taskId: 't',
				foxitCode: 'E1',
			},
		});
	});

	it('has just the two members by which n8n knows a failed item', () => {
		expect(Object.keys(item.json)).toEqual(['error', 'message']);
		expect(item).not.toHaveProperty('error');
	});

	it('may have no record: the item had not begun', () => {
		const bare = new FoxitFailure('cancelled', 'The execution was canceled');
		expect(errorItem(0, toNodeError(node, bare), bare, undefined).json.message).toEqual({
			description: expect.any(String) as string,
		});
	});
});

describe('the fields of the input', () => {
	const own = { fileName: 'a.pdf', fileSize: 10, credits: 1, polls: 2, timings: {} };

	it('stand between the result and how it was made', () => {
		const joined = joinFields(own, {
			deal: 7,
			fileName: 'b.docx',
			polls: 'many',
			email: 'a@b.example',
		});
		expect(Object.entries(joined)).toEqual([
			['fileName', 'a.pdf'],
			['fileSize', 10],
			['deal', 7],
			['email', 'a@b.example'],
			['credits', 1],
			['polls', 2],
			['timings', {}],
		]);
	});

	it('keep names that objects have anyway', () => {
		const input = JSON.parse('{"constructor":1,"__proto__":2}') as IDataObject;
		expect(Object.keys(joinFields(own, input))).toEqual(
			expect.arrayContaining(['constructor', '__proto__']),
		);
	});

	it('are those of the item that the result was made of', () => {
		const input = [{ json: { deal: 1 } }, { json: { deal: 2 } }];
		const made = { json: own, pairedItem: { item: 1 } };
		expect(withInputFields(made, input).json.deal).toBe(2);
		const ofBoth = { json: own, pairedItem: [{ item: 0 }, { item: 1 }] };
		expect(withInputFields(ofBoth, input)).toBe(ofBoth);
	});
});
