const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Minutes ahead of UTC. IST is India here, as in the answers of Foxit's own accounts
 * (docs/contract/esign.md#activity-history). Names that accounts in several regions use (BST, CST,
 * CDT) are not guessed at.
 */
const ZONES: Readonly<Record<string, number>> = {
	UTC: 0,
	GMT: 0,
	PST: -480,
	PDT: -420,
	MST: -420,
	MDT: -360,
	EST: -300,
	EDT: -240,
	CET: 60,
	CEST: 120,
	EET: 120,
	EEST: 180,
	IST: 330,
	JST: 540,
	AEST: 600,
	AEDT: 660,
	NZST: 720,
	NZDT: 780,
};

const TIME = /^(\d{1,2}) ([a-z]{3})[a-z]* (\d{4}), (\d{1,2}):(\d{2}):(\d{2}), (\S+)$/i;

/**
 * ISO 8601 of a time as activities tell it, such as `02 Sep 2026, 23:33:50, IST`.
 *
 * @returns `undefined` where the form or the zone is not known for sure
 */
export function activityTime(text: unknown): string | undefined {
	const match = typeof text === 'string' ? TIME.exec(text.trim()) : null;
	if (!match) return undefined;
	const [day, year, hours, minutes, seconds] = [1, 3, 4, 5, 6].map((part) => Number(match[part]));
	const month = MONTHS.indexOf((match[2] ?? '').toLowerCase());
	const ahead = minutesAhead(match[7] ?? '');
	if (month === -1 || ahead === undefined) return undefined;
	const local = Date.UTC(year ?? 0, month, day, hours, minutes, seconds);
	// What runs over into the next day or month was no date.
	if (new Date(local).getUTCDate() !== day || (minutes ?? 0) > 59) return undefined;
	return new Date(local - ahead * 60_000).toISOString();
}

/** A zone by its name, or by its difference as in `GMT+5:30`. */
function minutesAhead(zone: string): number | undefined {
	const offset = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone);
	if (!offset) return ZONES[zone.toUpperCase()];
	const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
	return offset[1] === '-' ? -minutes : minutes;
}
