import type { INodeExecutionData } from 'n8n-workflow';

import { envelopeIds } from '../../service/envelopeIds';
import { asFailure } from '../../../shared/failure';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { resultItem, type ESignRun } from '../../run/eSignRun';
import { eSignOptions, includeLinks } from '../../fields/common';
import { limitOf, limitProperties } from '../../fields/limit';
import type { ESignOperation } from '../types';
import { createdRange, createdRangeProperties } from './createdRange';
import { envelopeJson } from './envelopeJson';
import { ANY_STATUS, anyStatusesField } from './statusField';

export const getMany: ESignOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many envelopes',
	description: 'List envelopes by status and creation date',
	properties: [
		anyStatusesField,
		...createdRangeProperties,
		...limitProperties,
		{
			displayName: 'Return Full Envelopes',
			name: 'fullEnvelopes',
			type: 'boolean',
			default: false,
			description:
				'Whether to return all details of each envelope instead of its ID only. It takes one request for each envelope.',
		},
		{ ...simplifyProperty, displayOptions: { show: { fullEnvelopes: [true] } } },
		eSignOptions({ ...includeLinks, displayOptions: { show: { '/fullEnvelopes': [true] } } }),
	],
	execute: async (run) => {
		const { context, parameters, session, signals } = run;
		const chosen = parameters.choicesIfSet('status') ?? [];
		const isAny = chosen.length === 0 || chosen.includes(ANY_STATUS);
		const filter = {
			...createdRange(parameters, session.client.clock.now(), context.getTimezone()),
			...(!isAny && { statuses: chosen }),
		};
		const isFull = parameters.boolean('fullEnvelopes');
		const ids = await envelopeIds(session.client, filter, limitOf(parameters), signals.giveUp);
		if (!isFull) {
			return ids.map((envelopeId) => resultItem(run, { envelopeId }));
		}
		const items: INodeExecutionData[] = [];
		for (const id of ids) items.push(...(await fullEnvelope(run, id)));
		return items;
	},
};

/** An envelope can be listed that was deleted for good; it is left out. */
async function fullEnvelope(run: ESignRun, folderId: number): Promise<INodeExecutionData[]> {
	const { session, signals } = run;
	try {
		const answer = await session.client.read('/folders/myfolder', { folderId }, signals.giveUp);
		return [resultItem(run, envelopeJson(run, answer))];
	} catch (caught) {
		const failure = asFailure(caught);
		if (!/invalid folder id/i.test(failure.facts.foxitMessage ?? '')) throw failure;
		run.remark(`Envelope ${folderId} is listed, but no longer there.`);
		return [];
	}
}
