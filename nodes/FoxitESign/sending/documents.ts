import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import { binaryInput, type InputFile } from '../../shared/file/binaryInput';
import { safeFileName, withExtension } from '../../shared/file/fileName';
import { extensionOf, isPdf } from '../../shared/file/fileType';
import { sha256Of } from '../../shared/file/sha256';
import { typeOfFile } from '../../shared/file/typeOfFile';
import { expectedSha256s, refuseChanged } from '../../shared/job/expectedSha256';
import { nameWithId } from '../../shared/job/nameWithId';
import { BYTES_PER_MEGABYTE } from '../../shared/zip/limits';
import type { ESignRun } from '../run/eSignRun';
import { linkedDocuments } from './documentUrls';

/**
 * Files go in Base64 within a JSON body, which is held in memory while it is sent. Foxit documents no
 * limit; this one keeps a worker from running out of memory.
 */
const MAX_TOTAL_BYTES = 40 * BYTES_PER_MEGABYTE;

const BINARY_LABEL = 'Input Binary Fields';

/**
 * The documents of an envelope, as members of the request
 * (docs/contract/esign.md#create-an-envelope).
 */
export interface SentDocuments {
	count: number;
	body: IDataObject;
	/** Of the first document, without its extension. */
	firstName: string;
}

/**
 * Gathers an envelope's documents.
 *
 * @throws FoxitFailure `input` before anything is sent
 */
export async function documentsOf(run: ESignRun): Promise<SentDocuments> {
	return run.parameters.choice('documentSource') === 'url' ? fromUrls(run) : await fromBinary(run);
}

async function fromBinary(run: ESignRun): Promise<SentDocuments> {
	const { parameters, context, itemIndex } = run;
	const fields = parameters.list('binaryPropertyNames');
	if (fields.length === 0) parameters.requiredText('binaryPropertyNames');
	const expected = expectedSha256s(parameters, fields.length);
	const files = await Promise.all(
		fields.map(async (field) => await binaryInput(context, itemIndex, field, BINARY_LABEL)),
	);
	refuseOversize(files);
	const contents: string[] = [];
	const names: string[] = [];
	for (const file of files) {
		const opened = await file.open();
		const bytes = Buffer.isBuffer(opened) ? opened : await context.helpers.binaryToBuffer(opened);
		const name = await nameOf(file, bytes, names.length + 1);
		if (expected) refuseChanged(name, sha256Of(bytes), expected[names.length]);
		names.push(name);
		contents.push(bytes.toString('base64'));
	}
	return {
		count: files.length,
		body: { inputType: 'base64', base64FileString: contents, fileNames: names },
		firstName: names[0] ?? '',
	};
}

function fromUrls(run: ESignRun): SentDocuments {
	const documents = linkedDocuments(run.parameters, (url) => nameWithId(run, url));
	return {
		count: documents.length,
		body: {
			inputType: 'url',
			fileUrls: documents.map(({ url }) => url),
			fileNames: documents.map(({ fileName }) => fileName),
		},
		firstName: documents[0]?.fileName ?? '',
	};
}

/**
 * The service tells types by the extension of the name (docs/contract/esign.md#create-an-envelope),
 * so a name without one gets that of what the file is.
 */
async function nameOf(file: InputFile, bytes: Buffer, number: number): Promise<string> {
	if (bytes.length === 0) {
		throw inputFailure(`Document ${number} is empty`, { parameter: BINARY_LABEL });
	}
	const name = safeFileName(file.fileName, `document-${number}`);
	if (isPdf(bytes)) return withExtension(name, '.pdf');
	const type = await typeOfFile(file);
	if (type) return withExtension(name, type.extension);
	// What the name ends in may be a type that the service knows.
	if (extensionOf(name) !== '') return name;
	throw inputFailure(`Document ${number} has no file name that tells its type`, {
		parameter: BINARY_LABEL,
		advice: 'Give it a name with an extension, such as contract.docx, in the node that makes it.',
	});
}

function refuseOversize(files: readonly InputFile[]): void {
	const total = files.reduce((sum, { size }) => sum + size, 0);
	if (total <= MAX_TOTAL_BYTES) return;
	const megabytes = (total / BYTES_PER_MEGABYTE).toFixed(1);
	throw inputFailure(`The documents have ${megabytes} MB together; 40 MB can be sent as files`, {
		parameter: BINARY_LABEL,
		advice: 'Compress them with Foxit PDF Services first, or send file URLs.',
	});
}
