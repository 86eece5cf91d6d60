import { json } from '../../http/answer.js';
import type { JsonObject } from '../../json.js';
import { success } from '../answers.js';
import { EsignError, requiredParameter } from '../errors.js';
import type { EmailGroup } from '../account-model.js';
import {
	optionalObjects,
	optionalText,
	optionalTexts,
	requiredEmail,
	requiredText,
} from '../read/members.js';
import type { Company } from '../company.js';
import type { EsignEndpoint } from '../read/request.js';

/** docs/contract/esign.md#limits-and-quotas. */
const MAX_PARTIES = 20;

/** docs/contract/esign.md#recipient-groups. */
const createEmailGroup: EsignEndpoint = {
	method: 'POST',
	path: '/parties/createEmailGroup',
	async handle(request) {
		const body = await request.body();
		const { company, esign, sandbox } = request;
		const name = requiredText(body, 'emailGroupName');
		const parties = (optionalObjects(body, 'parties') ?? []).map((party) => ({
			firstName: requiredText(party, 'firstName'),
			lastName: requiredText(party, 'lastName'),
			emailId: requiredEmail(party, 'emailId'),
		}));
		if (parties.length === 0) throw requiredParameter('parties');
		if (parties.length > MAX_PARTIES)
			throw new EsignError(`an email group can not have more than ${MAX_PARTIES} parties`);
		if ([...company.groups.values()].some((group) => group.name === name))
			throw new EsignError(`email group ${name} already exists`);
		const group: EmailGroup = {
			groupId: esign.counters.next('group'),
			name,
			description: optionalText(body, 'emailGroupDescription') ?? '',
			createdAtMs: sandbox.clock.now(),
			parties,
		};
		company.groups.set(group.groupId, group);
		return success({
			message: 'new email group successfully added',
			emailGroup: groupJson(group, company),
		});
	},
};

/** docs/contract/esign.md#recipient-groups: no `result` in the answer. */
const getEmailGroups: EsignEndpoint = {
	method: 'POST',
	path: '/parties/getEmailGroups',
	async handle(request) {
		const names = optionalTexts(await request.body(), 'emailGroupNames') ?? [];
		const { company } = request;
		const groups = [...company.groups.values()].filter(
			({ name }) => names.length === 0 || names.includes(name),
		);
		return json(200, { allEmailGroups: groups.map((group) => groupJson(group, company)) });
	},
};

function groupJson(group: EmailGroup, { companyId }: Company): JsonObject {
	const { groupId, name, description, createdAtMs, parties } = group;
	return {
		groupId,
		groupName: name,
		groupDesc: description,
		dateCreated: createdAtMs,
		companyId,
		parties: parties.map((party) => ({ ...party })),
	};
}

/** E-mail groups. */
export const partyEndpoints = [createEmailGroup, getEmailGroups];
