import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** Stands for all states. */
export const ANY_STATUS = 'any';

/** States to filter by, as the service spells them (docs/contract/esign.md#list-envelope-ids). */
export const STATUSES: INodePropertyOptions[] = [
	{ name: 'Cancelled', value: 'CANCELLED', description: 'Cancelled by the sender or declined' },
	{ name: 'Deleted', value: 'DELETED' },
	{ name: 'Draft', value: 'DRAFT' },
	{ name: 'Executed', value: 'EXECUTED', description: 'Signed by everybody and sealed' },
	{ name: 'Expired', value: 'EXPIRED' },
	{ name: 'Partially Signed', value: 'PARTIALLY SIGNED' },
	{ name: 'Shared', value: 'SHARED', description: 'Sent, and signed by nobody yet' },
];

/** Chooses a state. */
export const statusField: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: STATUSES,
	default: 'EXECUTED',
	description: 'State of the envelopes',
};

/** All states, and the choice of any. */
export const ANY_OR_STATUSES: INodePropertyOptions[] = [
	{ name: 'Any', value: ANY_STATUS },
	...STATUSES,
];

/** Chooses several states, or all of them at once. */
export const anyStatusesField: INodeProperties = {
	...statusField,
	type: 'multiOptions',
	options: ANY_OR_STATUSES,
	default: [ANY_STATUS],
	description:
		'Statuses of the envelopes. Each status takes one request. Any takes one request in all.',
};
