import { readSingleDocument, requiredString } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

/** docs/contract/pdf-services.md#security. */
export const pdfRemovePassword: Operation = {
	name: 'pdf-remove-password',
	paths: ['/documents/security/pdf-remove-password'],
	accepts: ['.pdf'],
	read(body) {
		const job = readSingleDocument(body);
		requiredString(body, 'password');
		return job;
	},
	async work({ inputs, folder }) {
		const { decrypt } = await import('../engine/encryption.js');
		const { file, bytes } = await readInput(inputs);
		return await fileResult(folder, file, '.pdf', await decrypt(bytes, file.password));
	},
};
