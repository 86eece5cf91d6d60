import type { INodeProperties } from 'n8n-workflow';

/** Which envelopes start the workflow, and with which files. */
export const eventOptions: readonly INodeProperties[] = [
	{
		displayName: 'Custom Field Value',
		name: 'customValue',
		type: 'string',
		default: '',
		placeholder: 'e.g. deal-4711',
		description: "Value that one of the envelope's two custom fields must have",
	},
	{
		displayName: 'Download Signed Files',
		name: 'downloadSigned',
		type: 'boolean',
		default: false,
		description:
			'Whether to return the signed documents and the certificate with the event Envelope Executed',
	},
	{
		displayName: 'Envelope IDs',
		name: 'envelopeIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 35000001, 35000002',
		description: 'IDs of the only envelopes to report, separated by commas',
	},
	{
		displayName: 'Envelope Name Contains',
		name: 'nameContains',
		type: 'string',
		default: '',
		placeholder: 'e.g. NDA',
		description:
			'Text that the name of the envelope must contain. Upper and lower case make no difference.',
	},
	{
		displayName: 'Put Output Files in Fields',
		name: 'outputBinaryPropertyName',
		type: 'string',
		default: 'data',
		placeholder: 'e.g. data',
		description: 'The beginning of the names of the output fields: data_1, data_2 and so on',
	},
	{
		displayName: 'Template IDs',
		name: 'templateIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 701',
		description:
			'IDs of templates, separated by commas. Only envelopes that the Foxit eSign node created from them are reported.',
	},
];

/** A trigger's collection of options, in the order of their names. */
export function optionsOf(members: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...members].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}
