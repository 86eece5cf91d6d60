import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Account } from '../../shared/api/account';
import type { ESignClient } from '../service/eSignClient';
import { type ESignAccess, openClient } from '../service/eSignAccess';
import { accountWith, restrictPace, runSettings } from '../../shared/item/access';
import { outputItem } from '../../shared/item/outputItem';
import type { Parameters } from '../../shared/values/parameters';
import type { ItemTurn } from '../../shared/item/runNode';

/** Items side by side where the user has not chosen; what reaches people is not hurried. */
const DEFAULT_CONCURRENCY = 5;

/** What all items of one run of the node share. */
export interface ESignSession {
	client: ESignClient;
	account: Account;
	access: ESignAccess;
	/** Envelopes that this run has made. */
	envelopesMade: number;
	/** Envelopes that this run has sent. */
	envelopesSent: number;
	/** For the items of the run. */
	slots: number;
	close: () => void;
}

/** One item's turn. */
export interface ESignRun extends ItemTurn<ESignSession> {
	context: IExecuteFunctions;
	parameters: Parameters;
}

/** @throws FoxitFailure `input` when the credential's address or an option cannot be used */
export async function openESignSession(
	context: IExecuteFunctions,
	parameters: Parameters,
): Promise<ESignSession> {
	const { client, access } = await openClient(context);
	const settings = runSettings(parameters);
	const account = accountWith(access);
	const slots = settings.concurrency ?? DEFAULT_CONCURRENCY;
	const close = restrictPace(account, settings);
	return { client, account, access, envelopesMade: 0, envelopesSent: 0, slots, close };
}

/** One output item of an operation. */
export function resultItem(
	{ itemIndex }: ESignRun,
	json: IDataObject,
	binary?: INodeExecutionData['binary'],
): INodeExecutionData {
	return outputItem(itemIndex, json, binary);
}

/** Whether the answer is to be simplified; on unless the user turned it off. */
export function isSimple({ parameters }: ESignRun): boolean {
	return parameters.booleanIfSet('simplify') ?? true;
}
