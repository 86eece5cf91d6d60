import { documentsOf } from '../../../nodes/FoxitESign/sending/documents';
import { failureOf } from '../../support/failures';
import { file, scriptedRun } from '../support/scripted-run';

const PDF = '%PDF-1.7\n%âãÏÓ\n';

const fromFiles = async (files: Record<string, ReturnType<typeof file>>, names?: string) => {
	const binaryPropertyNames = names ?? Object.keys(files).join(', ');
	const { run } = scriptedRun({ documentSource: 'binary', binaryPropertyNames }, { files });
	return await documentsOf(run);
};

const fromUrls = async (fileUrls: string) =>
	await documentsOf(scriptedRun({ documentSource: 'url', fileUrls }).run);

describe('files', () => {
	it('go in Base64, with names that tell their type', async () => {
		const files = { data: file('nda', PDF), annex: file('Price list.docx', 'PK\u0003\u0004') };
		expect(await fromFiles(files)).toEqual({
			count: 2,
			body: {
				inputType: 'base64',
				base64FileString: [
					Buffer.from(PDF).toString('base64'),
					Buffer.from('PK\u0003\u0004').toString('base64'),
				],
				fileNames: ['nda.pdf', 'Price list.docx'],
			},
			firstName: 'nda.pdf',
		});
	});

	it.each([
		['a PDF under another type’s name', file('scan.png', PDF), 'scan.pdf'],
		['a PDF without a name', file(undefined, PDF), 'document-1.pdf'],
		['a path', file('../../etc/contract.docx', 'PK'), 'contract.docx'],
	])('have a good name: %s', async (_what, data, name) => {
		expect((await fromFiles({ data })).body.fileNames).toEqual([name]);
	});

	it.each([
		['is empty', file('nda.pdf', ''), 'Document 1 is empty'],
		['has no telling name', file('nda', 'text'), 'Document 1 has no file name that tells its type'],
	])('one that %s is refused', async (_what, data, message) => {
		expect(await failureOf(fromFiles({ data }))).toMatchObject({ kind: 'input', message });
	});

	it('of more than 40 MB together are refused before they are read', async () => {
		const data = file('nda.pdf', Buffer.alloc(21 * 1024 * 1024, 1));
		expect((await failureOf(fromFiles({ data, annex: data }))).message).toBe(
			'The documents have 42.0 MB together; 40 MB can be sent as files',
		);
	});

	it('that are not there are named', async () => {
		const { message } = await failureOf(fromFiles({ data: file('a.pdf', PDF) }, 'data, annex'));
		expect(message).toBe('The input item has no file in the field "annex"');
	});
});

describe('URLs', () => {
	it('come separated by commas or line breaks, and may have commas in them', async () => {
		const urls = await fromUrls(
			'https://a.example/nda.pdf, https://a.example/list.docx?v=1,2\nhttps://a.example/download/77',
		);
		expect(urls).toEqual({
			count: 3,
			body: {
				inputType: 'url',
				fileUrls: [
					'https://a.example/nda.pdf',
					'https://a.example/list.docx?v=1,2',
					'https://a.example/download/77',
				],
				fileNames: ['nda.pdf', 'list.docx', '77.pdf'],
			},
			firstName: 'nda.pdf',
		});
	});

	it.each([
		['ftp://a.example/nda.pdf', '"File URLs": entry 1 is not a web address'],
		['https://a.example/a.pdf\nnda.pdf', '"File URLs": entry 2 is not a web address'],
		['', '"File URLs" is empty'],
	])('"%s" is refused', async (text, message) => {
		expect((await failureOf(fromUrls(text))).message).toBe(message);
	});
});
