import { CIPHERS, PERMISSIONS, type ProtectOptions } from '../engine/options.js';
import { validationError } from '../errors.js';
import {
	optionalBoolean,
	optionalString,
	optionalWord,
	optionalWords,
	readSingleDocument,
	requiredObject,
} from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

/**
 * docs/contract/pdf-services.md#security. The `permissions` some clients send is not known to it
 * (docs/contract/pdf-services.md#where-sources-disagree row 15).
 */
export const pdfProtect: Operation<ProtectOptions> = {
	name: 'pdf-protect',
	paths: ['/documents/security/pdf-protect'],
	accepts: ['.pdf'],
	read(body) {
		const { documents } = readSingleDocument(body);
		const config = requiredObject(body, 'config');
		const password = (member: string): string =>
			optionalString(config, member, `config.${member}`) ?? '';
		const options: ProtectOptions = {
			userPassword: password('userPassword'),
			ownerPassword: password('ownerPassword'),
			permissions:
				optionalWords(config, 'userPermissions', PERMISSIONS, 'config.userPermissions') ?? null,
			cipher: optionalWord(config, 'cipher', CIPHERS, 'config.cipher') ?? 'AES_256',
			encryptMetadata: optionalBoolean(config, 'encryptMetadata', 'config.encryptMetadata') ?? true,
		};
		const { userPassword, ownerPassword } = options;
		if (userPassword === '' && ownerPassword === '')
			throw validationError('At least one of userPassword and ownerPassword is required');
		if (userPassword === ownerPassword)
			throw validationError('userPassword and ownerPassword must be different');
		return { documents, options };
	},
	async work({ inputs, options, folder }) {
		const { encrypt } = await import('../engine/encryption.js');
		const { file, bytes } = await readInput(inputs);
		return await fileResult(folder, file, '.pdf', await encrypt(bytes, options, file.password));
	},
};
