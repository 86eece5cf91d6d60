import type { Parameters } from '../../../shared/values/parameters';
import { locatedId, locatorField, type Locator } from '../../fields/locator';

const envelope: Locator = {
	displayName: 'Envelope',
	name: 'envelopeId',
	linkMember: 'folderId',
	description: 'The envelope to work on. In the API it is called a folder.',
	mode: 'id',
	listPlaceholder: 'Select an envelope...',
	searchListMethod: 'searchEnvelopes',
	exampleId: '35000001',
	exampleUrl: 'https://na1.foxitesign.foxit.com/folder/view?folderId=35000001',
};

/** Chooses an envelope: from a list of the latest, by its id, or by a link of the web app. */
export const envelopeField = locatorField(envelope);

/** @throws FoxitFailure `input` when no envelope is chosen */
export function envelopeIdOf(parameters: Parameters): number {
	return locatedId(parameters, envelope);
}
