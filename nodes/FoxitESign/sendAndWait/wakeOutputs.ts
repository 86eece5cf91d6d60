import type {
	IDataObject,
	INodeExecutionData,
	INodeProperties,
	IWebhookFunctions,
} from 'n8n-workflow';

import { restingItem, takesAllByFirst } from './hosts';
import { oneOutputProperty, signedOutputs, unsignedOutputs } from './outputs';
import type { Answer } from '../service/answers';
import type { Delivery } from '../service/delivery';
import { isExecuted, simplifyPerson, statusOf } from '../service/envelope';
import { fieldValuesOf, simplifyDetails } from '../service/envelopeDetails';
import type { ESignClient } from '../service/eSignClient';
import { withSignedFiles } from '../service/signedFiles';
import { allHaveSigned, participantsOf, type Participant } from '../service/signing';
import { isHumanReview } from '../sending/message/toolCall';
import { joinFields } from '../../shared/item/outputItem';
import { optionFields } from '../../shared/ui/options';
import { toText, withoutGaps } from '../../shared/values/members';
import { parametersOfNode } from '../../shared/item/itemParameters';

/** The digital signature may take a moment longer than the event. */
const DOWNLOAD_WAIT_MS = 30_000;

/** The parameters that are read when the node wakes up. */
export const wakeProperties: INodeProperties[] = [
	oneOutputProperty,
	{
		displayName: 'Download Signed Files',
		name: 'downloadSigned',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description: 'Whether to return the signed documents and the certificate as files',
	},
	{
		displayName: 'Put Output Files in Fields',
		name: 'outputBinaryPropertyName',
		type: 'string',
		noDataExpression: true,
		displayOptions: { show: { downloadSigned: [true] } },
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The beginning of the names of the output fields: data_1, data_2 and so on',
	},
	// Not among the options: an expression of theirs may have nothing to go by when the node wakes.
	{ ...optionFields.includeInputFields, noDataExpression: true },
];

/** What waking up works with. */
export interface Waking {
	context: IWebhookFunctions;
	client: ESignClient;
	envelopeId: number;
}

/**
 * What the node puts out when it wakes up: the first output gets the envelope if every signer has
 * signed in a signature field of theirs, the second if not; where there is one output it gets both,
 * and `outcome` tells. `approved` is what an agent of n8n goes by.
 */
export async function wakeOutputs(
	waking: Waking,
	answer: Answer,
	delivery: Delivery,
): Promise<INodeExecutionData[][]> {
	const status = statusOf(answer.folder);
	const participants = participantsOf(answer);
	const signed = isExecuted(status) && allHaveSigned(participants);
	const { context, client, envelopeId } = waking;
	const parameters = parametersOfNode(context, wakeProperties);
	const input = parameters.booleanIfSet('includeInputFields') ? restingItem(context) : {};
	const own = {
		approved: signed,
		outcome: outcomeOf(status, signed),
		...simplifyDetails(answer),
		signedBy: participants.filter(({ progress }) => progress === 'signed').map(signerJson),
		fieldValues: fieldValuesOf(answer),
		...(signed ? {} : endedBy(delivery)),
	};
	const json = joinFields(own, input);
	const pairedItem = { item: 0 };
	const oneOutput = parameters.booleanIfSet('oneOutput') === true;
	if (!signed) {
		// n8n 1 hands on the first output of a woken node, and drops the others without a word.
		const said = isHumanReview(context) ? feedback(delivery) : {};
		const item = { json: { ...json, ...said, input: restingItem(context) }, pairedItem };
		return unsignedOutputs(item, oneOutput || takesAllByFirst(context));
	}
	if (!parameters.boolean('downloadSigned')) {
		return signedOutputs({ json, pairedItem }, oneOutput);
	}
	const item = await withSignedFiles(context, json, {
		folderId: envelopeId,
		waitMs: DOWNLOAD_WAIT_MS,
		field: parameters.text('outputBinaryPropertyName') || 'data',
		connect: async () => client,
	});
	return signedOutputs({ ...item, pairedItem }, oneOutput);
}

/** An envelope can be executed although nobody, or not everybody, had anything to sign. */
function outcomeOf(status: string, signed: boolean): string {
	if (signed) return 'signed';
	return isExecuted(status) ? 'finishedWithoutSignature' : status.toLowerCase();
}

function signerJson({ label, email, finishedAt }: Participant): IDataObject {
	return withoutGaps({ name: label, email, at: finishedAt });
}

/** What n8n tells the agent of a refusal, besides that it is one. */
function feedback({ party, reason }: Delivery): IDataObject {
	const by = simplifyPerson(party);
	const who = by ? toText(by.name) || toText(by.email) : '';
	return reason ? { chatInput: `${who ? `Declined by ${who}` : 'Cancelled'}: ${reason}` } : {};
}

function endedBy({ party, reason }: Delivery): IDataObject {
	const by = simplifyPerson(party);
	return { ...(by && { endedBy: by }), ...(reason && { reason }) };
}
