/** Deliveries that are remembered; the service tries again within minutes, not after hundreds. */
const MAX_SEEN = 500;

/**
 * Remembers deliveries, so that the same one is not emitted twice.
 *
 * @param seen keys of earlier deliveries, the oldest first
 * @returns the keys to keep, or `undefined` when this one has been there before
 */
export function remember(seen: readonly string[], key: string): string[] | undefined {
	if (seen.includes(key)) return undefined;
	return [...seen, key].slice(-MAX_SEEN);
}
