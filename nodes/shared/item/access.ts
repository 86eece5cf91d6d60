import { accountOf, type Account } from '../api/account';
import { serviceRoot, type FoxitAddress } from '../api/address';
import type { ClientOptions } from '../api/callSender';
import { n8nClock } from '../api/n8nClock';
import { n8nTransport, type RequestContext } from '../api/n8nTransport';
import { redactor } from '../secrets/redact';
import { secretsOf } from '../secrets/runSecrets';
import { DEFAULT_RETRY_SUBMITS, type RetrySubmits } from '../api/retryPolicy';
import { asFailure, inputFailure, type FoxitFailure } from '../failure';
import { DEFAULT_TIMEOUT_SECONDS } from '../ui/options';
import { wholeMilliseconds } from '../values/number';
import type { Parameters } from '../values/parameters';

/** Name of the credential for Foxit's developer platform. */
export const FOXIT_API = 'foxitApi';

/** One account of one host, and how n8n gets in there. */
export interface Access {
	credentialType: string;
	/** Without a trailing slash. */
	root: string;
	/** Tells accounts of one host apart. */
	accountId: string;
	/** Never to be shown, in whatever the service says. */
	secrets: readonly unknown[];
}

/** What a client of any of the services needs apart from its address. */
export type Connection = Omit<ClientOptions, 'baseUrl' | 'breaker' | 'retrySubmits'>;

/** How a run goes about its items, as the options say. */
export interface RunSettings {
	/** How many items run side by side; `undefined`: not chosen. */
	concurrency: number | undefined;
	retrySubmits: RetrySubmits;
	/** 0: as many as the service lets through. */
	maxRequestsPerMinute: number;
	/** 0: as many as the items need. */
	maxCredits: number;
}

/**
 * Access to the developer platform: the keys of the FoxitApi credential.
 *
 * @throws FoxitFailure `input` when no credential is chosen, or its address cannot be used
 */
export async function platformAccess(context: RequestContext): Promise<Access> {
	const credentials = await chosenCredential<FoxitAddress & Keys>(context, FOXIT_API, 'Foxit API');
	return {
		credentialType: FOXIT_API,
		root: serviceRoot(credentials),
		accountId: String(credentials.clientId),
		secrets: [credentials.clientSecret],
	};
}

/**
 * A credential that the node's user has chosen.
 *
 * @param name as the editor shows it
 * @throws FoxitFailure `input` when none is chosen
 */
export async function chosenCredential<T extends object>(
	context: RequestContext,
	type: string,
	name: string,
): Promise<T> {
	try {
		return await context.getCredentials<T>(type);
	} catch (caught) {
		throw context.getNode().credentials?.[type] ? asFailure(caught) : noCredential(name);
	}
}

function noCredential(name: string): FoxitFailure {
	return inputFailure(`No ${name} credential is chosen`, {
		advice: `Choose or create a ${name} credential at the top of this node.`,
	});
}

/** What all nodes and executions of this process share about the account that an access is for. */
export function accountWith(access: Access): Account {
	return accountOf(access.root, access.accountId, n8nClock);
}

/** Connects to an account, under its pace. What the run says from here on is without its secrets. */
export function connect(context: RequestContext, access: Access): Connection {
	const { keys } = secretsOf(context);
	for (const secret of access.secrets) keys.add(secret);
	return {
		transport: n8nTransport(context, access.credentialType),
		clock: n8nClock,
		pace: accountWith(access).pace,
		redact: redactor(access.secrets),
	};
}

/**
 * The options that concern the whole run.
 *
 * @param parameters those of the first item
 * @throws FoxitFailure `input`
 */
export function runSettings(parameters: Parameters): RunSettings {
	const options = parameters.collection('options');
	return {
		concurrency: options.numberIfSet('concurrency'),
		retrySubmits: retrySubmitsOf(options),
		maxRequestsPerMinute: options.numberIfSet('maxRequestsPerMinute') ?? 0,
		maxCredits: options.numberIfSet('maxCredits') ?? 0,
	};
}

/** The Timeout option in milliseconds; `Infinity` for none. */
export function timeLimitMs(parameters: Parameters): number {
	const seconds = parameters.collection('options').numberIfSet('timeout', { unit: 'seconds' });
	return wholeMilliseconds(seconds ?? DEFAULT_TIMEOUT_SECONDS, 1_000) || Infinity;
}

/** Whether output items are to have the fields of their input item. */
export function includesInputFields(parameters: Parameters): boolean {
	return parameters.collection('options').booleanIfSet('includeInputFields') ?? false;
}

/** The older option, a switch, is that of saved workflows. */
function retrySubmitsOf(options: Parameters): RetrySubmits {
	const chosen = options.choiceIfSet<RetrySubmits>('retrySubmits');
	if (chosen) return chosen;
	const isOn = options.has('retryUncertainSubmits') && options.boolean('retryUncertainSubmits');
	return isOn ? 'always' : DEFAULT_RETRY_SUBMITS;
}

/** Holds an account to the user's own rate. @returns takes the limit away again */
export function restrictPace(account: Account, { maxRequestsPerMinute }: RunSettings): () => void {
	return maxRequestsPerMinute > 0 ? account.pace.restrict(maxRequestsPerMinute) : () => undefined;
}

interface Keys {
	clientId?: unknown;
	clientSecret?: unknown;
}
