import type { INodeProperties } from 'n8n-workflow';

import { idIn } from '../../shared/values/members';
import { inputFailure } from '../../shared/failure';
import type { Parameters } from '../../shared/values/parameters';

/** A thing of the account that is chosen from a list, by its id, or by a link with its id. */
export interface Locator {
	displayName: string;
	/** Of the parameter, and of the id in the web app's links. */
	name: string;
	linkMember: string;
	description: string;
	/** How the choice starts. */
	mode: 'id' | 'list';
	listPlaceholder: string;
	searchListMethod: string;
	exampleId: string;
	exampleUrl: string;
}

/** The parameter that chooses it. */
export function locatorField(locator: Locator): INodeProperties {
	const { displayName, name, linkMember, description, mode } = locator;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode, value: '' },
		required: true,
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: locator.listPlaceholder,
				typeOptions: { searchListMethod: locator.searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${locator.exampleId}`,
				validation: [
					{
						type: 'regex',
						properties: { regex: '^[0-9]+$', errorMessage: 'An ID has digits only' },
					},
				],
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: `e.g. ${locator.exampleUrl}`,
				extractValue: { type: 'regex', regex: `${linkMember}=([0-9]+)` },
			},
		],
	};
}

/**
 * The id that the parameter gives.
 *
 * @throws FoxitFailure `input` when it is no id
 */
export function locatedId(parameters: Parameters, { name, displayName }: Locator): number {
	const text = parameters.idIfSet(name) ?? '';
	// A link that n8n could not take the id out of comes as it is.
	const id = idIn(/(?:folderId|templateId|channelId)=(\d+)/.exec(text)?.[1] ?? text);
	if (id !== undefined) return id;
	const found = text === '' ? 'is empty' : `must be an ID, not the text "${text}"`;
	throw inputFailure(`"${displayName}" ${found}`, {
		parameter: displayName,
		advice: 'IDs of Foxit eSign are whole numbers, e.g. 35000001.',
	});
}
