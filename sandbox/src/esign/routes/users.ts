import { json } from '../../http/answer.js';
import type { JsonObject } from '../../json.js';
import { success } from '../answers.js';
import { EsignError, requiredParameter } from '../errors.js';
import type { User } from '../user.js';
import { userJson } from '../present/user.js';
import {
	optionalFlag,
	optionalNumberOrText,
	optionalObject,
	optionalText,
	optionalWord,
	requiredEmail,
	requiredText,
} from '../read/members.js';
import type { EsignEndpoint, EsignRequest } from '../read/request.js';

const ROLES = ['user', 'admin', 'super_admin'] as const;

/* docs/contract/esign.md#users. */

const create: EsignEndpoint = {
	method: 'POST',
	path: '/users/create',
	async handle(request) {
		const given = await readUser(request);
		const { company, esign, sandbox } = request;
		const userRole = optionalWord(given, 'userRole', ROLES);
		if (userRole === undefined) throw requiredParameter('userRole');
		const active = optionalFlag(given, 'active');
		if (active === undefined) throw requiredParameter('active');
		if (optionalFlag(given, 'sendMailForPasswordReset') === undefined)
			throw requiredParameter('sendMailForPasswordReset');
		const emailId = requiredEmail(given, 'emailId');
		if (company.userByEmail(emailId) !== undefined)
			throw new EsignError(`user ${emailId} already exists`);
		const user: User = {
			firstName: requiredText(given, 'firstName'),
			lastName: requiredText(given, 'lastName'),
			emailId,
			userRole,
			active,
			address: optionalText(given, 'address') ?? null,
			department: optionalText(given, 'department') ?? null,
			title: optionalText(given, 'title') ?? null,
			managerId: optionalText(given, 'managerId') ?? null,
			createdAtMs: sandbox.clock.now(),
			partyId: esign.counters.next('user'),
		};
		company.users.set(user.partyId, user);
		return success({ message: 'new user successfully added', user: userJson(user, company) });
	},
};

const update: EsignEndpoint = {
	method: 'POST',
	path: '/users/update',
	async handle(request) {
		const given = await readUser(request);
		const partyId = optionalNumberOrText(given, 'partyId');
		if (partyId === undefined) throw requiredParameter('partyId');
		const user = find(request, partyId);
		Object.assign(user, {
			firstName: optionalText(given, 'firstName') ?? user.firstName,
			lastName: optionalText(given, 'lastName') ?? user.lastName,
			userRole: optionalWord(given, 'userRole', ROLES) ?? user.userRole,
			active: optionalFlag(given, 'active') ?? user.active,
			address: optionalText(given, 'address') ?? user.address,
			department: optionalText(given, 'department') ?? user.department,
			title: optionalText(given, 'title') ?? user.title,
			managerId: optionalText(given, 'managerId') ?? user.managerId,
		});
		const message = `user ${partyId} updated successfully`;
		return success({ message, user: userJson(user, request.company) });
	},
};

const remove: EsignEndpoint = {
	method: 'GET',
	path: '/users/delete',
	handle(request) {
		const user = find(request, request.queryNumber('userId'));
		if (user === request.company.owner) throw new EsignError('the owner can not be deleted');
		request.company.users.delete(user.partyId);
		return success({ message: `user ${user.partyId} deleted successfully` });
	},
};

/** No `result` in the answer. */
const list: EsignEndpoint = {
	method: 'GET',
	path: '/users/list',
	handle({ company }) {
		const users = [...company.users.values()];
		const active = users.filter((user) => user.active).length;
		return json(200, {
			usersList: users.map((user) => userJson(user, company)),
			allActiveUsers: active,
			allInactiveUsers: users.length - active,
		});
	},
};

async function readUser(request: EsignRequest): Promise<JsonObject> {
	const user = optionalObject(await request.body(), 'user');
	if (user === undefined) throw requiredParameter('user');
	return user;
}

function find({ company }: EsignRequest, partyId: number): User {
	const user = company.users.get(partyId);
	if (user === undefined) throw new EsignError('invalid user id');
	return user;
}

/** Users of the account. */
export const userEndpoints = [create, update, remove, list];
