import { success } from '../answers.js';
import type { Answer } from '../../http/answer.js';
import type { Envelope } from '../model.js';
import { requiredNumbers } from '../read/members.js';
import type { EsignEndpoint, EsignRequest } from '../read/request.js';

/** docs/contract/esign.md#remove-envelopes. */
export const moveToRecycleBin: EsignEndpoint = {
	method: 'POST',
	path: '/folders/movetorecyclebin',
	handle: async (request) =>
		await forEach(request, (envelope) => request.esign.life.remove(envelope)),
};

/** docs/contract/esign.md#remove-envelopes: for good, from the recycle bin or straight away. */
export const deleteFolder: EsignEndpoint = {
	method: 'POST',
	path: '/folders/delete',
	handle: async (request) =>
		await forEach(request, (envelope) => {
			request.esign.life.remove(envelope);
			request.esign.purge(envelope);
		}),
};

/** All or none: every id is looked up before anything is done. */
async function forEach(request: EsignRequest, act: (envelope: Envelope) => void): Promise<Answer> {
	const ids = requiredNumbers(await request.unwrappedBody(), 'folderIds');
	const envelopes = ids.map((folderId) => request.envelope(folderId));
	envelopes.forEach(act);
	return success();
}
