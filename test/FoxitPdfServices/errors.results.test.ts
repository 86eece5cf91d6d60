/** What users read when no result comes of a task, and of input that cannot be used. */
import { answer, DOWNLOADS, SUBMITS, testTexts, type Failure } from '../support/error-text';
import { FROM_FILE, textFile, useFoxitNode } from '../support/use-foxit-node';

const foxit = useFoxitNode({ speed: 10 });

/** A Word file with a password, as far as it takes to be known as one (MS-OFFCRYPTO 2.3). */
const ENCRYPTED = Buffer.concat([
	Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
	Buffer.alloc(1_024),
	Buffer.from('EncryptedPackage', 'utf16le'),
	Buffer.alloc(1_024),
]);

const twoPages = async () => {
	const { textPdf } = await import('../support/make-pdf.mjs');
	return await textPdf('one', 'two');
};

const TASKS: Record<string, Failure> = {
	'a damaged file': {
		items: [{ file: { data: Buffer.from('junk'), fileName: 'letter.docx' } }],
		text: `
			Foxit could not process the document [item 0]

			The file is "letter.docx". Foxit says: "The DOCX file is damaged or not what its name says:
			invalid zip data" (INTERNAL_SERVER_ERROR). If this does not explain it, check that the file is
			intact and opens in its own application. Document ID: <id>. Task ID: <id>.`,
	},
	'pages that are not there': {
		prepare: async () => ({
			...{ resource: 'page', operation: 'delete', inputMode: 'documentId', pages: '9-12' },
			documentId: await foxit.client.upload('two.pdf', await twoPages()),
		}),
		text: `
			Foxit could not process the document [item 0]

			Foxit says: "DELETE_PAGES: there is no page 9, only 2"
			(INTERNAL_SERVER_ERROR). Check the page numbers against the number of pages that the file
			has: Analyze > Get Properties tells it. Document ID: <id>. Task ID: <id>.`,
	},
	'a file with a password': {
		items: [{ file: { data: ENCRYPTED, fileName: 'letter.docx' } }],
		text: `
			The document is protected by a password [item 0]

			The file is "letter.docx". Give the right password where the operation has a Password field, or remove the protection
			first. Foxit says: "Document is password-protected" (INTERNAL_SERVER_ERROR). Document ID:
			<id>. Task ID: <id>.`,
	},
	'a task that does not end in time': {
		fault: { match: SUBMITS, action: { type: 'never-finish' } },
		// Long enough for a look, however busy the machine is: the error tells what it has seen.
		parameters: { ...FROM_FILE, options: { timeout: 10 } },
		text: `
			The task did not finish within 10 seconds [item 0]

			Raise the Timeout option if this happens often. The task goes on at
			Foxit: continue with Task > Wait for Result and its Task ID, without paying again. Last
			status: IN_PROGRESS. Document ID: <id>. Task ID: <id>.`,
	},
	'a task that nobody knows': {
		parameters: { resource: 'task', operation: 'waitForResult', taskId: 'f'.repeat(24) },
		text: `
			Foxit does not know this task [item 0]

			Foxit keeps tasks for 24 hours. Check the Task ID, or run the operation again. Foxit says:
			"GENERIC_SERVER_FAILURE, more info: task is not exist" (10000). Task ID: <id>.`,
	},
};

const DOWNLOAD: Record<string, Failure> = {
	'an error in place of the result': {
		fault: {
			match: DOWNLOADS,
			action: answer(200, { code: 'STORAGE_ERROR', message: 'Try later' }),
		},
		text: `
			Foxit could not process the request [item 0]

			This is often temporary, so run the workflow again. If it happens again, check the file. The result is kept at
			Foxit for 24 hours: fetch it with Document > Download and the Result Document ID, without
			paying again. Foxit says: "Try later" (HTTP 200, STORAGE_ERROR). Document ID: <id>. Task ID:
			<id>. Result Document ID: <id>.`,
	},
	'a result that stays incomplete': {
		fault: { match: DOWNLOADS, action: { type: 'truncate', fraction: 0.5 } },
		text: `
			The download from Foxit ended early [item 0]

			This is often temporary. Run the workflow again later. The result is kept at Foxit for 24 hours: fetch it with
			Document > Download and the Result Document ID, without paying again. Network error:
			ECONNRESET. Document ID: <id>. Task ID: <id>. Result Document ID: <id>.`,
	},
	'a result of another kind': {
		fault: { match: DOWNLOADS, action: answer(200, 'This is no PDF') },
		text: `
			The download from Foxit does not start like a PDF file [item 0]

			This is often temporary. Run the workflow again later. The result is kept at Foxit for 24 hours: fetch it with
			Document > Download and the Result Document ID, without paying again. Document ID: <id>.
			Task ID: <id>. Result Document ID: <id>.`,
	},
};

const INPUT: Record<string, Failure> = {
	'an item without a file': {
		items: [{ json: { a: 1 } }],
		text: `
			The input item has no file ("Input Binary Field") [item 0]

			Put a node that outputs a file before this one (for example Read/Write Files from Disk,
			Google Drive or HTTP Request with a file response), or give a Document ID instead of a
			file.`,
	},
	'a field that does not exist': {
		parameters: { ...FROM_FILE, binaryPropertyName: 'attachment_0' },
		text: `
			The input item has no file in the field "attachment_0" ("Input Binary Field") [item 0]

			Its files are in: "data".`,
	},
	'an empty file': {
		items: [{ file: textFile('') }],
		text: `
			The file "note.txt" is empty [item 0]

			Check the node that made it: its output holds a file without content.`,
	},
	'an expression that comes to nothing': {
		parameters: { resource: 'document', operation: 'download', documentId: '={{ $json.id }}' },
		text: `
			"Document ID" is empty [item 0]

			If it comes from an expression, check that the input item has the field it refers to.`,
	},
	'a timeout that is none': {
		parameters: { ...FROM_FILE, options: { timeout: '={{ "soon" }}' } },
		text: `
			"Timeout" must be a number of at least 0 seconds, not the text "soon" [item 0]`,
	},
	'an option that is out of bounds': {
		parameters: { ...FROM_FILE, options: { concurrency: '={{ 99 }}' } },
		text: `
			"Concurrency" must be a whole number between 1 and 50, not 99`,
	},
};

describe('the task:', () => testTexts(foxit, TASKS));
describe('the download:', () => testTexts(foxit, DOWNLOAD));
describe('the input:', () => {
	testTexts(foxit, INPUT);

	afterEach(async () => expect(await foxit.trace()).toEqual([]));
});
