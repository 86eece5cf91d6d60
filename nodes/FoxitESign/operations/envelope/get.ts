import type { IDataObject } from 'n8n-workflow';

import { simplifyEnvelope } from '../../../shared/esign/envelope';
import { fieldValuesOf, historyOf } from '../../../shared/esign/envelopeDetails';
import { collectionOf } from '../../../shared/item/parameters';
import { isSimple, resultItem } from '../../run/eSignRun';
import { eSignOptions, includeLinks, simplifyProperty } from '../common';
import type { ESignOperation } from '../types';
import { envelopeField, envelopeIdOf } from './envelopeIdField';

export const get: ESignOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get an envelope',
	description: 'Get the state, recipients, field values and history of an envelope',
	properties: [envelopeField, simplifyProperty, eSignOptions(includeLinks)],
	execute: async (run) => {
		const { parameters, record, session, signals } = run;
		record.envelopeId = envelopeIdOf(parameters);
		const query = { folderId: record.envelopeId };
		const answer = await session.client.read('/folders/myfolder', query, signals.giveUp);
		if (!isSimple(run)) return [resultItem(run, answer as IDataObject)];
		const withLinks = collectionOf(parameters, 'options').includeLinks === true;
		const json = {
			...simplifyEnvelope(answer.folder, { withLinks }),
			fieldValues: fieldValuesOf(answer),
			history: historyOf(answer),
		};
		return [resultItem(run, json)];
	},
};
