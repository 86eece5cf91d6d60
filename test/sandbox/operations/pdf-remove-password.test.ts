import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo, validationError } from './refusals';

const PATH = 'security/pdf-remove-password';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const facts = () => import('./pdf-facts.mjs');
const make = () => import('../../support/make-pdf.mjs');
const read = () => import('../../support/pdf.mjs');

const REFUSED = {
	status: 'FAILED',
	error: { code: 'INTERNAL_SERVER_ERROR', message: 'Document is password-protected' },
};

async function protectedWith(config: object): Promise<Uint8Array> {
	const { textPdf } = await make();
	return await sandbox.client.convert('security/pdf-protect', 'a.pdf', await textPdf('hidden'), {
		config,
	});
}

async function expectOpen(bytes: Uint8Array): Promise<void> {
	const { readPdf } = await read();
	const { permissionsOf } = await import('./pdf-facts.mjs');
	expect((await readPdf(bytes)).text).toBe('hidden');
	expect(await permissionsOf(bytes)).toBeNull();
}

it.each(['RC4', 'AES', 'AES_256'])(
	'takes the user password of a file that has no other (%s)',
	async (cipher) => {
		const bytes = await protectedWith({ userPassword: 'user', cipher });
		await expectOpen(await sandbox.client.convert(PATH, 'a.pdf', bytes, { password: 'user' }));
	},
);

it('takes it also when another program left the owner password empty', async () => {
	const { textPdf } = await make();
	const mupdf = await (await facts()).engine();
	const pdf = new mupdf.PDFDocument(await textPdf('hidden'));
	const bytes = pdf.saveToBuffer('encrypt=aes-128,user-password=user').asUint8Array().slice();
	await expectOpen(
		await sandbox.client.convert(PATH, 'a.pdf', new Uint8Array(bytes), { password: 'user' }),
	);
});

it.each(['RC4', 'AES', 'AES_256'])(
	'wants the owner password of a file that has one (%s)',
	async (cipher) => {
		const bytes = await protectedWith({ userPassword: 'user', ownerPassword: 'owner', cipher });
		expect(await sandbox.client.run(PATH, 'a.pdf', bytes, { password: 'user' })).toMatchObject(
			REFUSED,
		);
		await expectOpen(await sandbox.client.convert(PATH, 'a.pdf', bytes, { password: 'owner' }));
	},
);

it('wants it also when anybody may read the file', async () => {
	const bytes = await protectedWith({ ownerPassword: 'owner' });
	expect(await sandbox.client.run(PATH, 'a.pdf', bytes, { password: 'guess' })).toMatchObject(
		REFUSED,
	);
	await expectOpen(await sandbox.client.convert(PATH, 'a.pdf', bytes, { password: 'owner' }));
});

it('hands a file back that was never protected', async () => {
	const { textPdf } = await make();
	const bytes = await textPdf('hidden');
	await expectOpen(await sandbox.client.convert(PATH, 'a.pdf', bytes, { password: 'any' }));
});

it.each([{}, { password: '' }, { password: null }])('wants a password: %j', async (options) => {
	const { protectedPdf } = await make();
	const documentId = await sandbox.client.upload('a.pdf', await protectedPdf());
	expect(await refusalOf(sandbox, PATH, { documentId, ...options })).toEqual(
		validationError('password is required'),
	);
});

refusesAsAllDo(sandbox, PATH, { password: 'x' });
