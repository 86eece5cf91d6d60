import { simplifyProperty } from '../../../shared/ui/simplify';
import { eSignOptions, includeLinks } from '../../fields/common';
import { resultItem } from '../../run/eSignRun';
import { envelopesWithValue } from '../../sending/existingEnvelope';
import { lookBackProperty } from '../../sending/properties/optionProperties';
import type { ESignOperation } from '../types';
import { envelopeJson } from './envelopeJson';

const DEFAULT_DAYS = 7;

export const findByCorrelationValue: ESignOperation = {
	value: 'findByCorrelationValue',
	name: 'Find by Correlation Value',
	action: 'Find envelopes by correlation value',
	description: 'Find recent envelopes by the value of a custom field',
	properties: [
		{
			displayName: 'Correlation Value',
			name: 'correlationValue',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. deal-4711',
			description:
				"Value of one of the envelope's two custom fields: the value of the option Correlation Value, or the value that an error names",
		},
		{
			...lookBackProperty,
			default: DEFAULT_DAYS,
			description:
				'How many days back to look. Foxit has no search, so the newest 200 envelopes are read one by one, with one request each.',
		},
		simplifyProperty,
		eSignOptions(includeLinks),
	],
	execute: async (run) => {
		const { parameters } = run;
		const value = parameters.requiredText('correlationValue');
		const days = parameters.number('correlationLookBack');
		const found = await envelopesWithValue(run, value, days);
		if (found.length === 0) {
			run.remark(`No envelope of the last ${days} days has the correlation value "${value}"`);
		}
		return found.map((answer) => resultItem(run, envelopeJson(run, answer)));
	},
};
