import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { contextError } from '../../shared/api/nodeError';
import { openClient } from '../service/eSignAccess';
import { templateFields } from '../service/template';
import { idIn, objectIn } from '../../shared/values/members';
import { parametersInEditor } from '../../shared/item/itemParameters';
import { properties } from '../operations';
import { templateIdOf } from '../fields/templateIdField';
import { mapperInputs } from '../operations/template/templateMapping';

const NO_TEMPLATE =
	'Choose a template first. One that an expression chooses is known only in a run.';
const NO_PARTIES = 'This template has no parties and no fields that can be filled in.';

/** The fields of the resource mapper: the template's parties, and what can be filled in beforehand. */
export async function getTemplateFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const parameters = parametersInEditor(this, properties);
	if (parameters.isOpen('templateId')) return { fields: [], emptyFieldsNotice: NO_TEMPLATE };
	try {
		const templateId = templateIdOf(parameters);
		const { client } = await openClient(this);
		const { signal } = new AbortController();
		const answer = await client.read('/templates/mytemplate', { templateId }, signal);
		const partyCount = idIn(objectIn(answer.template).numberOfParties) ?? 0;
		const fields = mapperInputs(templateFields(answer), partyCount);
		return fields.length > 0 ? { fields } : { fields, emptyFieldsNotice: NO_PARTIES };
	} catch (caught) {
		throw contextError(this, caught);
	}
}
