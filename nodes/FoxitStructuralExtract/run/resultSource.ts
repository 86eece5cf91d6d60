import { FoxitFailure, inputFailure } from '../../shared/failure';
import { binaryParameter, type InputFile } from '../../shared/file/binaryInput';
import { isZip } from '../../shared/file/fileType';
import { fetchInto } from '../../shared/job/fetchResult';
import type { JobRun } from '../../shared/job/jobRun';
import { receiveArchive } from '../../shared/job/receiveArchive';
import type { ReceivedArchive } from '../../shared/job/unzip';
import { bufferSource, StreamSource } from '../../shared/zip/byteSource';

/** Downloads a result that is at Foxit. */
export async function downloadedResult(run: JobRun, documentId: string): Promise<ReceivedArchive> {
	const result = { documentId, extensions: ['.zip'], fallbackName: documentId };
	const { stored } = await fetchInto(run, result, receiveArchive(run.context, documentId));
	if ('source' in stored) return stored;
	throw new FoxitFailure('unreadableAnswer', 'The result is not a ZIP archive');
}

/** Opens a result that the input item has as a file: parsed again without paying again. */
export async function binaryResult(run: JobRun): Promise<ReceivedArchive> {
	const { context, itemIndex, parameters } = run;
	const file = await binaryParameter(context, itemIndex, parameters, 'binaryPropertyName');
	if (!isZip(await file.head())) throw noResult(file);
	if (file.fileName) run.record.fileName = file.fileName;
	const content = await file.open();
	if (Buffer.isBuffer(content)) return { source: bufferSource(content), like: undefined };
	// The stream shows the way to others; the source opens its own when it needs them.
	content.destroy();
	const open = async () => {
		const stream = await file.open();
		if (Buffer.isBuffer(stream)) throw noResult(file);
		return stream;
	};
	return { source: new StreamSource(open, file.size), like: content };
}

function noResult({ fileName }: InputFile): FoxitFailure {
	const name = fileName ? `"${fileName}"` : 'of the input item';
	return inputFailure(`The file ${name} is not a result of Structural Extract`, {
		parameter: 'Input',
		advice:
			'A result is a ZIP archive with a StructureInfo.json in it. For a PDF set Input to Binary File.',
	});
}
