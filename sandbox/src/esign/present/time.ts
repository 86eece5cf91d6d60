const LOCALES = ['en-US', 'en-GB', 'en-IN', 'en-AU', 'en-CA', 'en-NZ', 'en-ZA'];

/**
 * A time as activities tell it, such as `02 Sep 2026, 23:33:50, IST`
 * (docs/contract/esign.md#activity-history, live).
 */
export function formatTime(atMs: number, zone: string): string {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		day: '2-digit',
		month: 'short',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		hourCycle: 'h23',
	});
	const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
	const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
	const date = `${part('day')} ${part('month')} ${part('year')}`;
	const time = `${part('hour')}:${part('minute')}:${part('second')}`;
	return `${date}, ${time}, ${zoneName(atMs, zone)}`;
}

/** Each region has names for its own zones only; elsewhere they are differences from GMT. */
function zoneName(atMs: number, timeZone: string): string {
	const names = LOCALES.map((locale) => {
		const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' });
		return format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
	});
	return names.find((name) => !/\d/.test(name)) ?? names[0] ?? '';
}
