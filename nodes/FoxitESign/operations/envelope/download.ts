import {
	downloadDocument,
	downloadSigned,
	type SignedDownload,
	type SignedFile,
} from '../../service/downloadEnvelope';
import { describeFile, filesOnItem } from '../../service/filesOnItem';
import { limitsOf } from '../../../shared/job/receiveArchive';
import { resultItem, type ESignRun } from '../../run/eSignRun';
import type { ESignOperation } from '../types';
import { downloadOptions, downloadProperties } from './downloadProperties';
import { envelopeField, envelopeIdOf } from './envelopeIdField';
import { wholeMilliseconds } from '../../../shared/values/number';

export const download: ESignOperation = {
	value: 'download',
	name: 'Download',
	action: 'Download the signed documents of an envelope',
	description: 'Download the signed documents and the completion certificate',
	properties: [envelopeField, ...downloadProperties, downloadOptions],
	execute: async (run) => {
		const { parameters, record } = run;
		const folderId = envelopeIdOf(parameters);
		record.envelopeId = folderId;
		const form = parameters.choice('downloadAs');
		const field = parameters.requiredText('outputBinaryPropertyName');
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
	const options = parameters.collection('options');
	const waitSeconds = options.numberIfSet('waitUntilExecuted', { unit: 'seconds' }) ?? 0;
	return {
		client: session.client,
		context,
		folderId,
		fileName: options.text('fileName'),
		waitMs: wholeMilliseconds(waitSeconds, 1_000),
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
	const documentNumber = run.parameters.number('documentNumber');
	return [await downloadDocument({ ...request, documentNumber })];
}
