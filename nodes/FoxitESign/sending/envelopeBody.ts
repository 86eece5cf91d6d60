import type { IDataObject } from 'n8n-workflow';

import { TEMPLATE_METADATA } from '../service/envelope';
import { inputFailure } from '../../shared/failure';
import { baseName } from '../../shared/file/fileName';
import type { Parameters } from '../../shared/values/parameters';
import { templateIdOf } from '../fields/templateIdField';
import type { ESignRun } from '../run/eSignRun';
import { documentsOf, type SentDocuments } from './documents';
import { envelopeSettings, type EnvelopeSettings, type Launch } from './envelopeOptions';
import { plainFieldValues, refuseUnknownFields } from './fieldValues';
import { fieldsOf, lowSignatures, refuseUnsignable, type PlacedField } from './fields';
import { messageDocument } from './messageDocument';
import { partiesOf, recipientList, type Party } from './recipients';
import { objectIn } from '../../shared/values/members';

/** A new envelope, ready to be sent to the service. */
export interface EnvelopeRequest extends EnvelopeSettings {
	path: '/folders/createfolder' | '/templates/createFolder';
}

/**
 * Lays out the request for a new envelope and checks everything that can be wrong with it.
 *
 * @throws FoxitFailure `input` before anything is made
 */
export async function envelopeRequest(run: ESignRun, launch: Launch): Promise<EnvelopeRequest> {
	const settings = envelopeSettings(run, launch);
	refuseNoFiles(run.parameters);
	const parties = partiesIn(run.parameters, { mayBeNone: launch === 'never' });
	const name = run.parameters.text('envelopeName');
	if (run.parameters.choice('documentSource') === 'template') {
		return await templateRequest(run, settings, parties, name);
	}
	if (run.parameters.choice('documentSource') === 'message') {
		const { fields, ...document } = messageDocument(run, parties);
		return folderRequest(settings, { name, parties, documents: document, fields, placement: [] });
	}
	const placement = placementOf(run.parameters, launch);
	const documents = await documentsOf(run);
	const fields = fieldsIn(run.parameters, parties, documents.count, placement);
	// What text tags and form fields bring is known to the service alone.
	const alone = !placement.includes('textTags') && !placement.includes('acroForm');
	if (alone && launch === 'whenSignable') refuseUnsignable(fields, parties);
	const low = lowSignatures(fields);
	if (low !== undefined) run.remark(low);
	return folderRequest(settings, { name, parties, documents, fields, placement });
}

/** What was expected of files cannot be held against documents that are elsewhere. */
function refuseNoFiles(parameters: Parameters): void {
	if (parameters.choice('documentSource') === 'binary') return;
	if (!parameters.collection('options').has('expectedSha256')) return;
	throw inputFailure('"Expected SHA-256" needs files, and "Documents From" gives none', {
		parameter: 'Expected SHA-256',
		advice: 'Set "Documents From" to Binary Files, or remove the option.',
	});
}

/** What an envelope of documents is made of. */
interface FolderUse {
	/** Empty: that of the first document. */
	name: string;
	parties: Party[];
	documents: SentDocuments;
	fields: PlacedField[];
	placement: readonly Placement[];
}

function folderRequest(settings: EnvelopeSettings, use: FolderUse): EnvelopeRequest {
	const { name, parties, documents, fields, placement } = use;
	return {
		...settings,
		path: '/folders/createfolder',
		body: {
			folderName: name || baseName(documents.firstName),
			...(parties.length > 0 && { parties }),
			...documents.body,
			processTextTags: placement.includes('textTags'),
			processAcroFields: placement.includes('acroForm'),
			...(fields.length > 0 && { fields }),
			...settings.body,
		},
	};
}

/** The recipients, from the form or from JSON. */
export function partiesIn(parameters: Parameters, rules?: { mayBeNone: boolean }): Party[] {
	if (parameters.choice('recipientsFrom') === 'json') {
		return partiesOf(recipientList(parameters.json('recipientsJson')), rules);
	}
	return partiesOf(parameters.plainEntries('recipients', 'recipient'), rules);
}

/**
 * From a template: its documents and fields are there already
 * (docs/contract/esign.md#create-an-envelope-from-templates).
 */
async function templateRequest(
	run: ESignRun,
	settings: EnvelopeSettings,
	parties: Party[],
	name: string,
): Promise<EnvelopeRequest> {
	const { parameters } = run;
	const templateId = templateIdOf(parameters);
	const label = parameters.label('templateValues');
	const values = plainFieldValues(parameters.object('templateValues') ?? {}, label);
	await refuseUnknownFields(run, templateId, { values, label });
	return fromTemplate(settings, { templateId, parties, values, name });
}

/** What an envelope is made of, when it is made from a template. */
export interface TemplateUse {
	templateId: number;
	parties: Party[];
	/** Values by field name. */
	values: IDataObject;
	/** Empty: the template's own. */
	name: string;
}

export function fromTemplate(settings: EnvelopeSettings, use: TemplateUse): EnvelopeRequest {
	const { templateId, parties, values, name } = use;
	const { metadata, ...body } = settings.body;
	return {
		...settings,
		path: '/templates/createFolder',
		body: {
			templateIds: [templateId],
			...(name && { folderName: name }),
			...(parties.length > 0 && { parties }),
			...(Object.keys(values).length > 0 && { fields: values }),
			...body,
			metadata: { ...objectIn(metadata), [TEMPLATE_METADATA]: String(templateId) },
		},
	};
}

/** Where the service finds the fields. */
type Placement = 'acroForm' | 'coordinates' | 'json' | 'textTags';

function placementOf(parameters: Parameters, launch: Launch): readonly Placement[] {
	const chosen = parameters.choicesOf<Placement>('fieldPlacement');
	if (chosen.length > 0 || launch !== 'whenSignable') return chosen;
	throw inputFailure('"Place Fields By" is empty', {
		parameter: 'Place Fields By',
		advice: 'Choose where the fields to fill in and to sign come from.',
	});
}

/** The form's fields; JSON may have types that the form does not know. */
function placedFields(parameters: Parameters): unknown[] {
	const types = parameters.entries('fields', 'field').map((entry) => entry.choice('type'));
	return parameters
		.plainEntries('fields', 'field')
		.map((entry, index) => ({ ...objectIn(entry), type: types[index] }));
}

function fieldsIn(
	parameters: Parameters,
	parties: readonly Party[],
	documentCount: SentDocuments['count'],
	placement: readonly Placement[],
): PlacedField[] {
	const placed = placement.includes('coordinates') ? placedFields(parameters) : [];
	const given = placement.includes('json') ? (parameters.array('fieldsJson') ?? []) : [];
	return fieldsOf([...placed, ...given], parties, documentCount);
}
