import { assured } from '../../service/answers';
import { changeOnce } from '../../run/changeOnce';
import { resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { envelopeField, envelopeIdOf } from './envelopeIdField';

export const remind: ESignOperation = {
	value: 'remind',
	name: 'Remind',
	action: 'Remind the signers of an envelope',
	description: 'Mail a reminder to the recipients who are to sign next',
	properties: [envelopeField, eSignOptions()],
	execute: async (run) => {
		const { record, session, signals, parameters } = run;
		const folderId = envelopeIdOf(parameters);
		record.envelopeId = folderId;
		const path = '/folders/signaturereminder';
		await changeOnce(
			run,
			async () => {
				const { client } = session;
				return assured(await client.change(path, { folderId }, 'reachesPeople', signals.stop));
			},
			{
				advice:
					'It is not known whether the reminder was mailed. Get the activity of the envelope before you send another one.',
			},
		);
		return [resultItem(run, { envelopeId: folderId, reminded: true })];
	},
};
