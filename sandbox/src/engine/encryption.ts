import { passwordProtected } from '../errors.js';
import type { ProtectOptions } from './options.js';
import { unlockPdf } from './open-pdf.js';
import { runQpdf } from './qpdf.js';

const CIPHER_OPTIONS: Record<ProtectOptions['cipher'], readonly string[]> = {
	RC4: ['--bits=128', '--use-aes=n'],
	AES: ['--bits=128', '--use-aes=y'],
	AES_256: ['--bits=256'],
};

/** The PDF, encrypted anew; what protected it before is gone, so that needs the owner's password too. */
export async function encrypt(
	bytes: Uint8Array,
	options: ProtectOptions,
	password?: string,
): Promise<Uint8Array> {
	const { userPassword, cipher, encryptMetadata } = options;
	// Without an owner password everybody who can open it may do everything
	// (docs/contract/pdf-services.md#security).
	const ownerPassword = options.ownerPassword || userPassword;
	return await runQpdf(await decrypt(bytes, password), [
		'--allow-weak-crypto',
		'--encrypt',
		`--user-password=${userPassword}`,
		`--owner-password=${ownerPassword}`,
		...CIPHER_OPTIONS[cipher],
		...(options.ownerPassword === '' ? [] : rightsOptions(options.permissions)),
		...(encryptMetadata ? [] : ['--cleartext-metadata']),
		'--',
	]);
}

/** The PDF without encryption. Only its owner may ask for that, or anybody who opens it if it has none. */
export async function decrypt(bytes: Uint8Array, password?: string): Promise<Uint8Array> {
	const { pdf, unlocked } = unlockPdf(bytes, password);
	try {
		if (!unlocked.owner && (unlocked.free || (await hasOwnerPassword(bytes))))
			throw passwordProtected();
		return pdf.saveToBuffer('encrypt=none,compress').asUint8Array().slice();
	} finally {
		pdf.destroy();
	}
}

/** Of a file that asks for a password: qpdf takes the empty one for its owner's if none was set. */
async function hasOwnerPassword(bytes: Uint8Array): Promise<boolean> {
	return await runQpdf(bytes, ['--password=', '--decrypt']).then(
		() => false,
		() => true,
	);
}

function rightsOptions(permissions: ProtectOptions['permissions']): string[] {
	if (permissions === null) return [];
	const may = (permission: (typeof permissions)[number]): string =>
		permissions.includes(permission) ? 'y' : 'n';
	const print = permissions.includes('PRINT_HIGH_QUALITY')
		? 'full'
		: permissions.includes('PRINT_NORMAL_QUALITY')
			? 'low'
			: 'none';
	return [
		`--print=${print}`,
		`--modify-other=${may('EDIT_CONTENT')}`,
		`--form=${may('EDIT_FILL_AND_SIGN_FORM_FIELDS')}`,
		`--annotate=${may('EDIT_ANNOTATION')}`,
		`--assemble=${may('EDIT_DOCUMENT_ASSEMBLY')}`,
		`--extract=${may('COPY_CONTENT')}`,
	];
}
