import { isLoopback } from '../api/address';

/** Addresses of private networks and names that only they resolve. */
const PRIVATE =
	/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0\.0\.0\.0$|\[(fc|fd|fe80|::ffff:)|\[::\]$)|(^[^.]+|\.(local|lan|internal|home|localdomain))$/i;

/**
 * Why Foxit's servers cannot call a URL; `undefined` when nothing speaks against it.
 *
 * @param serviceRoot where the service is: a local stand-in reaches this machine
 */
export function unreachableReason(url: string, serviceRoot: string): string | undefined {
	if (!URL.canParse(url)) return 'it is not a URL';
	const { hostname } = new URL(url);
	const isPrivate = isLoopback(hostname) || PRIVATE.test(hostname);
	if (!isPrivate) return undefined;
	const serviceHost = new URL(serviceRoot).hostname;
	if (isLoopback(serviceHost) || PRIVATE.test(serviceHost)) return undefined;
	return `${hostname} is an address of this machine or of a private network`;
}
