import type { Channel, EmailGroup, Template } from './account-model.js';
import type { User } from './user.js';
import type { Envelope } from './model.js';
import type { Counters } from './counters.js';

/** All that belongs to one account: both surfaces lead to the same. */
export class Company {
	readonly companyId: number;
	/** Whose account it is; sender of every envelope nobody else is named for. */
	readonly owner: User;
	readonly users = new Map<number, User>();
	readonly envelopes = new Map<number, Envelope>();
	readonly templates = new Map<number, Template>();
	readonly groups = new Map<number, EmailGroup>();
	readonly channels = new Map<number, Channel>();

	constructor(
		readonly account: string,
		counters: Counters,
		nowMs: number,
	) {
		this.companyId = counters.next('company');
		this.owner = {
			partyId: counters.next('user'),
			firstName: 'Sandbox',
			lastName: 'Owner',
			emailId: 'owner@sandbox.example',
			userRole: 'super_admin',
			active: true,
			address: null,
			department: null,
			title: null,
			managerId: null,
			createdAtMs: nowMs,
		};
		this.users.set(this.owner.partyId, this.owner);
	}

	/** A user by e-mail address, whatever the case of its letters. */
	userByEmail(emailId: string): User | undefined {
		return [...this.users.values()].find((user) => sameAddress(user.emailId, emailId));
	}
}

/** Whether two e-mail addresses are the same. */
export function sameAddress(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.trim().toLowerCase();
}
