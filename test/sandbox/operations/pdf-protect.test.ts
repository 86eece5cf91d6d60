import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo, validationError } from './refusals';

const PATH = 'security/pdf-protect';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');
const read = () => import('../../support/pdf.mjs');
const facts = () => import('./pdf-facts.mjs');

/** Names of PDF 32000-1, table 22, by the numbers pdf.js gives them. */
const FLAGS = {
	print: 0x04,
	modify: 0x08,
	copy: 0x10,
	annotate: 0x20,
	form: 0x100,
	accessibility: 0x200,
	assemble: 0x400,
	printHighQuality: 0x800,
};

async function protect(config: object, options: object = {}) {
	const { textPdf } = await make();
	return await sandbox.client.convert(PATH, 'a.pdf', await textPdf('top secret', 'two'), {
		config,
		...options,
	});
}

it.each(['RC4', 'AES', 'AES_256'])('encrypts with %s', async (cipher) => {
	const { readPdf } = await read();
	const { rawContent, infoOf } = await facts();
	const bytes = await protect({ userPassword: 'opens', ownerPassword: 'owns', cipher });
	for (const password of [undefined, 'wrong'])
		await expect(readPdf(bytes, password)).rejects.toThrow(/password/i);
	for (const password of ['opens', 'owns'])
		expect((await readPdf(bytes, password)).pages.map(({ text }) => text)).toEqual([
			'top secret',
			'two',
		]);
	expect(rawContent(bytes)).not.toContain('top secret');
	const { EncryptFilterName } = await infoOf(bytes, 'opens');
	expect(EncryptFilterName).toBe('Standard');
	const method = { RC4: /\/V 2\b/, AES: /\/AESV2\b/, AES_256: /\/AESV3\b/ }[cipher]!;
	expect(rawContent(bytes)).toMatch(method);
});

it('uses AES_256 when no cipher is named', async () => {
	const { rawContent } = await facts();
	expect(rawContent(await protect({ userPassword: 'x' }))).toMatch(/\/AESV3\b/);
});

it('lets anybody read a file that has only an owner password', async () => {
	const { readPdf } = await read();
	const { infoOf } = await facts();
	const bytes = await protect({ userPassword: '', ownerPassword: 'owns', userPermissions: [] });
	expect((await readPdf(bytes)).pages[0]!.text).toBe('top secret');
	expect(await infoOf(bytes)).toMatchObject({ EncryptFilterName: 'Standard' });
});

it.each([
	['PRINT_NORMAL_QUALITY', [FLAGS.print]],
	['PRINT_HIGH_QUALITY', [FLAGS.print, FLAGS.printHighQuality]],
	['EDIT_CONTENT', [FLAGS.modify]],
	['EDIT_FILL_AND_SIGN_FORM_FIELDS', [FLAGS.form]],
	['EDIT_ANNOTATION', [FLAGS.annotate]],
	['EDIT_DOCUMENT_ASSEMBLY', [FLAGS.assemble]],
	['COPY_CONTENT', [FLAGS.copy]],
])('grants %s and nothing else', async (permission, flags) => {
	const { permissionsOf } = await facts();
	for (const cipher of ['AES', 'AES_256']) {
		const bytes = await protect({
			userPassword: 'u',
			ownerPassword: 'o',
			cipher,
			userPermissions: [permission],
		});
		const granted = await permissionsOf(bytes, 'u');
		expect([cipher, new Set(granted)]).toEqual([cipher, new Set([...flags, FLAGS.accessibility])]);
	}
});

it('takes rights for granted without an owner password, and when none are listed', async () => {
	const { permissionsOf } = await facts();
	const all = new Set(Object.values(FLAGS));
	for (const config of [
		{ userPassword: 'u', userPermissions: ['COPY_CONTENT'] },
		{ userPassword: 'u', ownerPassword: 'o' },
		{ userPassword: 'u', ownerPassword: 'o', permissions: ['PRINT'] },
	])
		expect(new Set(await permissionsOf(await protect(config), 'u'))).toEqual(all);
});

it('leaves metadata readable when told to', async () => {
	const { rawContent } = await facts();
	const flag = (bytes: Uint8Array) =>
		/\/EncryptMetadata (true|false)/.exec(rawContent(bytes))?.[1] ?? 'true';
	expect(flag(await protect({ userPassword: 'u', encryptMetadata: false }))).toBe('false');
	expect(flag(await protect({ userPassword: 'u', encryptMetadata: true }))).toBe('true');
});

it.each(['comma, "quotes" and \'more\'', 'Größe €', ' blanks ', 'back\\slash=1'])(
	'takes %j as a password',
	async (userPassword) => {
		const { readPdf } = await read();
		const bytes = await protect({ userPassword });
		expect((await readPdf(bytes, userPassword)).pageCount).toBe(2);
	},
);

it('replaces the protection of a protected file', async () => {
	const { protectedPdf } = await make();
	const { readPdf } = await read();
	const bytes = await sandbox.client.convert(PATH, 'a.pdf', await protectedPdf('old'), {
		password: 'old',
		config: { userPassword: 'new' },
	});
	expect((await readPdf(bytes, 'new')).text).toBe('hidden words');
	await expect(readPdf(bytes, 'old')).rejects.toThrow(/password/i);
});

describe('refuses', () => {
	const accepted = (words: string[]) => `Accepted values are: ${words.join(', ')}`;
	const CIPHERS = accepted(['RC4', 'AES', 'AES_256']);

	it.each<[string, object, unknown]>([
		['no config', {}, 'config: must not be null'],
		['a config that is none', { config: 'x' }, "Invalid value 'x' for 'config'. Must be an object"],
		['no password', { config: {} }, expect.stringContaining('At least one')],
		[
			'empty passwords',
			{ config: { userPassword: '', ownerPassword: '' } },
			expect.stringContaining('At least one'),
		],
		[
			'the same password twice',
			{ config: { userPassword: 'x', ownerPassword: 'x' } },
			expect.stringContaining('must be different'),
		],
		[
			'an unknown cipher',
			{ config: { userPassword: 'x', cipher: 'DES' } },
			`Invalid value 'DES' for 'config.cipher'. ${CIPHERS}`,
		],
		[
			'an unknown permission',
			{ config: { ownerPassword: 'x', userPermissions: ['COPY_CONTENT', 'FLY'] } },
			expect.stringMatching(/^Invalid value 'FLY' for 'config.userPermissions'. Accepted values/),
		],
		[
			'permissions as a plain string',
			{ config: { ownerPassword: 'x', userPermissions: 'COPY_CONTENT' } },
			"Invalid value 'COPY_CONTENT' for 'config.userPermissions'. Must be an array",
		],
		[
			'a password that is a number',
			{ config: { userPassword: 1234 } },
			"Invalid value '1234' for 'config.userPassword'. Must be a valid string",
		],
	])('%s', async (_, options, message) => {
		const { textPdf } = await make();
		const documentId = await sandbox.client.upload('a.pdf', await textPdf('x'));
		expect(await refusalOf(sandbox, PATH, { documentId, ...options })).toEqual(
			validationError(message),
		);
	});
});

refusesAsAllDo(sandbox, PATH, { config: { userPassword: 'x' } });
