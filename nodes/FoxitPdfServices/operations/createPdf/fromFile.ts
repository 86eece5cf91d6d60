import { inputFailure } from '../../../shared/failure';
import { DOCUMENT_MODES } from '../../../shared/job/jobRun';
import type { TaskOperation } from '../../executor/types';
import { detectFormat, SOURCE_FORMATS, sourceFormat } from './sourceFormats';
import { extensionOf, isPdf } from '../../../shared/file/fileType';

const AUTOMATIC = 'automatic';
const PASS_THROUGH = 'passThrough';

/**
 * Turns an Office, text, image or HTML file into a PDF (docs/contract/pdf-services.md#create-pdf).
 */
export const convertFile: TaskOperation = {
	kind: 'task',
	value: 'fromFile',
	name: 'From File',
	action: 'Convert a Word, Excel, PowerPoint, image or text file to PDF',
	description: 'Turn a Word, Excel, PowerPoint, text, image or HTML file into a PDF',
	inputModes: DOCUMENT_MODES,
	pdfInput: false,
	result: 'file',
	properties: [
		{
			displayName: 'Source Format',
			name: 'sourceFormat',
			type: 'options',
			options: [
				{
					name: 'Detect Automatically',
					value: AUTOMATIC,
					description: 'By the file name, then by the MIME type, then by the first bytes',
				},
				...SOURCE_FORMATS.map(({ name, value, extensions }) => ({
					name,
					value,
					description: extensions.join(' '),
				})),
			],
			default: AUTOMATIC,
			description:
				'Type of the input file. A document given by its ID has no file name, so choose its type here.',
		},
	],
	prepare: async (parameters, getFile) => {
		const chosen = sourceFormat(parameters.choice('sourceFormat'));
		if (!getFile) {
			if (chosen) return { endpoint: chosen.endpoint, body: {}, resultExtensions: ['.pdf'] };
			throw inputFailure('A document given by its ID needs a "Source Format"', {
				parameter: 'Source Format',
				advice: 'Choose the type of the uploaded file. Its ID does not tell the type.',
			});
		}
		const file = await getFile();
		const { format, extension } = chosen
			? { format: chosen, extension: extensionWithin(chosen.extensions, file.fileName) }
			: await detectFormat(file);
		return {
			endpoint: format.endpoint,
			body: {},
			resultExtensions: ['.pdf'],
			uploadExtension: extension,
		};
	},
};

/** The same as an operation of its own, which can let PDFs through. */
export const fromFile: TaskOperation = {
	...convertFile,
	properties: [
		...convertFile.properties,
		{
			displayName: 'If the File Is a PDF',
			name: 'pdfFiles',
			type: 'options',
			displayOptions: { show: { inputMode: ['base64', 'binary', 'url'] } },
			options: [
				{
					name: 'Pass It Through',
					value: PASS_THROUGH,
					description: 'It is output unchanged, without a credit, with passedThrough: true',
				},
				{ name: 'Refuse It', value: 'refuse', description: 'The item fails' },
			],
			default: 'refuse',
			description: 'What to do with a file that is already a PDF',
		},
	],
	isDone: async (parameters, getFile) => {
		if (parameters.choice('pdfFiles') !== PASS_THROUGH) return false;
		sourceFormat(parameters.choice('sourceFormat'));
		return isPdf(await (await getFile()).head());
	},
};

/** Keeps the file's own extension where it belongs to the chosen format. */
function extensionWithin(extensions: readonly string[], fileName: string | undefined): string {
	const own = extensionOf(fileName ?? '');
	return extensions.includes(own) ? own : (extensions[0] ?? own);
}
