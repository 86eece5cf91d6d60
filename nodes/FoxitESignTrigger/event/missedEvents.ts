import type { IDataObject, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Delivery } from '../../FoxitESign/service/delivery';
import { idIn, listIn, objectIn, textIn, toText } from '../../shared/values/members';

/** Events that are remembered of each way. Their keys have some 30 bytes each. */
const MAX_REMEMBERED = 1_000;
/** Member of the workflow's own static data, which all its nodes share. */
const MEMBER = 'foxitESignEvents';

/**
 * Events that have started a workflow, by the way they came. A polling trigger that looks for missed
 * events only leaves out what was delivered, and a trigger with a channel what was found.
 */
interface Taken {
	delivered: readonly string[];
	found: readonly string[];
}

/** What this process knows, by workflow: a poller holds static data that are older than its own calls. */
const takenHere = new Map<string, Taken>();

/**
 * What makes two tellings of an event the same, however it was heard of. Of a signature it is the
 * signer; everything else happens to an envelope once.
 */
export function eventKey({
	envelopeId,
	event,
	party,
}: Pick<Delivery, 'envelopeId' | 'event' | 'party'>): string {
	const who =
		event === 'folder_signed'
			? (idIn(party?.partyId) ?? textIn(party?.emailId)?.toLowerCase() ?? '')
			: '';
	return [envelopeId, event, who].join('|');
}

/** A polling trigger of this workflow looks for missed events: from now on deliveries are noted. */
export function watchForMissed(context: IPollFunctions): void {
	if (takenOf(context) === undefined) keep(context, { delivered: [], found: [] });
}

/** Notes an event that was delivered, if a polling trigger of the workflow looks for missed ones. */
export function noteDelivered(context: IWebhookFunctions, key: string): void {
	note(context, 'delivered', key);
}

/** Notes an event that was missed and has been found. */
export function noteFound(context: IPollFunctions, key: string): void {
	note(context, 'found', key);
}

export function isDelivered(context: IPollFunctions, key: string): boolean {
	return takenOf(context)?.delivered.includes(key) ?? false;
}

export function isFoundByLooking(context: IWebhookFunctions, key: string): boolean {
	return takenOf(context)?.found.includes(key) ?? false;
}

function note(context: IPollFunctions | IWebhookFunctions, way: keyof Taken, key: string): void {
	const taken = takenOf(context);
	if (!taken || taken[way].includes(key)) return;
	keep(context, { ...taken, [way]: [...taken[way], key].slice(-MAX_REMEMBERED) });
}

function takenOf(context: IPollFunctions | IWebhookFunctions): Taken | undefined {
	const kept = objectIn(sharedData(context)[MEMBER]);
	const here = takenHere.get(placeOf(context));
	if (!here && Object.keys(kept).length === 0) return undefined;
	const all = (way: keyof Taken) => [
		...new Set([...listIn(kept[way]).map(toText), ...(here?.[way] ?? [])]),
	];
	return { delivered: all('delivered'), found: all('found') };
}

function keep(context: IPollFunctions | IWebhookFunctions, taken: Taken): void {
	takenHere.set(placeOf(context), taken);
	sharedData(context)[MEMBER] = { delivered: [...taken.delivered], found: [...taken.found] };
}

function sharedData(context: IPollFunctions | IWebhookFunctions): IDataObject {
	return context.getWorkflowStaticData('global');
}

/** The editor's test calls are apart from the active workflow. */
function placeOf(context: IPollFunctions | IWebhookFunctions): string {
	return [context.getWorkflow().id, context.getMode() === 'manual'].join('|');
}
