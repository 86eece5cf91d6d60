import type { IDataObject } from 'n8n-workflow';

import { simplifyActivity } from '../../service/activity';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { isSimple, resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { envelopeField, envelopeIdOf } from './envelopeIdField';

export const getActivity: ESignOperation = {
	value: 'getActivity',
	name: 'Get Activity',
	action: 'Get the history (activity) of an envelope',
	description: 'Get who opened, viewed and signed an envelope, when and from where',
	properties: [envelopeField, simplifyProperty, eSignOptions()],
	execute: async (run) => {
		const { parameters, record, session, signals } = run;
		const folderId = envelopeIdOf(parameters);
		record.envelopeId = folderId;
		const path = '/folders/viewActivityHistory';
		const answer = await session.client.read(path, { folderId }, signals.giveUp);
		const json = isSimple(run) ? simplifyActivity(answer.details) : (answer as IDataObject);
		return [resultItem(run, json)];
	},
};
