import { inputFailure } from '../failure';
import { decodeBase64 } from '../file/base64';
import { binaryParameter, type InputFile } from '../file/binaryInput';
import { startsLikePage } from '../file/contentCheck';
import { chosenName } from '../file/fileName';
import { isPdf } from '../file/fileType';
import { MAX_UPLOAD_BYTES } from '../file/upload';
import type { Parameters } from '../values/parameters';
import { fileAtUrl, pageAt, type FileLink } from './fileAtUrl';
import { fileOf, htmlFile } from './fileSource';
import { headersOf } from './headers';
import type { InputMode, JobRun } from './jobRun';
import { nameWithId } from './nameWithId';

/** An input as the user gave it: a file that is to be uploaded, or a document at Foxit. */
export interface InputDocument {
	/** Gives the file; one at a web address is downloaded when it is first asked for. */
	file?: () => Promise<InputFile>;
	documentId?: string;
	/** How it is called, as far as anything tells: at a web address, once it is downloaded. */
	name?: string | undefined;
	/** Display name of the parameter that gives it. */
	label: string;
	/** What the file must be. */
	expected?: ExpectedSha256;
	/** Whether the file is at a web address. */
	isLink?: true;
}

/** What the SHA-256 of a file must be. */
export interface ExpectedSha256 {
	/** In lower-case hexadecimal digits. */
	sha256: string;
	/** Display name of the option that says so. */
	label: string;
}

/** The parameters that say where an input comes from; operations with two inputs have two sets. */
export interface InputFields {
	mode: string;
	base64: string;
	binary: string;
	documentId: string;
	fileName: string;
	headers: string;
	url: string;
}

export const MAIN_INPUT: InputFields = {
	mode: 'inputMode',
	base64: 'fileBase64',
	binary: 'binaryPropertyName',
	documentId: 'documentId',
	fileName: 'inputFileName',
	headers: 'fileHeaders',
	url: 'fileUrl',
};

/**
 * Finds an item's input, without sending anything.
 *
 * @param modes input modes that the operation offers; with none it has no input
 * @param itemIndex the item to read from; operations on all items read several
 */
export async function inputDocument(
	run: JobRun,
	modes: readonly InputMode[],
	itemIndex = run.itemIndex,
	fields: InputFields = MAIN_INPUT,
): Promise<InputDocument> {
	const parameters = run.parametersOf(itemIndex);
	if (modes.length === 0) return { label: '' };
	const mode = parameters.choice<InputMode>(fields.mode);
	const label = parameters.label(fieldOf(mode, fields));
	switch (mode) {
		case 'documentId': {
			const documentId = parameters.id(fields.documentId);
			const name = nameWithId(run, documentId, itemIndex);
			noteInput(run, name);
			return { documentId, name, label };
		}
		case 'html':
			return given(run, label, htmlFile(parameters.requiredText('html')));
		case 'base64':
			return given(run, label, base64File(parameters, fields));
		case 'binary':
			return given(
				run,
				label,
				await binaryParameter(run.context, itemIndex, parameters, fields.binary),
			);
		case 'url': {
			const link: FileLink = {
				url: parameters.requiredText(fields.url),
				label,
				headers: headersOf(parameters, fields.headers),
				wishedName: chosenName(parameters.text(fields.fileName)),
			};
			return linkedDocument(run, `${itemIndex} ${fields.url}`, link);
		}
	}
}

function fieldOf(mode: InputMode, fields: InputFields): string {
	return mode === 'html' ? 'html' : fields[mode];
}

function given(run: JobRun, label: string, file: InputFile): InputDocument {
	noteInput(run, file.fileName);
	return { file: async () => await Promise.resolve(file), name: file.fileName, label };
}

function base64File(parameters: Parameters, fields: InputFields): InputFile {
	const label = parameters.label(fields.base64);
	const text = parameters.requiredText(fields.base64);
	const { content, mimeType } = decodeBase64(text, label, MAX_UPLOAD_BYTES);
	const fileName = chosenName(parameters.text(fields.fileName)) || undefined;
	return fileOf(content, { fileName, mimeType, key: text });
}

/** A document at a web address. @param key tells the files of one turn apart */
export function linkedDocument(run: JobRun, key: string, link: FileLink): InputDocument {
	let file: Promise<InputFile> | undefined;
	const document: InputDocument = {
		file: async () => {
			file ??= fileAtUrl(run, key, link);
			document.name = (await file).fileName;
			noteInput(run, document.name);
			return await file;
		},
		label: link.label,
		isLink: true,
	};
	return document;
}

/** Keeps the name of an input for errors. */
export function noteInput({ record }: Pick<JobRun, 'record'>, name: string | undefined): void {
	if (name) record.inputNames = [...new Set([...(record.inputNames ?? []), name])];
}

/** Refuses a file that is not a PDF before it is uploaded; one at an address is downloaded first. */
export async function requirePdf({ file, label, isLink }: InputDocument): Promise<void> {
	if (!file) return;
	const { head, fileName, size } = await file();
	// What is empty is refused as such, with better words.
	if (size === 0) return;
	const start = await head();
	if (isPdf(start)) return;
	if (isLink && startsLikePage(start)) throw pageAt(label);
	const name = fileName ? `"${fileName}"` : 'of the input item';
	throw inputFailure(`The file ${name} is not a PDF`, {
		parameter: label,
		advice: 'Office files, images, text and HTML become a PDF by Create PDF > From File.',
	});
}
