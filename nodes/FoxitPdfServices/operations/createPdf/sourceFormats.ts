import { inputFailure, type FoxitFailure } from '../../../shared/failure';
import { extensionOf, typeOfMime } from '../../../shared/file/fileType';
import { typeOfFile } from '../../../shared/file/typeOfFile';
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
 * Tells a file's family: by its name where that ends like a known type, then by its MIME type, then
 * by its first bytes.
 *
 * @throws FoxitFailure `input`, naming the file, when it is of no family
 */
export async function detectFormat(file: UploadCandidate): Promise<DetectedFormat> {
	const fileName = file.fileName?.trim() ?? '';
	const type = await typeOfFile(file);
	// An extension that the service does not know ("photo.jfif") stands for its type's usual one.
	const usual = type && typeOfMime(type.mimeType)?.extension;
	for (const extension of [type?.extension, usual]) {
		const format = extension && byExtension.get(extension);
		if (format) return { format, extension };
	}
	throw refused(fileName, type?.extension ?? (extensionOf(fileName) || file.mimeType || ''));
}

const KNOWN = SOURCE_FORMATS.map(
	({ name, extensions }) => `${name} (${extensions.join(' ')})`,
).join(', ');

function refused(fileName: string, kind: string): FoxitFailure {
	const file = fileName ? `The file "${fileName}"` : 'The input file';
	if (kind === '.pdf') {
		return inputFailure(`${file} is a PDF already`, {
			parameter: 'Input Binary Field',
			advice:
				'Only files of other types can be turned into PDF. To let PDFs through unchanged, set If the File Is a PDF in Create PDF > From File.',
		});
	}
	const what = kind ? ` (${kind})` : '';
	return inputFailure(`${file} is of a type that cannot be turned into PDF${what}`, {
		parameter: 'Input Binary Field',
		advice: `These types can be turned into PDF: ${KNOWN}. If the file name does not show the type, choose it in Source Format.`,
	});
}
