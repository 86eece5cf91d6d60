import { binaryOutput } from '../../../shared/file/binaryOutput';
import { choiceParameter } from '../../../shared/item/choice';
import { collectionOf, requiredText } from '../../../shared/item/parameters';
import { toText } from '../../../shared/toText';
import { optionFields } from '../../../shared/ui/options';
import { outputField } from '../../../shared/ui/output';
import { resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { createdRange, createdRangeProperties } from './createdRange';
import { STATUSES, statusField } from './statusField';

const text = { type: 'string', default: '' } as const;

export const exportReport: ESignOperation = {
	value: 'exportReport',
	name: 'Export Report',
	action: 'Export a report on envelopes',
	description: 'Get an Excel file about the envelopes of a state and a time',
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
				description: 'Whether to report what was filled in, too',
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
		const field = requiredText(parameters, 'outputBinaryPropertyName', 'Put Output File in Field');
		const options = collectionOf(parameters, 'options');
		const option = (name: string) => toText(options[name]).trim();
		const { dateFrom, dateTo } = createdRange(parameters, session.client.clock.now());
		const name = `envelope-report-${dateFrom}-${dateTo}`;
		const { stored, size } = await session.client.receive({
			path: '/folders/getFolders/download',
			accept: 'application/vnd.ms-excel',
			post: {
				status: choiceParameter(parameters, 'status', 'Status', STATUSES),
				creationDateFrom: dateFrom,
				creationDateTo: dateTo,
				// A text and no boolean in this call (eSign contract section 10.4).
				includeFields: String(options.includeFields === true),
				...given('folderName', option('envelopeName')),
				...given('authorEmail', option('authorEmail')),
				...given('signerEmail', option('signerEmail')),
			},
			extensions: ['.xlsx', '.xls'],
			sink: binaryOutput(context, option('fileName'), name),
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
