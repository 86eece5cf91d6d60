import {
	downloadDocument,
	downloadSigned,
	type SignedDownload,
	type SignedFile,
} from '../../service/downloadEnvelope';
import { describeFile, filesOnItem } from '../../service/filesOnItem';
import { choiceParameter } from '../../../shared/item/choice';
import { collectionOf, numberWithin, requiredText } from '../../../shared/item/parameters';
import { limitsOf } from '../../../shared/job/receiveArchive';
import { toText } from '../../../shared/toText';
import { resultItem, type ESignRun } from '../../run/eSignRun';
import type { ESignOperation } from '../types';
import { downloadOptions, downloadProperties, FORMS } from './downloadProperties';
import { envelopeField, envelopeIdOf } from './envelopeIdField';

export const download: ESignOperation = {
	value: 'download',
	name: 'Download',
	action: 'Download the signed files of an envelope',
	description: 'Download the signed documents and the completion certificate',
	properties: [envelopeField, ...downloadProperties, downloadOptions],
	execute: async (run) => {
		const { parameters, record } = run;
		const folderId = envelopeIdOf(parameters);
		record.envelopeId = folderId;
		const form = choiceParameter(parameters, 'downloadAs', 'Download As', FORMS);
		const field = requiredText(parameters, 'outputBinaryPropertyName', 'Put Output File in Field');
		const files = await filesOf(run, form, requestOf(run, folderId));
		if (form === 'oneItem') {
			const { json, binary } = filesOnItem({ envelopeId: folderId }, files, field);
			return [resultItem(run, json, binary)];
		}
		return files.map((file) => {
			const json = { envelopeId: folderId, ...describeFile(file) };
			return resultItem(run, json, { [field]: file.binary });
		});
	},
};

function requestOf({ parameters, context, session, signals }: ESignRun, folderId: number) {
	const options = collectionOf(parameters, 'options');
	const bounds = { min: 0, max: Infinity, fallback: 0, unit: 'seconds' };
	const waitSeconds = numberWithin(options.waitUntilExecuted, 'Wait Until Executed', bounds);
	return {
		client: session.client,
		context,
		folderId,
		fileName: toText(options.fileName).trim(),
		waitMs: waitSeconds * 1_000,
		signal: signals.giveUp,
	};
}

async function filesOf(
	run: ESignRun,
	form: string,
	request: SignedDownload,
): Promise<SignedFile[]> {
	if (form === 'zip') return await downloadSigned({ ...request, as: 'zip' });
	if (form !== 'document') {
		return await downloadSigned({ ...request, as: 'files', limits: limitsOf(run) });
	}
	const documentNumber = numberWithin(run.parameters.get('documentNumber'), 'Document Number', {
		min: 1,
		max: Number.MAX_SAFE_INTEGER,
		fallback: 1,
		integer: true,
	});
	return [await downloadDocument({ ...request, documentNumber })];
}
