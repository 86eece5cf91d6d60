import { json } from '../../http/answer.js';
import { success } from '../answers.js';
import { EsignError, invalidFolderId } from '../errors.js';
import { nameOf, STATUSES, type FolderStatus } from '../model.js';
import { envelopeField, nameValue } from '../present/field.js';
import { folderAsRead } from '../present/folder.js';
import { ACTIVITY_WORDS, activityDetails, folderHistory, userName } from '../present/history.js';
import { readDateRange } from '../read/dates.js';
import type { EsignEndpoint } from '../read/request.js';

/** docs/contract/esign.md#get-an-envelope. */
export const myFolder: EsignEndpoint = {
	method: 'GET',
	path: '/folders/myfolder',
	handle(request) {
		const envelope = request.queryEnvelope();
		const { company, surface } = request;
		const { fields, parties, documents } = envelope;
		const owner = { companyId: company.companyId, documents };
		return success({
			folder: folderAsRead(envelope, company, surface),
			allFields: fields.map((field) => envelopeField(field, owner, parties)),
			allFieldsNameValue: fields.map((field) => nameValue(field, documents)),
			'Folder History': folderHistory(envelope),
		});
	},
};

/** docs/contract/esign.md#list-envelope-ids. */
export const folderIdsByStatus: EsignEndpoint = {
	method: 'GET',
	path: '/folders/getAllFolderIdsByStatus',
	handle({ call: { query }, company }) {
		const { fromMs, toMs } = readDateRange(query.get('dateFrom'), query.get('dateTo'), {
			from: 'dateFrom',
			to: 'dateTo',
		});
		const status = readStatus(query.get('status'));
		const ids = [...company.envelopes.values()]
			.filter(({ createdAtMs }) => createdAtMs >= fromMs && createdAtMs < toMs)
			.filter((envelope) => status === undefined || envelope.status === status)
			.map(({ folderId }) => folderId);
		return success({ message: `The total envelope id is: ${ids.length}`, allFolderIds: ids });
	},
};

/**
 * docs/contract/esign.md#list-envelope-ids: live for an empty account, without `result`; what an item is
 * like is not known, so it is what `myfolder` has.
 */
export const listFolders: EsignEndpoint = {
	method: 'GET',
	path: '/folders/list',
	only: 'classic',
	handle({ company, surface }) {
		const allFolders = [...company.envelopes.values()]
			.filter(({ purged }) => !purged)
			.map((envelope) => folderAsRead(envelope, company, surface));
		return json(200, { total_folders: allFolders.length, allFolders });
	},
};

/** docs/contract/esign.md#activity-history. */
export const viewActivityHistory: EsignEndpoint = {
	method: 'GET',
	path: '/folders/viewActivityHistory',
	handle(request) {
		const envelope = request.queryEnvelope();
		if (envelope.sentAtMs === undefined)
			throw new EsignError('logs of a non-shared folder can not be viewed.');
		return success({ details: activityDetails(envelope, request.sandbox.settings.activityZone) });
	},
};

/**
 * docs/contract/esign.md#deleted-log: the keys have spaces in them. Still told when the envelope
 * itself is gone for good.
 */
export const deletedLog: EsignEndpoint = {
	method: 'GET',
	path: '/folders/deletedLog',
	handle(request) {
		const envelope = request.company.envelopes.get(request.queryNumber('folderId'));
		if (envelope?.deletedAtMs === undefined) throw invalidFolderId();
		const { name, folderId, documents, deletedAtMs, author, history } = envelope;
		return success({
			'Deleted Folder Log Info': documents.map((document) => ({
				folderName: name,
				documentName: document.name,
				folderId,
				documentId: String(document.documentId),
				deletionDate: deletedAtMs,
				deletedBy: userName(author),
			})),
			'Deleted Folder Log History': history.map(({ action, party }) => ({
				partiesName: party === undefined ? userName(author) : nameOf(party),
				source: 'Web',
				event: ACTIVITY_WORDS[action],
			})),
		});
	},
};

/**
 * A status to filter by; docs/contract/esign.md#where-sources-disagree, row 1 knows two spellings
 * of one, and docs/contract/esign.md#list-envelope-ids has no choice for those that are completed.
 */
export function readStatus(text: string | null): FolderStatus | undefined {
	if (text === null || text === '') return undefined;
	const status = STATUSES.find((known) => known === (text === 'CANCELED' ? 'CANCELLED' : text));
	if (status === undefined || status === 'COMPLETED')
		throw new EsignError(`invalid status ${text}`);
	return status;
}
