import { resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../common';
import type { ESignOperation } from '../types';
import { envelopeField, envelopeIdOf } from './envelopeIdField';

export const remind: ESignOperation = {
	value: 'remind',
	name: 'Remind',
	action: 'Remind the signers of an envelope',
	description: 'Mail a reminder to those who are to sign next',
	properties: [envelopeField, eSignOptions()],
	execute: async (run) => {
		const { record, session, signals, parameters } = run;
		const folderId = envelopeIdOf(parameters);
		record.envelopeId = folderId;
		await session.client.change(
			'/folders/signaturereminder',
			{ folderId },
			'reachesPeople',
			signals.stop,
		);
		return [resultItem(run, { envelopeId: folderId, reminded: true })];
	},
};
