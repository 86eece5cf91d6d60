import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { binaryOutput } from '../../shared/file/binaryOutput';
import { baseName, chosenName, safeFileName, withExtension } from '../../shared/file/fileName';
import { mimeTypeOfExtension } from '../../shared/file/fileType';
import { sha256Of } from '../../shared/file/sha256';
import { outputItem, recordJson } from '../../shared/item/outputItem';
import { outputFieldOf, wishedName } from '../../shared/job/fetchResult';
import { submitOnce } from '../../shared/job/submitOnce';
import { uploadSource } from '../../shared/job/uploadSource';
import { toText } from '../../shared/values/members';
import { documentValues } from '../template/documentValues';
import { lookUp } from '../template/paths';
import { checkBefore } from './checkBefore';
import type { OutputFormat } from './docGenClient';
import { linked, type DocGenRun } from './docGenRun';
import { modeOf, type DocumentData } from './documentData';
import { expectedTemplate } from './templateSource';

/** Makes one document: of an item, of an element of one, or of all items. */
export async function generate(
	run: DocGenRun,
	documents: DocumentData,
): Promise<INodeExecutionData[]> {
	const { parameters, session, record, signals } = run;
	const outputFormat = parameters.choice<OutputFormat>('outputFormat');
	const { itemIndexes, part } = run;
	const about = documents.describe(itemIndexes, part);
	const output = outputOf(run, about);
	const currencyCulture = parameters.collection('options').text('currencyCulture');
	const names = {
		field: parameters.collection('options').text('fileNameField'),
		wished: wishedName(run),
	};
	const template = await expectedTemplate(run);
	const given = documents.of(itemIndexes, part);
	const sent = documentValues(template.report, given, run.context.getTimezone());
	const data = sent.values as IDataObject;
	checkBefore(run, template, data);
	record.templateSha256 = template.sha256;

	const content = await madeOnce(run, async () => {
		const { encoded } = template;
		const culture = currencyCulture && { currencyCulture };
		const request = { template: encoded, documentValues: data, outputFormat, ...culture };
		return await session.docGen.generate(request, signals, (cause) => {
			record.repeatedSubmit ??= cause;
		});
	});
	const name = withExtension(nameOf(run, names, template.fileName, data), `.${outputFormat}`);
	const item = linked(run, await output(content, name));
	delete record.paidDocument;
	return [item];
}

/** Foxit does not keep a document that it has made: one that could not be delivered is kept here. */
async function madeOnce(run: DocGenRun, make: () => Promise<Buffer>): Promise<Buffer> {
	const { session, record, remark } = run;
	if (record.paidDocument !== undefined) return Buffer.from(record.paidDocument, 'base64');
	if (record.paid) {
		remark(
			'An earlier try paid for this document, but the document was too large to keep. It was generated and paid for again',
		);
	}
	const startedAt = session.client.clock.now();
	const content = await submitOnce(run, make);
	record.paid = true;
	record.paidDocument = content.toString('base64');
	record.timings = { waitMs: session.client.clock.now() - startedAt };
	return content;
}

type Output = (content: Buffer, fileName: string) => Promise<INodeExecutionData>;

/** What becomes of the document; the parameters are read before it is paid for. */
function outputOf(run: DocGenRun, about: IDataObject): Output {
	if (run.parameters.choice('output') === 'documentId') {
		return async (content, fileName) => await atFoxit(run, about, content, fileName);
	}
	const field = outputFieldOf(run);
	return async (content, fileName) => await asFile(run, { field, about }, content, fileName);
}

async function asFile(
	run: DocGenRun,
	{ field, about }: { field: string; about: IDataObject },
	content: Buffer,
	fileName: string,
): Promise<INodeExecutionData> {
	const type = typeOf(fileName);
	const stored = await binaryOutput(
		run.context,
		fileName,
		fileName,
	)(content, {
		...type,
		announcedSize: content.length,
	});
	describe(run, stored.fileName ?? fileName, content);
	return outputItem(run.itemIndex, recordJson(run.record, about), { [field]: stored });
}

/** DocGen stores nothing, so a result that is to stay at Foxit goes to PDF Services. */
async function atFoxit(
	run: DocGenRun,
	about: IDataObject,
	content: Buffer,
	fileName: string,
): Promise<INodeExecutionData> {
	const open = async () => await Promise.resolve(content);
	const { mimeType } = typeOf(fileName);
	const source = { fileName, mimeType, size: content.length, open };
	run.record.resultDocumentId = (await uploadSource(run, source)).documentId;
	describe(run, fileName, content);
	return outputItem(run.itemIndex, recordJson(run.record, about));
}

function describe({ record }: DocGenRun, fileName: string, content: Buffer): void {
	record.fileName = fileName;
	record.mimeType = typeOf(fileName).mimeType;
	record.fileSize = content.length;
	record.sha256 = sha256Of(content);
}

/** The name comes from the data, from the user or from the template; elements are numbered. */
function nameOf(
	run: DocGenRun,
	{ field, wished }: { field: string; wished: string },
	templateName: string,
	data: IDataObject,
): string {
	const fromData = field ? toText(lookUp(data, field)).trim() : '';
	if (fromData) return safeFileName(chosenName(fromData), 'document');
	const name = safeFileName(wished || templateName, 'document');
	const isPart = modeOf(run.parameters) === 'perElement';
	return isPart ? `${baseName(name)}-${run.part + 1}` : name;
}

function typeOf(fileName: string): { extension: string; mimeType: string } {
	const extension = fileName.endsWith('.pdf') ? '.pdf' : '.docx';
	return { extension, mimeType: mimeTypeOfExtension(extension) ?? 'application/octet-stream' };
}
