import type { INodeExecutionData } from 'n8n-workflow';

import { advised, inputFailure } from '../../shared/failure';
import { baseName, safeFileName } from '../../shared/file/fileName';
import { outputItem, recordJson } from '../../shared/item/outputItem';
import { fetchFile, outputFieldOf, wishedName } from '../../shared/job/fetchResult';
import { inputDocument, requirePdf } from '../../shared/job/inputDocument';
import { nameWithId } from '../../shared/job/nameWithId';
import { DOCUMENT_MODES, type InputMode, type JobRun } from '../../shared/job/jobRun';
import { limitsOf } from '../../shared/job/receiveArchive';
import { runTask, uploadOnce, type TaskSettings } from '../../shared/job/runTask';
import type { ReceivedArchive } from '../../shared/job/unzip';
import { ZipArchive } from '../../shared/zip/zipArchive';
import { ReadBudget } from '../elements/readBudget';
import { readStructure } from '../elements/readStructure';
import { structureMember } from '../elements/structureMember';
import { checkVersion } from '../elements/version';
import { mayHaveFiles } from '../parameters/output';
import { readChoices } from './choices';
import { draftItems } from './draftItems';
import type { EmptyResults } from './emptyResults';
import { BUILDERS, type StructureOutput } from './outputs';
import { binaryResult, downloadedResult } from './resultSource';
import type { ExtractionSubmitter } from '../../shared/job/extractionSubmitter';

/** Extracts one item's document, or reads an extraction that was made before. */
export async function extractItem(
	run: JobRun,
	submitter: ExtractionSubmitter,
	empty: EmptyResults,
): Promise<INodeExecutionData[]> {
	const { parameters, record } = run;
	const mode = parameters.choice('inputMode');
	const output = outputOf(parameters);
	const read = readerOf(run, output, empty);
	switch (mode) {
		case 'resultZip':
			return await readOwn(async () => await read(await binaryResult(run)));
		case 'resultDocumentId': {
			const id = parameters.id('resultDocumentId');
			record.resultDocumentId = id;
			const name = nameWithId(run, id);
			if (name) record.fileName = name;
			return await finish(run, output, read);
		}
		default:
			return await extract(run, submitter, output, read);
	}
}

/** What to make of the extraction: nodes of version 1 have no operation. */
function outputOf(parameters: JobRun['parameters']): string {
	return parameters.choiceIfSet('operation') ?? parameters.choice('output');
}

const OWN_ARCHIVE =
	'Check that the file is whole and as Structural Extract gave it, or raise the limits in the options.';

/** An archive that the user has at hand cannot be had in another form. */
async function readOwn<T>(read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch (caught) {
		throw advised(caught, 'archive', OWN_ARCHIVE);
	}
}

type Read = (archive: ReceivedArchive) => Promise<INodeExecutionData[]>;

/** Checks the parameters of the output now, for when the archive is there. */
function readerOf(run: JobRun, output: string, empty: EmptyResults): Read {
	// What comes after the extraction is read before it is paid for.
	if (mayHaveFiles(output, run.parameters.choiceIfSet('textAs'))) outputFieldOf(run);
	wishedName(run);
	if (output === 'zip' || output === 'documentId' || output === 'taskId') {
		const newWork = DOCUMENT_MODES.includes(run.parameters.choice<InputMode>('inputMode'));
		if (!newWork && output !== 'zip') {
			throw inputFailure('An earlier extraction gets no new ID', {
				parameter: run.parameters.has('operation') ? 'Operation' : 'Output',
				advice: 'Choose another one.',
			});
		}
		return async () => await Promise.resolve([passOn(run)]);
	}
	const build = BUILDERS[output as StructureOutput];
	run.parameters.collection('options').boolean('attachImages');
	limitsOf(run);
	const choices = readChoices(run.parameters, output as StructureOutput);
	const allowOther = run.parameters.collection('options').boolean('allowOtherVersions');

	return async ({ source, like }) => {
		try {
			const archive = await ZipArchive.open(source, limitsOf(run));
			const budget = new ReadBudget(choices.limits);
			const builder = build(choices, budget);
			const header = await readStructure(archive.read(structureMember(archive.members)), {
				clock: run.session.client.clock,
				budget,
				onElement: builder.add,
				onVersion: (version) => {
					const remark = checkVersion(version, allowOther);
					if (remark) run.remark(remark);
				},
				signal: run.signals.giveUp,
			});
			const drafts = builder.finish(header);
			if (drafts.length === 0) empty.add(output, run.itemIndex, run.record);
			return await draftItems(run, drafts, { archive, like });
		} finally {
			source.close();
		}
	};
}

/** A ZIP that came as the input leaves as it came. */
function passOn(run: JobRun): INodeExecutionData {
	const field = run.parameters.requiredText('binaryPropertyName');
	const binary = run.context.helpers.assertBinaryData(run.itemIndex, field);
	return outputItem(run.itemIndex, recordJson(run.record), { [field]: binary });
}

async function extract(
	run: JobRun,
	submitter: ExtractionSubmitter,
	output: string,
	read: Read,
): Promise<INodeExecutionData[]> {
	const input = await inputDocument(run, DOCUMENT_MODES);
	const settings = settingsOf(run, output);
	await requirePdf(input);
	if (input.name) run.record.fileName = input.name;
	return await runTask(run, settings, {
		endpoint: submitter.endpoint,
		submit: async () => {
			await uploadOnce(run, input, '.pdf');
			const body = { documentId: run.record.documentId, ...settings.body };
			return await submitter.submit(run, body);
		},
		uploads: () => (input.file ? [run.record.documentId] : []),
		resultName: () => safeFileName(wishedName(run) || run.record.fileName, 'document'),
		finish: async () => await finish(run, output, read),
	});
}

function settingsOf({ parameters }: JobRun, output: string): TaskSettings {
	const options = parameters.collection('options');
	const password = options.exactText('password');
	return {
		output: output === 'taskId' || output === 'documentId' ? output : 'items',
		deleteCopies: options.boolean('deleteCopies'),
		simplify: true,
		body: password ? { password } : {},
	};
}

/** Delivers a result that is at Foxit. */
async function finish(run: JobRun, output: string, read: Read): Promise<INodeExecutionData[]> {
	const { record } = run;
	const documentId = record.resultDocumentId;
	if (!documentId) throw inputFailure('The extraction ended without a result');
	if (output === 'documentId') return [outputItem(run.itemIndex, recordJson(record))];
	if (output === 'zip') {
		const name = baseName(safeFileName(record.fileName, documentId));
		return [await fetchFile(run, { documentId, extensions: ['.zip'], fallbackName: name })];
	}
	return await read(await downloadedResult(run, documentId));
}
