import type { JsonObject } from '../../json.js';
import type { CustomField, Envelope, EnvelopeDocument } from '../model.js';
import type { Company } from '../company.js';
import type { Surface } from '../surface.js';
import { recipientJson } from './party.js';

const NO_CUSTOM_FIELD: CustomField = { name: '', value: '' };

/**
 * The Folder object of docs/contract/esign.md#envelope. Webhooks and the classic host tell all of
 * it.
 */
export function folderJson(envelope: Envelope, company: Company): JsonObject {
	const { folderId, name, status, author, createdAtMs, documents, customFields } = envelope;
	const { companyId } = company;
	const sentAtMs = envelope.sentAtMs ?? null;
	const documentIds = documents.map(({ documentId }) => documentId);
	const parties = envelope.parties.map((party) => recipientJson(party, envelope));
	return {
		folderId,
		folderName: name,
		folderCustomName: '${doc_name}',
		folderPassword: envelope.password,
		folderAuthorId: author.partyId,
		folderAuthorFirstName: author.firstName,
		folderAuthorLastName: author.lastName,
		folderAuthorEmail: author.emailId,
		folderAuthorRole: author.userRole,
		folderCompanyId: companyId,
		folderCreationDate: createdAtMs,
		folderSentDate: sentAtMs,
		folderStatus: status,
		custom_field1: { ...(customFields[0] ?? NO_CUSTOM_FIELD) },
		custom_field2: { ...(customFields[1] ?? NO_CUSTOM_FIELD) },
		metadata: envelope.metadata,
		folderDocumentIds: documentIds,
		documentsList: documents.map((document) => documentJson(document, envelope, companyId)),
		folderRecipientParties: parties,
		folderAccessURLForAuthor: null,
		draftFolderAccessURL: null,
		bulkId: 0,
		enforceSignWorkflow: envelope.signInSequence,
		currentWorkflowStep: 0,
		transactionSource: envelope.source,
		editable: false,
		inPersonSignable: envelope.inPerson,
		overrideAccountReminders: false,
		envelopeId: folderId,
		envelopeName: name,
		envelopeOriginatorId: author.partyId,
		envelopeCompanyId: companyId,
		envelopeDate: createdAtMs,
		envelopeSharedDate: sentAtMs,
		envelopeStatus: status,
		envelopeContractIds: documentIds,
		envelopePartyPermissions: parties,
	};
}

/**
 * What `myfolder` says: at the gateway the author has no id there (docs/contract/esign.md#envelope,
 * live).
 */
export function folderAsRead(envelope: Envelope, company: Company, surface: Surface): JsonObject {
	const folder = folderJson(envelope, company);
	return surface === 'classic' ? folder : { ...folder, folderAuthorId: 0 };
}

/**
 * What the calls that make an envelope say. At the gateway a draft comes back without author, account,
 * custom fields and parties (docs/contract/esign.md#envelope, live).
 */
export function folderAsMade(envelope: Envelope, company: Company, surface: Surface): JsonObject {
	const folder = folderAsRead(envelope, company, surface);
	if (surface === 'classic' || envelope.status !== 'DRAFT') return folder;
	return {
		...folder,
		folderCompanyId: 0,
		folderAuthorFirstName: null,
		folderAuthorLastName: null,
		folderAuthorEmail: null,
		folderAuthorRole: null,
		custom_field1: null,
		custom_field2: null,
		folderRecipientParties: [],
		envelopePartyPermissions: [],
	};
}

function documentJson(
	{ documentId, versionId, name }: EnvelopeDocument,
	{ author, createdAtMs, status }: Envelope,
	companyId: number,
): JsonObject {
	return {
		documentId,
		contractId: documentId,
		companyId,
		contractCreatedBy: author.partyId,
		contractCreatedOn: createdAtMs,
		contractType: null,
		contractStatus: status === 'EXECUTED' ? 'EXECUTED' : 'OPEN',
		editable: false,
		contractVersionId: versionId,
		contractVersionName: name,
		contractVersionDesc: null,
		versionCreatedby: author.partyId,
		versionCreatedOn: createdAtMs,
		contractVersionNumber: 1,
	};
}
