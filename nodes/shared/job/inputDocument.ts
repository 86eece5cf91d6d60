import { inputFailure } from '../failure';
import { binaryParameter, type InputFile } from '../file/binaryInput';
import { isPdf } from '../file/fileType';
import type { InputMode, JobRun } from './jobRun';
import { nameWithId } from './nameWithId';
import { htmlFile } from './fileSource';

/** An input as the user gave it: a file that is to be uploaded, or a document at Foxit. */
export interface InputDocument {
	file?: InputFile;
	documentId?: string;
	/** The name that came with the ID, where one did. */
	name?: string;
}

/** The parameters that say where an input comes from; operations with two inputs have two sets. */
export interface InputFields {
	mode: string;
	binary: string;
	documentId: string;
}

const FILE_LABEL = 'Input Binary Field';

const MAIN_INPUT: InputFields = {
	mode: 'inputMode',
	binary: 'binaryPropertyName',
	documentId: 'documentId',
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
	if (modes.length === 0) return {};
	switch (parameters.choice<InputMode>(fields.mode)) {
		case 'documentId': {
			const documentId = parameters.id(fields.documentId);
			const name = nameWithId(run, documentId, itemIndex);
			noteInput(run, name);
			return { documentId, ...(name !== undefined && { name }) };
		}
		case 'html':
			return { file: htmlFile(parameters.requiredText('html')) };
		case 'binary': {
			const file = await binaryParameter(run.context, itemIndex, parameters, fields.binary);
			noteInput(run, file.fileName);
			return { file };
		}
	}
}

/** How an input is called, as far as anything tells. */
export function inputName({ file, name }: InputDocument): string | undefined {
	return file ? file.fileName : name;
}

/** Keeps the name of an input for errors. */
export function noteInput({ record }: Pick<JobRun, 'record'>, name: string | undefined): void {
	if (name) record.inputNames = [...new Set([...(record.inputNames ?? []), name])];
}

/**
 * Refuses a file that is no PDF before it is uploaded.
 *
 * @param label display name of the parameter that names the file
 */
export async function requirePdf(
	file: InputFile | undefined,
	label: string = FILE_LABEL,
): Promise<void> {
	// What is empty is refused as such, with better words.
	if (!file || file.size === 0 || isPdf(await file.head())) return;
	const name = file.fileName ? `"${file.fileName}"` : 'of the input item';
	throw inputFailure(`The file ${name} is not a PDF`, {
		parameter: label,
		advice: 'Office files, images, text and HTML become a PDF by Create PDF > From File.',
	});
}
