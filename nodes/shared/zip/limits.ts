/** What an archive may ask of the host before it is refused. */
export interface ZipLimits {
	/** Most members, directories not counted apart. */
	maxMembers: number;
	/** Most bytes that all members together may produce. Counted as they come, never believed. */
	maxTotalBytes: number;
}

/** Users give sizes in megabytes. */
export const BYTES_PER_MEGABYTE = 1024 * 1024;

/** Far above any result of the service, far below what harms a host. */
export const DEFAULT_ZIP_LIMITS: ZipLimits = {
	maxMembers: 5_000,
	maxTotalBytes: 1024 * BYTES_PER_MEGABYTE,
};
