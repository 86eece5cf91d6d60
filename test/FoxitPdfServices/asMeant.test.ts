/** Values do what the user meant, in whichever form a sheet, a form or an expression gives them. */
import { errorOf, FROM_FILE, NODE, useFoxitNode } from '../support/use-foxit-node';

const foxit = useFoxitNode({ speed: 10 });

const DOCX_MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** The flag of a PDF that lets its text be copied. */
const COPY = 0x10;

const docx = async (fileName: string, mimeType = DOCX_MIME) => ({
	file: { data: await foxit.at.makeDocx(['A letter']), fileName, mimeType },
});

describe('a name with a dot in it', () => {
	it.each([
		['Report v1.5', DOCX_MIME],
		['Angebot 2024.12', DOCX_MIME],
		['Letter to J.Smith', 'application/octet-stream'],
		['Offer for example.com', 'application/x-msdownload'],
	])('is told by its MIME type and its bytes: %s', async (name, mimeType) => {
		const result = await foxit.run(FROM_FILE, [await docx(name, mimeType)]);
		expect(result.item(NODE).json.fileName).toBe(`${name}.pdf`);
		expect((await foxit.pdf(result)).text).toBe('A letter');
		expect((await foxit.control.tasks())[0]?.operation).toBe('pdf-from-word');
	});

	it('may have an ending that stands for a known type', async () => {
		const file = { data: foxit.at.JPEG_16_BY_12, fileName: 'photo.jfif', mimeType: 'image/jpeg' };
		const result = await foxit.run(FROM_FILE, [{ file }]);
		expect(result.item(NODE).json.fileName).toBe('photo.pdf');
		expect((await foxit.control.tasks())[0]?.operation).toBe('pdf-from-image');
	});

	it('gets its extension with the upload', async () => {
		const upload = { resource: 'document', operation: 'upload' };
		const result = await foxit.run(upload, [await docx('Report v1.5', 'application/octet-stream')]);
		expect(result.item(NODE).json).toMatchObject({
			fileName: 'Report v1.5.docx',
			mimeType: DOCX_MIME,
		});
	});
});

it.each([
	['Invoice 2024/001', 'Invoice 2024_001.pdf'],
	['RE-2024\\0815', 'RE-2024_0815.pdf'],
	['v1.2', 'v1.2.pdf'],
	['nul', 'nul_.pdf'],
	['Contract\nAnnex', 'Contract_Annex.pdf'],
	[12345, '12345.pdf'],
])('the File Name %j is kept whole', async (given, name) => {
	const parameters = { ...FROM_FILE, options: { fileName: `={{ ${JSON.stringify(given)} }}` } };
	const result = await foxit.run(parameters, [await docx('in.docx')]);
	expect(result.item(NODE).binary?.data?.fileName).toBe(name);
});

describe('yes and no as a sheet gives them', () => {
	it.each([
		['true', 0],
		['TRUE', 0],
		[1, 0],
		['false', 2],
		['no', 2],
	])('Delete Foxit Copies %j', async (given, documentsLeft) => {
		const options = { deleteCopies: `={{ ${JSON.stringify(given)} }}` };
		await foxit.run({ ...FROM_FILE, options }, [await docx('in.docx')]);
		expect(await foxit.control.documents()).toHaveLength(documentsLeft);
	});

	it('what is neither is refused by name, before anything is sent', async () => {
		const options = { deleteCopies: "={{ 'perhaps' }}" };
		const error = errorOf(await foxit.run({ ...FROM_FILE, options }, [await docx('in.docx')]));
		expect(error.message).toContain('"Delete Foxit Copies" must be true or false');
		expect(await foxit.trace()).toEqual([]);
	});
});

it.each(["={{ 'COPY_CONTENT' }}", "={{ ['COPY_CONTENT'] }}", '={{ \'["COPY_CONTENT"]\' }}'])(
	'one permission, %s, is one permission',
	async (userPermissions) => {
		const { makePdf } = await import('../support/make-pdf.mjs');
		const { permissionsOf } = await import('../sandbox/operations/pdf-facts.mjs');
		const data = await makePdf({ pages: [{ text: 'A page' }] });
		const file = { data, fileName: 'a.pdf', mimeType: 'application/pdf' };
		const protect = { resource: 'secure', operation: 'protect', ownerPassword: 'o' };
		const result = await foxit.run({ ...protect, userPassword: 'u', userPermissions }, [{ file }]);
		expect(result.error).toBeUndefined();
		const secured = await result.readBinary(result.item(NODE));
		expect(await permissionsOf(secured, 'u')).toContain(COPY);
	},
);
