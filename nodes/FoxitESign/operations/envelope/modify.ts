import type { IDataObject } from 'n8n-workflow';

import { optionFields } from '../../../shared/ui/options';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { partiesIn } from '../../sending/envelopeBody';
import { changeOnce } from '../../run/changeOnce';
import { envelopeItem, remarkUnsignable } from '../../sending/envelopeItem';
import { fieldsOf } from '../../sending/fields';
import { allowWithoutSignatureField } from '../../sending/properties/optionProperties';
import { recipientProperties } from '../../sending/properties/recipientProperties';
import { lookAt } from '../../sending/sendDraft';
import { refuseUnsignableChange, whoCouldNotSign } from '../../sending/signable';
import { eSignOptions, includeLinks } from '../../fields/common';
import type { ESignOperation } from '../types';
import { envelopeField, envelopeIdOf } from './envelopeIdField';
import { objectIn } from '../../../shared/values/members';

const IN_DOUBT =
	'Foxit may still have changed the envelope. The change was not sent again. Get the envelope to see its current state.';

/**
 * Changes a sent envelope as a whole; the service wants its name and all recipients again
 * (docs/contract/esign.md#modify-a-sent-envelope).
 */
export const modify: ESignOperation = {
	value: 'modify',
	name: 'Modify',
	action: 'Modify a sent envelope',
	description:
		'Replace the name, the recipients and the fields of an envelope that is not finished',
	properties: [
		envelopeField,
		{
			displayName: 'Envelope Name',
			name: 'envelopeName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Mutual NDA - Northwind',
			description: 'Subject that the recipients see',
		},
		...recipientProperties,
		simplifyProperty,
		eSignOptions(allowWithoutSignatureField, includeLinks, optionFields.additionalFields, {
			displayName: 'Fields as JSON',
			name: 'fieldsJson',
			type: 'json',
			default: '[]',
			description: "A list with an object for each field, with the API's own names",
		}),
	],
	execute: async (run) => {
		const { parameters, record, session, signals } = run;
		const folderId = envelopeIdOf(parameters);
		record.envelopeId = folderId;
		const options = parameters.collection('options');
		const parties = partiesIn(parameters);
		const fields = fieldsOf(options.array('fieldsJson') ?? [], parties, 0);
		const body: IDataObject = {
			folderId,
			folderName: parameters.requiredText('envelopeName'),
			parties,
			signInSequence: parameters.boolean('signInSequence'),
			...(fields.length > 0 && { fields }),
			...(options.object('additionalFields') as IDataObject | undefined),
		};
		const isAllowed = options.boolean('allowWithoutSignatureField');
		const unable = await whoCouldNotSign(run, folderId, { parties, fields });
		if (!isAllowed) refuseUnsignableChange(unable, folderId);
		const answer = await changeOnce(
			run,
			async () =>
				await session.client.change(
					'/folders/modifySharedFolder',
					body,
					'reachesPeople',
					signals.stop,
				),
			{ advice: IN_DOUBT },
		);
		const hasFolder = Object.keys(objectIn(answer.folder)).length > 0;
		const changed = hasFolder ? answer : await lookAt(run, folderId);
		remarkUnsignable(run, folderId, unable);
		return [envelopeItem(run, changed, { ...(isAllowed && { withoutSignatureField: unable }) })];
	},
};
