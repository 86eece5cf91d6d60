import { documentsOf } from '../../../nodes/FoxitESign/sending/documents';
import { failureOf } from '../../support/failures';
import { file, scriptedRun } from '../support/scripted-run';

const PDF = '%PDF-1.7\n%âãÏÓ\n';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const fromFiles = async (files: Record<string, ReturnType<typeof file>>, names?: string) => {
	const binaryPropertyNames = names ?? Object.keys(files).join(', ');
	const { run } = scriptedRun({ documentSource: 'binary', binaryPropertyNames }, { files });
	return await documentsOf(run);
};

const fromUrls = async (fileUrls: unknown, fileNames: unknown = '') =>
	await documentsOf(scriptedRun({ documentSource: 'url', fileUrls, fileNames }).run);

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
		['a dotted name of a PDF', file('Contract v1.2', PDF), 'Contract v1.2.pdf'],
		[
			'a dotted name of a Word document',
			file('Contract v1.2', `PK\u0003\u0004${'\0'.repeat(26)}word/document.xml`),
			'Contract v1.2.docx',
		],
		[
			'a dotted name with a MIME type',
			{ ...file('Fees 2026.1', 'PK'), mimeType: XLSX },
			'Fees 2026.1.xlsx',
		],
		['an ending that only the service may know', file('plan.odt', '\0'), 'plan.odt'],
		['a name with a slash', file('Re: 2024/001.pdf', PDF), 'Re_ 2024_001.pdf'],
	])('have a good name: %s', async (_what, data, name) => {
		expect((await fromFiles({ data })).body.fileNames).toEqual([name]);
	});

	it.each([
		['is empty', file('nda.pdf', ''), 'Document 1 is empty'],
		['tells no type', file('nda', '\0\0'), 'Document 1 has no file name that tells its type'],
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
		['https://a.example/My%20Contract%20M%C3%BCller.pdf', 'My Contract Müller.pdf'],
		['https://a.example/100%25.docx', '100%.docx'],
		['https://a.example/100%.pdf', '100%.pdf'],
		['https://a.example/Vertrag.v1.2', 'Vertrag.v1.2.pdf'],
		['https://a.example/contract.php?id=7', 'contract.pdf'],
		['https://a.example/download.aspx?id=7&file=Annex%20A.docx', 'Annex A.docx'],
		['https://a.example/files%2F2026%2Fnda.pdf', 'nda.pdf'],
		['https://a.example/', 'document-1.pdf'],
	])('%s is named %s', async (url, name) => {
		expect((await fromUrls(url)).body.fileNames).toEqual([name]);
	});

	it.each<[string, unknown, unknown, string[]]>([
		['one', 'https://a.example/7', 'Offer, final', ['Offer, final.pdf']],
		[
			'several',
			'https://a.example/7\nhttps://a.example/8',
			'NDA v1.2, Fees.xlsx',
			['NDA v1.2.pdf', 'Fees.xlsx'],
		],
		['a list', ['https://a.example/7.docx'], ['Angebot 2026/7'], ['Angebot 2026_7.docx']],
	])('get the names that are given for them: %s', async (_what, urls, names, sent) => {
		expect((await fromUrls(urls, names)).body.fileNames).toEqual(sent);
	});

	it('have the name that came with a share link, unless another one is given', async () => {
		const shareUrl = 'https://share.foxit.test/s/9f86d081';
		const json = { documentId: '6a87bc79', fileName: 'Offer Müller.pdf', shareUrl };
		const namesOf = async (parameters: object) => {
			const given = { documentSource: 'url', fileNames: '', ...parameters };
			return (await documentsOf(scriptedRun(given, { json }).run)).body.fileNames;
		};
		expect(await namesOf({ fileUrls: shareUrl })).toEqual(['Offer Müller.pdf']);
		expect(await namesOf({ fileUrls: shareUrl, fileNames: 'NDA' })).toEqual(['NDA.pdf']);
		expect(await namesOf({ fileUrls: `${shareUrl}0` })).toEqual(['9f86d0810.pdf']);
	});

	it('and names of another number are refused', async () => {
		const failure = await failureOf(fromUrls('https://a.example/7', 'A\nB'));
		expect(failure).toMatchObject({
			kind: 'input',
			message: '2 names are given for 1 address',
			facts: { parameter: 'File Names' },
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
