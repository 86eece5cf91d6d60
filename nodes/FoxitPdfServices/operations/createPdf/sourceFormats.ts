import { inputFailure, type FoxitFailure } from '../../../shared/failure';
import { extensionOf, isTextOrVague, sniff, typeOfMime } from '../../../shared/file/fileType';
import type { UploadCandidate } from '../../executor/types';

/**
 * A family of files that one endpoint turns into PDF (docs/contract/pdf-services.md#create-pdf).
 */
export interface SourceFormat {
	value: string;
	name: string;
	endpoint: string;
	/** With the dot, lower case; the first is assumed where only the family is known. */
	extensions: readonly string[];
}

export const SOURCE_FORMATS: readonly SourceFormat[] = [
	{
		value: 'excel',
		name: 'Excel',
		endpoint: '/documents/create/pdf-from-excel',
		extensions: ['.xlsx', '.xls', '.xlt', '.xltx', '.xlsm', '.xlsb', '.xltm', '.csv'],
	},
	{
		value: 'html',
		name: 'HTML',
		endpoint: '/documents/create/pdf-from-html',
		extensions: ['.html', '.htm'],
	},
	{
		value: 'image',
		name: 'Image',
		endpoint: '/documents/create/pdf-from-image',
		// A ZIP of images becomes one page each.
		extensions: ['.png', '.jpg', '.jpeg', '.bmp', '.gif', '.tif', '.tiff', '.zip'],
	},
	{
		value: 'powerPoint',
		name: 'PowerPoint',
		endpoint: '/documents/create/pdf-from-ppt',
		extensions: ['.pptx', '.ppt', '.pps', '.ppsx', '.pptm'],
	},
	{
		value: 'text',
		name: 'Text',
		endpoint: '/documents/create/pdf-from-text',
		extensions: ['.txt'],
	},
	{
		value: 'word',
		name: 'Word',
		endpoint: '/documents/create/pdf-from-word',
		extensions: ['.docx', '.doc', '.rtf', '.dot', '.dotx', '.docm', '.dotm', '.wpd'],
	},
];

/** What detection found: the family, and the extension to upload the file under. */
export interface DetectedFormat {
	format: SourceFormat;
	extension: string;
}

const byExtension = new Map(
	SOURCE_FORMATS.flatMap((format) =>
		format.extensions.map((extension) => [extension, format] as const),
	),
);

/** Finds a family by its value. */
export function sourceFormat(value: string): SourceFormat | undefined {
	return SOURCE_FORMATS.find((format) => format.value === value);
}

/**
 * Tells a file's family: by its name's extension, then by its MIME type, then by its first bytes.
 *
 * @throws FoxitFailure `input`, naming the file, when it is of no family
 */
export async function detectFormat(file: UploadCandidate): Promise<DetectedFormat> {
	const fileName = file.fileName?.trim() ?? '';
	const extension = extensionOf(fileName);
	const format = byExtension.get(extension);
	if (format) return { format, extension };
	// A telling extension of another family ("contract.pdf", "clip.mp4") is an answer, too...
	if (extension && !isVagueExtension(extension)) throw refused(fileName, extension);
	// ...but names without one are common: mail attachments, downloads, generated files.
	const type = typeOfMime(file.mimeType);
	// Where n8n does not know a type it says text/plain: then the first bytes know better.
	if (type && type.extension !== '.txt') return detected(type.extension, fileName, file.mimeType);
	const found = sniff(await file.head())?.extension ?? '';
	// Much that is no text can be read as such: "image/svg+xml" would come out as its source code.
	const believable = found !== '.txt' || isTextOrVague(file.mimeType);
	return detected(believable ? found : '', fileName, file.mimeType);
}

function detected(
	extension: string,
	fileName: string,
	mimeType: string | undefined,
): DetectedFormat {
	const format = byExtension.get(extension);
	if (!format) throw refused(fileName, extension || mimeType || '');
	return { format, extension };
}

/** Extensions that programs give to files whose type they do not know. */
function isVagueExtension(extension: string): boolean {
	return ['.bin', '.dat', '.tmp', '.file', '.download', '.unknown'].includes(extension);
}

const KNOWN = SOURCE_FORMATS.map(
	({ name, extensions }) => `${name} (${extensions.join(' ')})`,
).join(', ');

function refused(fileName: string, kind: string): FoxitFailure {
	const file = fileName ? `The file "${fileName}"` : 'The input file';
	if (kind === '.pdf') {
		return inputFailure(`${file} is a PDF already`, {
			parameter: 'Input Binary Field',
			advice: 'Only files of other types can be turned into PDF.',
		});
	}
	const what = kind ? ` (${kind})` : '';
	return inputFailure(`${file} is of a type that cannot be turned into PDF${what}`, {
		parameter: 'Input Binary Field',
		advice: `Files that can: ${KNOWN}. If the name hides the type, choose it in Source Format.`,
	});
}
