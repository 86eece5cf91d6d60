import { customRoot } from '../../shared/api/address';
import { inputFailure } from '../../shared/failure';

/** Name of the credential for classic eSign accounts. */
export const FOXIT_ESIGN_API = 'foxitESignApi';

/**
 * Hosts of classic eSign accounts (docs/contract/esign.md#the-classic-host). The region belongs to
 * the account.
 */
const HOSTS: Readonly<Record<string, string>> = {
	us: 'https://na1.foxitesign.foxit.com',
	eu: 'https://eu1.foxitesign.foxit.com',
};

/** Path prefix of the classic surface below its root. */
export const CLASSIC_PREFIX = '/api';

/** The part of the FoxitESignApi credential that says where the service is. */
export interface ClassicAddress {
	/** `us`, `eu` or `custom`. */
	region?: unknown;
	/** Used when the region is `custom`. */
	baseUrl?: unknown;
}

/**
 * The URL of a classic eSign host, without a trailing slash.
 *
 * @throws FoxitFailure `input` when a custom host is no URL, or would send the keys unencrypted
 */
export function classicRoot({ region, baseUrl }: ClassicAddress): string {
	if (region === 'custom') return customRoot(baseUrl, /\/api$/i);
	const host = HOSTS[String(region)];
	if (host) return host;
	throw inputFailure("The credential's Region is not one of the known ones", {
		parameter: 'Region',
		advice: 'Choose US, EU or a custom host in the Foxit eSign API credential.',
	});
}
