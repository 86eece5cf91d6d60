import { tellOfFiles } from '../../../nodes/shared/item/toolFiles';

const binary = { data: { data: '', mimeType: 'application/pdf' } };

describe('an item of a tool, whose file no agent gets', () => {
	it('says how to go on with what Foxit keeps', () => {
		const { json } = tellOfFiles({ json: { resultDocumentId: 'd1', fileName: 'a.pdf' }, binary });
		expect(json).toMatchObject({ resultDocumentId: 'd1', fileName: 'a.pdf' });
		expect(json.fileNote).toContain('Give resultDocumentId as the Document ID of another tool');
	});

	it('says which outputs can be gone on with, where Foxit keeps nothing', () => {
		const { fileNote } = tellOfFiles({ json: { fileName: 'a.pdf' }, binary }).json;
		expect(fileNote).toContain('the file itself is lost');
		expect(fileNote).toContain('set Output to Document ID, Text or JSON');
	});

	it.each([{ json: { text: 'x' } }, { json: { text: 'x' }, binary: {} }])(
		'is left alone without a file: %j',
		(item) => {
			expect(tellOfFiles(item)).toBe(item);
		},
	);
});
