import { errorOf, NODE, type Result, type TestFile } from '../support/use-foxit-node';
import {
	DONE,
	expectTwoOfFiveFailed,
	fiveItems,
	OPENED,
	PASSWORD,
	refusesOtherFiles,
	refusesUnsent,
	said,
	spokenBy,
	type BadInput,
} from './support/checks';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();
const facts = async () => await import('../sandbox/operations/pdf-facts.mjs');

const PROTECT = { resource: 'secure', operation: 'protect' };
const REMOVE = { resource: 'secure', operation: 'removePassword' };

let file: TestFile;
beforeAll(async () => {
	file = await service.pdf(['Top secret words', 'Page two']);
});

describe('Protect', () => {
	const KEYS = { userPassword: 'u-word', ownerPassword: 'o-word' };
	const CASES = {
		both: { ...KEYS, userPermissions: ['COPY_CONTENT', 'PRINT_HIGH_QUALITY'] },
		userOnly: { userPassword: ' blanks stay ' },
		ownerOnly: { ownerPassword: 'o-word', userPermissions: ['EDIT_ANNOTATION'] },
		AES: { ...KEYS, protection: { cipher: 'AES' } },
		RC4: { ...KEYS, protection: { cipher: 'RC4', encryptMetadata: false } },
	};
	const results = {} as Record<keyof typeof CASES, Buffer>;
	let five: Result;

	beforeAll(async () => {
		const names = Object.keys(CASES) as Array<keyof typeof CASES>;
		const items = await fiveItems(service, ['Top secret words']);
		await Promise.all([
			...names.map(async (name) => {
				const result = await service.run({ ...PROTECT, ...CASES[name] }, [{ file }]);
				expect(spokenBy(result)).not.toMatch(/u-word|o-word/);
				results[name] = await service.file(result);
			}),
			service.runOn({ ...PROTECT, ...KEYS, options: OPENED }, items).then((result) => {
				five = result;
			}),
		]);
	});

	const read = async (name: keyof typeof CASES, password?: string) =>
		(await service.foxit.at.readPdf(results[name], password)).text;
	const methodOf = async (name: keyof typeof CASES) =>
		/\/(AESV\d)\b/.exec((await facts()).rawContent(results[name]))?.[1];

	it('asks for a password, takes both, and refuses any other', async () => {
		for (const password of ['u-word', 'o-word'])
			expect(await read('both', password)).toContain('Top secret words');
		for (const password of [undefined, '', 'U-WORD', 'wrong'])
			await expect(read('both', password)).rejects.toThrow(/password/i);
		const { rawContent } = await facts();
		expect(rawContent(results.both)).not.toContain('Top secret');
	});

	it('grants what was chosen, and nothing else', async () => {
		const { permissionsOf } = await facts();
		// PDF 32000-1, table 22: print, copy, print in high quality; texts for the blind always.
		const granted = new Set([0x04, 0x10, 0x800, 0x200]);
		expect(new Set(await permissionsOf(results.both, 'u-word'))).toEqual(granted);
		expect(new Set(await permissionsOf(results.ownerOnly))).toEqual(new Set([0x20, 0x200]));
	});

	it('takes passwords as they are, blanks and all', async () => {
		expect(await read('userOnly', ' blanks stay ')).toContain('Page two');
		await expect(read('userOnly', 'blanks stay')).rejects.toThrow(/password/i);
	});

	it('lets everybody read what has an owner password only', async () => {
		expect(await read('ownerOnly')).toContain('Top secret words');
	});

	it('encrypts as it is told, and best when it is not', async () => {
		expect(await methodOf('both')).toBe('AESV3');
		expect(await methodOf('AES')).toBe('AESV2');
		expect(await methodOf('RC4')).toBeUndefined();
		expect(await read('RC4', 'u-word')).toContain('Page two');
	});

	it('of five items, two fail in their places', async () => {
		expectTwoOfFiveFailed(five);
		for (const index of DONE) {
			const { text } = await service.read(five, index, 'data', 'u-word');
			expect(text).toBe('Top secret words');
		}
	});

	it('refuses what cannot protect, before anything is sent', async () => {
		const bad: BadInput[] = [
			[
				{},
				'Password to Open',
				'Neither "Password to Open" nor "Password to Change Permissions" is set',
			],
			[
				{ userPassword: 'same', ownerPassword: 'same' },
				'Password to Change Permissions',
				'"Password to Change Permissions" is the same as "Password to Open"',
			],
			[
				{ userPassword: 'u', userPermissions: ['COPY_CONTENT'] },
				'Password to Change Permissions',
				'"Permissions" need a "Password to Change Permissions"',
			],
			[
				{ ...KEYS, userPermissions: said(['PRINT']) },
				'Permissions',
				'"Permissions" cannot be "PRINT"',
			],
			[{ ...KEYS, protection: { cipher: said('DES') } }, 'Cipher', '"Cipher" cannot be "DES"'],
			[
				{ ...KEYS, options: { additionalFields: '{' } },
				'Additional Fields',
				'"Additional Fields" is not valid JSON',
			],
			[
				{ ...KEYS, options: { timeout: -1 } },
				'Timeout',
				'"Timeout" must be a number of at least 0 seconds',
			],
		];
		await refusesUnsent(service, PROTECT, bad, { file });
		await refusesOtherFiles(service, { ...PROTECT, ...KEYS });
	});
});

describe('Remove Password', () => {
	const remove = async (spec: object, currentPassword: string) => {
		const locked = await service.pdf({ pages: ['Top secret words'], ...spec });
		return await service.run({ ...REMOVE, currentPassword }, [{ file: locked }]);
	};

	it('opens a file for everybody, to whoever may ask', async () => {
		const [owned, used, refused] = await Promise.all([
			remove({ userPassword: 'u-word', ownerPassword: 'o-word' }, 'o-word'),
			remove({ userPassword: PASSWORD }, PASSWORD),
			remove({ userPassword: 'u-word', ownerPassword: 'o-word' }, 'u-word'),
		]);
		const { rawContent } = await facts();
		for (const result of [owned, used]) {
			expect((await service.read(result)).text).toBe('Top secret words');
			expect(rawContent(await service.file(result))).not.toContain('/Encrypt');
		}
		expect(errorOf(refused).message).toBe('The document is protected by a password [item 0]');
		expect(spokenBy(refused)).not.toMatch(/u-word|o-word/);
	});

	it('of five items, two fail in their places', async () => {
		const items = await fiveItems(service, ['Top secret words']);
		const given = { ...REMOVE, currentPassword: '={{ $json.password || "any" }}' };
		const result = await service.runOn(given, items);
		expectTwoOfFiveFailed(result);
		for (const index of DONE) {
			expect((await service.read(result, index)).text).toBe('Top secret words');
		}
	});

	it('refuses what it cannot use, before anything is sent', async () => {
		const empty: BadInput = [
			{ currentPassword: said('') },
			'Current Password',
			'"Current Password" is empty',
		];
		await refusesUnsent(service, REMOVE, [empty], { file });
		await refusesOtherFiles(service, { ...REMOVE, currentPassword: 'x' });
	});
});

it('each result is linked to its item', async () => {
	const result = await service.run({ ...PROTECT, userPassword: 'u' }, [{ file }, { file }]);
	expect(result.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
	]);
});
