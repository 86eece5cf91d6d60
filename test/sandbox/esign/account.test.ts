import { refusal, SECOND_PARTY, useEsign } from './support/use-esign';

const esign = useEsign();

describe('users', () => {
	const USER = {
		firstName: 'Ines',
		lastName: 'Okafor',
		emailId: 'ines@sender.example',
		userRole: 'admin',
		active: true,
		sendMailForPasswordReset: false,
	};
	const create = (changes: object = {}) =>
		esign.gateway.post('/users/create', { user: { ...USER, ...changes } });

	it('are made, listed without result, changed and deleted', async () => {
		const { body } = await create();
		const { user } = body as { user: { partyId: number } };
		expect(body).toMatchObject({
			result: 'success',
			message: 'new user successfully added',
			user: { firstName: 'Ines', userRole: 'Admin', active: true, companyId: 9001 },
		});
		const { partyId } = user;
		const updated = await esign.gateway.post('/users/update', {
			user: { partyId: String(partyId), title: 'Head of Sales', active: false },
		});
		expect(updated.body).toMatchObject({ result: 'success', user: { title: 'Head of Sales' } });
		const list = (await esign.gateway.get('/users/list')).body as { usersList: object[] };
		expect(list).not.toHaveProperty('result');
		expect(list).toMatchObject({
			usersList: [{ userRole: 'Super-Administrator' }, { partyId, active: false }],
			allActiveUsers: 1,
			allInactiveUsers: 1,
		});
		expect((await esign.gateway.get(`/users/delete?userId=${partyId}`)).body).toEqual({
			result: 'success',
			message: `user ${partyId} deleted successfully`,
		});
		expect(await esign.gateway.get(`/users/delete?userId=${partyId}`)).toMatchObject(
			refusal('invalid user id'),
		);
	});

	it.each<[object, RegExp]>([
		[{ firstName: '' }, /firstName parameter must be required/],
		[{ userRole: 'boss' }, /userRole must be one of/],
		[{ active: undefined }, /active parameter/],
		[{ sendMailForPasswordReset: undefined }, /sendMailForPasswordReset/],
		[{ emailId: 'OWNER@sandbox.example' }, /already exists/],
	])('are refused with %j', async (changes, message) => {
		expect(await create(changes)).toMatchObject(refusal(expect.stringMatching(message)));
	});

	it('include the owner, who stays', async () => {
		expect((await esign.gateway.get('/users/delete?userId=4101')).body).toMatchObject({
			result: 'error',
		});
		expect(await esign.gateway.post('/users/create', {})).toMatchObject(
			refusal('user parameter must be required.'),
		);
	});
});

describe('e-mail groups', () => {
	const people = (count: number) =>
		Array.from({ length: count }, (_, index) => ({
			firstName: 'P',
			lastName: String(index),
			emailId: `p${index}@group.example`,
		}));
	const create = (emailGroupName: string, parties: object[]) =>
		esign.gateway.post('/parties/createEmailGroup', {
			emailGroupName,
			emailGroupDescription: 'all of them',
			parties,
		});

	it('are made, and listed without result', async () => {
		expect((await create('Sales', people(2))).body).toEqual({
			result: 'success',
			message: 'new email group successfully added',
			emailGroup: {
				groupId: 301,
				groupName: 'Sales',
				groupDesc: 'all of them',
				dateCreated: expect.any(Number) as number,
				companyId: 9001,
				parties: people(2),
			},
		});
		await create('Board', people(20));
		const names = async (body: object) => {
			const reply = await esign.gateway.post('/parties/getEmailGroups', body);
			expect(Object.keys(reply.body as object)).toEqual(['allEmailGroups']);
			return (reply.body as { allEmailGroups: Array<{ groupName: string }> }).allEmailGroups.map(
				({ groupName }) => groupName,
			);
		};
		expect(await names({})).toEqual(['Sales', 'Board']);
		expect(await names({ emailGroupNames: ['Board'] })).toEqual(['Board']);
	});

	it('have no more than 20 people, and a name of their own', async () => {
		expect((await create('Crowd', people(21))).body).toMatchObject({ result: 'error' });
		expect((await create('Nobody', [])).body).toMatchObject({ result: 'error' });
		await create('Sales', people(1));
		expect((await create('Sales', people(1))).body).toMatchObject({ result: 'error' });
	});
});

describe('the report', () => {
	const ask = async (changes: object = {}) => {
		const { nowMs } = await esign.sandbox.control.health();
		const day = new Date(nowMs).toISOString().slice(0, 10);
		return await esign.gateway.post('/folders/getFolders/download', {
			status: 'SHARED',
			creationDateFrom: day,
			creationDateTo: new Date(nowMs + 24 * 3_600_000).toISOString().slice(0, 10),
			...changes,
		});
	};
	async function rowsOf(bytes: Uint8Array): Promise<string[][]> {
		const { officeParts } = await import('../operations/office-package.mjs');
		const parts = await officeParts(bytes);
		const strings = [...parts['xl/sharedStrings.xml']!.matchAll(/<t [^>]*>(.*?)<\/t>/g)].map(
			([, text = '']) => text,
		);
		const rows = [...parts['xl/worksheets/sheet1.xml']!.matchAll(/<row [^>]*>(.*?)<\/row>/g)];
		return rows.map(([, row = '']) =>
			[...row.matchAll(/<c r="[A-Z]+\d+"( t="s")?><v>(.*?)<\/v>/g)].map(([, isText, value = '']) =>
				isText ? strings[Number(value)]! : value,
			),
		);
	}

	it('is a workbook of the envelopes asked for', async () => {
		const city = { type: 'text', name: 'City', value: 'Oslo', x: 9, y: 9, width: 99, height: 20 };
		const place = { pageNumber: 1, documentNumber: 1, party: 1 };
		const first = await esign.create({ sendNow: true, fields: [{ ...city, ...place }] });
		const second = await esign.create({
			folderName: 'Other',
			parties: [{ ...SECOND_PARTY, sequence: 1 }],
			sendNow: true,
		});
		await esign.create();
		const reply = await ask({ includeFields: 'true' });
		expect(reply).toMatchObject({ status: 200, type: 'application/vnd.ms-excel' });
		const [heading, ...rows] = await rowsOf(reply.bytes);
		expect(heading).toEqual(expect.arrayContaining(['Envelope ID', 'Status', 'City']));
		expect(rows.map((row) => row.slice(0, 3))).toEqual([
			[String(first.folderId), 'Mutual NDA', 'SHARED'],
			[String(second.folderId), 'Other', 'SHARED'],
		]);
		expect(rows[0]).toContain('Oslo');
		for (const filter of [
			{ folderName: 'oth' },
			{ signerEmail: 'otto@signer.example' },
			{ folderName: 'Other', authorEmail: 'owner@sandbox.example' },
		])
			expect((await rowsOf((await ask(filter)).bytes)).slice(1)).toHaveLength(1);
	});

	it.each<[object, RegExp]>([
		[{ status: undefined }, /status parameter must be required/],
		[{ status: 'DONE' }, /invalid status/],
		[{ creationDateFrom: undefined }, /creationDateFrom can not be empty/],
	])('is refused with %j', async (changes, message) => {
		expect(await ask(changes)).toMatchObject(refusal(expect.stringMatching(message)));
	});
});
