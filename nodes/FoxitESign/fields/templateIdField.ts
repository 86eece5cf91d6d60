import type { Parameters } from '../../shared/values/parameters';
import { locatedId, locatorField, type Locator } from './locator';

const template: Locator = {
	displayName: 'Template',
	name: 'templateId',
	linkMember: 'templateId',
	description: 'The template to use',
	mode: 'list',
	listPlaceholder: 'Select a template...',
	searchListMethod: 'searchTemplates',
	exampleId: '701',
	exampleUrl: 'https://na1.foxitesign.foxit.com/templates/view?templateId=701',
};

/** Chooses a template: from the account's list, by its id, or by a link of the web app. */
export const templateField = locatorField(template);

/** @throws FoxitFailure `input` when no template is chosen */
export function templateIdOf(parameters: Parameters): number {
	return locatedId(parameters, template);
}
