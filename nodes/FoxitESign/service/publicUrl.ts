import { isLoopback } from '../../shared/api/address';

/** IPv4 networks that the internet does not reach: first address and number of leading bits. */
const PRIVATE_V4: ReadonlyArray<readonly [string, number]> = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.168.0.0', 16],
];

/** The same for IPv6: unspecified, loopback, unique local and link-local. */
const PRIVATE_V6 = /^(::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)$/;

/** Names that only a machine or a private network resolves (RFC 2606, 6761, 6762, 8375, 9476). */
const PRIVATE_NAME =
	/^[^.]+$|\.(alt|corp|home|home\.arpa|internal|intranet|invalid|lan|local|localdomain|localhost|test)$/;

/**
 * Why Foxit's servers cannot call a URL; `undefined` when nothing speaks against it.
 *
 * @param serviceRoot where the service is: a local stand-in reaches this machine
 */
export function unreachableReason(url: string, serviceRoot: string): string | undefined {
	if (!URL.canParse(url)) return 'it has no web address that could be called';
	const { hostname } = new URL(url);
	if (!isPrivate(hostname) || isPrivate(new URL(serviceRoot).hostname)) return undefined;
	return `${hostname} is an address of this machine or of a private network`;
}

/** Whether a host, as the URL parser writes it, is one that the internet does not reach. */
function isPrivate(hostname: string): boolean {
	const host = hostname.toLowerCase().replace(/\.$/, '');
	if (isLoopback(host)) return true;
	const v6 = /^\[(.*)\]$/.exec(host)?.[1];
	if (v6 !== undefined) {
		const mapped = mappedV4(v6);
		return mapped === undefined ? PRIVATE_V6.test(v6) : isPrivateV4(mapped);
	}
	const v4 = v4Number(host);
	return v4 === undefined ? PRIVATE_NAME.test(host) : isPrivateV4(v4);
}

function isPrivateV4(address: number): boolean {
	return PRIVATE_V4.some(([first, bits]) => {
		const shift = 32 - bits;
		return address >>> shift === (v4Number(first) ?? 0) >>> shift;
	});
}

function v4Number(host: string): number | undefined {
	const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(host)?.slice(1).map(Number);
	return parts?.reduce((sum, part) => sum * 256 + part, 0);
}

/** The IPv4 address within an IPv6 one such as `::ffff:c0a8:1`. */
function mappedV4(v6: string): number | undefined {
	const parts = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(v6)?.slice(1);
	return parts?.reduce((sum, part) => sum * 0x10000 + Number.parseInt(part, 16), 0);
}
