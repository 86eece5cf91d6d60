import { binaryOutput } from '../../../shared/file/binaryOutput';
import { optionFields } from '../../../shared/ui/options';
import { outputField } from '../../../shared/ui/output';
import { resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { createdRange, createdRangeProperties } from './createdRange';
import { statusField } from './statusField';

const text = { type: 'string', default: '' } as const;

export const exportReport: ESignOperation = {
	value: 'exportReport',
	name: 'Export Report',
	action: 'Export a report on envelopes',
	description: 'Get an Excel report on the envelopes with a status that were created in a period',
	properties: [
		statusField,
		...createdRangeProperties,
		outputField,
		eSignOptions(
			{
				displayName: 'Author Email',
				name: 'authorEmail',
				...text,
				placeholder: 'e.g. nathan@example.com',
				description: 'Report only on envelopes of this user',
			},
			{
				displayName: 'Envelope Name',
				name: 'envelopeName',
				...text,
				placeholder: 'e.g. Mutual NDA',
				description: 'Report only on envelopes of this name',
			},
			optionFields.fileName,
			{
				displayName: 'Include Fields',
				name: 'includeFields',
				type: 'boolean',
				default: false,
				description: 'Whether to include the field values',
			},
			{
				displayName: 'Signer Email',
				name: 'signerEmail',
				...text,
				placeholder: 'e.g. nathan@example.com',
				description: 'Report only on envelopes for this recipient',
			},
		),
	],
	execute: async (run) => {
		const { parameters, context, session, signals } = run;
		const field = parameters.requiredText('outputBinaryPropertyName');
		const options = parameters.collection('options');
		const now = session.client.clock.now();
		const { dateFrom, dateTo } = createdRange(parameters, now, context.getTimezone());
		const name = `envelope-report-${dateFrom}-${dateTo}`;
		const { stored, size } = await session.client.receive({
			path: '/folders/getFolders/download',
			accept: 'application/vnd.ms-excel',
			post: {
				status: parameters.choice('status'),
				creationDateFrom: dateFrom,
				creationDateTo: dateTo,
				// A text and no boolean in this call (docs/contract/esign.md#report).
				includeFields: String(options.boolean('includeFields')),
				...given('folderName', options.text('envelopeName')),
				...given('authorEmail', options.email('authorEmail') ?? ''),
				...given('signerEmail', options.email('signerEmail') ?? ''),
			},
			extensions: ['.xlsx', '.xls'],
			sink: binaryOutput(context, options.text('fileName'), name),
			toBuffer: async (stream) => await context.helpers.binaryToBuffer(stream),
			signal: signals.giveUp,
		});
		const { fileName, mimeType } = stored;
		return [resultItem(run, { fileName, mimeType, fileSize: size }, { [field]: stored })];
	},
};

function given(member: string, value: string): Record<string, string> {
	return value === '' ? {} : { [member]: value };
}
