import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { contextError } from '../../shared/api/nodeError';
import { listChannels } from '../service/channels';
import { dayAfter, dayOf } from '../service/dateRanges';
import { envelopeIds } from '../service/envelopeIds';
import type { ESignClient } from '../service/eSignClient';
import { openClient } from '../service/eSignAccess';
import { listTemplates } from '../service/template';
import { idIn, objectIn, textIn } from '../../shared/values/members';

/** Envelopes that the list offers: those of the last days, at most so many. */
const LISTED_DAYS = 30;
const MAX_ENVELOPES = 100;
/** A name takes a request, and accounts have few a minute: the newest envelopes get theirs. */
const NAMED_ENVELOPES = 10;

/** Templates whose name has what was typed in. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await search(this, async (client, signal) => {
		const templates = await listTemplates(client, filter ?? '', signal);
		return templates.flatMap(({ templateId, templateName }) =>
			entry(idIn(templateId), textIn(templateName)),
		);
	});
}

/** The latest envelopes, by name or by ID. */
export async function searchEnvelopes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await search(this, async (client, signal) => {
		const today = dayOf(client.clock.now());
		const days = { dateFrom: dayAfter(today, -LISTED_DAYS), dateTo: dayAfter(today, 1) };
		const ids = await envelopeIds(client, days, MAX_ENVELOPES, signal);
		const named = await Promise.all(
			ids.slice(0, NAMED_ENVELOPES).map(async (id) => entry(id, await nameOf(client, id, signal))),
		);
		const rest = ids.slice(NAMED_ENVELOPES).flatMap((id) => entry(id, undefined));
		return matching([...named.flat(), ...rest], filter);
	});
}

/** Webhook channels whose name or address has what was typed in. */
export async function searchChannels(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await search(this, async (client, signal) => {
		const channels = await listChannels(client, signal);
		return matching(
			channels.flatMap(({ id, name, url }) => entry(id, [name, url].filter(Boolean).join(', '))),
			filter,
		);
	});
}

async function search(
	context: ILoadOptionsFunctions,
	list: (client: ESignClient, signal: AbortSignal) => Promise<INodeListSearchItems[]>,
): Promise<INodeListSearchResult> {
	try {
		const { client } = await openClient(context);
		return { results: await list(client, new AbortController().signal) };
	} catch (caught) {
		throw contextError(context, caught);
	}
}

/** An envelope that was deleted for good is listed, but has no name any more. */
async function nameOf(
	client: ESignClient,
	folderId: number,
	signal: AbortSignal,
): Promise<string | undefined> {
	const answer = await client
		.read('/folders/myfolder', { folderId }, signal)
		.catch(() => undefined);
	return textIn(objectIn(answer?.folder).folderName);
}

function entry(id: number | undefined, name: string | undefined): INodeListSearchItems[] {
	if (id === undefined) return [];
	return [{ name: name ? `${name} (${id})` : String(id), value: String(id) }];
}

function matching(
	entries: readonly INodeListSearchItems[],
	filter: string | undefined,
): INodeListSearchItems[] {
	const wanted = (filter ?? '').trim().toLowerCase();
	return entries.filter(({ name }) => name.toLowerCase().includes(wanted));
}
