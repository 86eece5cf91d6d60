import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { simplifyTemplateDetails } from '../../service/template';
import { textIn } from '../../../shared/values/members';
import { inputFailure } from '../../../shared/failure';
import { optionFields } from '../../../shared/ui/options';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { changeOnce } from '../../run/changeOnce';
import { isSimple, resultItem, type ESignRun } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { rolesOf, rolesProperty } from './roles';

const URL_LABEL = 'PDF URL';

/**
 * The name of the member for a file in Base64 is not documented
 * (docs/contract/esign.md#create-a-template).
 */
const properties: INodeProperties[] = [
	{
		displayName: 'Template Name',
		name: 'templateName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Mutual NDA',
	},
	{
		displayName: URL_LABEL,
		name: 'templateUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/nda.pdf',
		description: "Link to the document that Foxit's servers can open without signing in",
	},
	rolesProperty,
];

const options = eSignOptions(
	optionFields.additionalFields,
	{
		displayName: 'Author Email',
		name: 'authorEmail',
		type: 'string',
		default: '',
		placeholder: 'e.g. nathan@example.com',
		description: 'Email address of another user of the account who owns the template',
	},
	{
		displayName: 'Create Editor Session',
		name: 'createEditorSession',
		type: 'boolean',
		default: false,
		description: 'Whether to return a link to the template editor, to place fields by hand',
	},
	{
		displayName: 'Read Form Fields',
		name: 'processAcroFields',
		type: 'boolean',
		default: false,
		description: 'Whether form fields of the PDF become fields of the template',
	},
	{
		displayName: 'Read Text Tags',
		name: 'processTextTags',
		type: 'boolean',
		default: true,
		description:
			'Whether text tags in the PDF, such as ${signfield:1:y:____}, become fields of the template',
	},
	{
		displayName: 'Share with All',
		name: 'shareAll',
		type: 'boolean',
		default: false,
		description: 'Whether all users of the account may use the template',
	},
);

export const create: ESignOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create a template',
	description: 'Create a template from a PDF at a public URL',
	properties: [...properties, simplifyProperty, options],
	execute: async (run) => {
		const { session, signals } = run;
		const body = bodyOf(run);
		const path = '/templates/createtemplate';
		const answer = await changeOnce(
			run,
			async () => await session.client.change(path, body, 'reachesPeople', signals.stop),
			{
				advice:
					'It is not known whether the template was created. Look with Template > Get Many before you run this again.',
			},
		);
		if (!isSimple(run)) return [resultItem(run, answer as IDataObject)];
		const editorUrl = textIn(answer.embeddedSessionURL);
		const json = { ...simplifyTemplateDetails(answer), ...(editorUrl && { editorUrl }) };
		return [resultItem(run, json)];
	},
};

/** The request; flags are always sent (docs/contract/esign.md#create-a-template). */
function bodyOf({ parameters }: ESignRun): IDataObject {
	const chosen = parameters.collection('options');
	const parties = rolesOf(parameters.entries('roles', 'role'));
	const authorEmail = chosen.email('authorEmail');
	const templateUrl = parameters.requiredText('templateUrl');
	if (!URL.canParse(templateUrl) || !/^https?:/i.test(templateUrl)) {
		throw inputFailure(`"${URL_LABEL}" is not a web address`, {
			parameter: URL_LABEL,
			advice: 'It starts with https:// and leads to the PDF itself.',
		});
	}
	return {
		templateName: parameters.requiredText('templateName'),
		inputType: 'url',
		templateUrl,
		processTextTags: chosen.boolean('processTextTags'),
		processAcroFields: chosen.boolean('processAcroFields'),
		shareAll: chosen.boolean('shareAll'),
		createEmbeddedTemplateSession: chosen.boolean('createEditorSession'),
		numberOfParties: parties.length,
		parties,
		...(authorEmail && { authorEmail }),
		...(chosen.object('additionalFields') as IDataObject | undefined),
	};
}
