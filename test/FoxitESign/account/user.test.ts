import { errorOf } from '../../support/use-foxit-node';
import { SURFACES, useESign } from '../support/esign';

const USER = { resource: 'user' };
const CREATE = {
	...USER,
	operation: 'create',
	firstName: 'Nora',
	lastName: 'Berg',
	email: 'nora@sender.example',
};
const GET_MANY = { ...USER, operation: 'getMany' };

const esign = useESign();

describe.each(SURFACES)('on the %s surface', (surface) => {
	it('users are made, listed, changed and deleted', async () => {
		const options = {
			department: 'Legal',
			title: 'Counsel',
			active: true,
			sendPasswordMail: false,
		};
		const made = await esign.one({ ...CREATE, userRole: 'admin', options }, { surface });
		expect(made).toMatchObject({
			userId: expect.any(Number) as number,
			firstName: 'Nora',
			lastName: 'Berg',
			email: 'nora@sender.example',
			role: 'admin',
			active: true,
			department: 'Legal',
			title: 'Counsel',
			addedAt: expect.stringMatching(/Z$/) as string,
		});
		const { userId } = made;
		expect(await esign.json(GET_MANY, [{}], { surface })).toContainEqual(made);

		const changes = { active: false, lastName: 'Berg-Lind', userRole: 'super_admin' };
		const update = { ...USER, operation: 'update', userId, updateFields: changes };
		expect(await esign.one(update, { surface })).toMatchObject({
			userId: made.userId,
			updated: true,
			lastName: 'Berg-Lind',
			firstName: 'Nora',
			role: 'super_admin',
			active: false,
			department: 'Legal',
		});
		const active = await esign.json({ ...GET_MANY, options: { activeOnly: true } });
		expect(active.map(({ userId: id }) => id)).not.toContain(made.userId);

		const deleted = await esign.one({ ...USER, operation: 'delete', userId }, { surface });
		expect(deleted).toEqual({ userId: made.userId, deleted: true });
		const left = await esign.json({ ...GET_MANY, returnAll: true });
		expect(left.map(({ userId: id }) => id)).not.toContain(made.userId);
	});
});

it('shows the raw users on demand', async () => {
	const [owner] = await esign.json({ ...GET_MANY, simplify: false });
	expect(owner).toMatchObject({
		partyId: expect.any(Number) as number,
		userRole: 'Super-Administrator',
	});
});

it('makes no second user when the answer is lost', async () => {
	await esign.control.faults({
		match: { path: '/users/create$' },
		action: { type: 'reset-after' },
	});
	const error = errorOf(await esign.run(CREATE));
	expect(error.description).toContain('Look with User > Get Many');
	expect(await esign.trace()).toEqual(['create cut']);
});

it('looks whether a user is gone when the answer is lost', async () => {
	const { userId } = await esign.one(CREATE);
	await esign.control.faults({
		match: { path: '/users/delete$' },
		action: { type: 'reset-after' },
	});
	const json = await esign.one({ ...USER, operation: 'delete', userId });
	expect(json).toEqual({ userId, deleted: true });
	expect(await esign.trace()).toEqual(['create', 'delete cut', 'list']);
});

it('passes on why it is refused', async () => {
	const error = errorOf(await esign.run({ ...USER, operation: 'delete', userId: '1' }));
	expect(error.description).toContain('invalid user id');
});

it.each([
	[{ operation: 'delete', userId: 'nora' }, '"User ID" is not an ID'],
	[{ operation: 'update', userId: '={{ "" }}' }, '"User ID" is empty'],
	[{ operation: 'update', userId: '5', updateFields: {} }, '"Update Fields" has no value'],
	[
		{ operation: 'update', userId: '5', updateFields: { userRole: '={{ "boss" }}' } },
		'"Role" cannot be "boss"',
	],
])('refuses %j before anything is sent', async (given, message) => {
	const error = errorOf(await esign.run({ ...USER, ...given }));
	expect(error.message).toBe(`${message} [item 0]`);
	expect(await esign.trace()).toEqual([]);
});
