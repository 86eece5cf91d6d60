import type { IDataObject } from 'n8n-workflow';

import { simplifyTemplateDetails } from '../../service/template';
import { idIn, objectIn } from '../../../shared/values/members';
import { FoxitFailure, inputFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { isSimple, resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';

const LABEL = 'Template IDs';

export const getDetails: ESignOperation = {
	value: 'getDetails',
	name: 'Get Details',
	action: 'Get details of several templates',
	description: 'Get several templates with their fields, with one request',
	properties: [
		{
			displayName: LABEL,
			name: 'templateIds',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 701, 702',
			description: 'IDs of the templates, separated by commas',
		},
		simplifyProperty,
		eSignOptions(),
	],
	execute: async (run) => {
		const { parameters, session, signals } = run;
		const templateIds = idsOf(parameters);
		const path = '/templates/templateDetails';
		const answer = await session.client.readBy(path, { templateIds }, signals.giveUp);
		const byId = objectIn(answer.templateIdList);
		return templateIds.map((id) => {
			const details = byId[String(id)];
			if (details === undefined) throw missing(id);
			const json = isSimple(run) ? simplifyTemplateDetails(details) : (details as IDataObject);
			return resultItem(run, json);
		});
	},
};

/** The ids, each once, in the order given; an expression may give a list. */
function idsOf(parameters: Parameters): number[] {
	const texts = parameters.list('templateIds').flatMap((text) => text.split(/\s+/));
	if (texts.length === 0) throw inputFailure(`"${LABEL}" is empty`, { parameter: LABEL });
	const ids = texts.map((text) => {
		const id = idIn(text);
		if (id !== undefined) return id;
		throw inputFailure(`"${LABEL}": "${text}" is not an ID`, { parameter: LABEL });
	});
	return [...new Set(ids)];
}

function missing(templateId: number): FoxitFailure {
	return new FoxitFailure('unreadableAnswer', `Foxit eSign left out the template ${templateId}`, {
		advice: `Check "${LABEL}".`,
	});
}
