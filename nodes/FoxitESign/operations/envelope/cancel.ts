import { assured } from '../../service/answers';
import { statusOf } from '../../service/envelope';
import { changeOnce } from '../../run/changeOnce';
import { resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { envelopeField, envelopeIdOf } from './envelopeIdField';

const LABEL = 'Reason';

export const cancel: ESignOperation = {
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel (void) an envelope',
	description: 'Cancel an envelope that is not finished. Foxit tells the recipients by email.',
	properties: [
		envelopeField,
		{
			displayName: LABEL,
			name: 'reason',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Wrong price in section 2',
			description: 'Reason for the cancellation. The recipients can read it.',
		},
		eSignOptions(),
	],
	execute: async (run) => {
		const { parameters, record, session, signals } = run;
		const folderId = envelopeIdOf(parameters);
		record.envelopeId = folderId;
		const reason = parameters.requiredText('reason');
		const body = { folderId, reason_for_cancellation: reason };
		await changeOnce(
			run,
			async () => {
				const { client } = session;
				const path = '/folders/cancelFolder';
				return assured(await client.change(path, body, 'reachesPeople', signals.stop));
			},
			{
				lookUp: async () => {
					const answer = await session.client.read('/folders/myfolder', { folderId }, signals.stop);
					return statusOf(answer.folder) === 'CANCELLED' ? answer : undefined;
				},
				advice:
					'It is not known whether it was cancelled. Get the envelope to see its status before you cancel it again.',
			},
		);
		return [resultItem(run, { envelopeId: folderId, cancelled: true, reason })];
	},
};
