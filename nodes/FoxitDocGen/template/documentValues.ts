import { inputFailure } from '../../shared/failure';
import { epochMsIn, localClock } from '../../shared/values/date';
import { isLuxon } from '../../shared/values/rawValue';
import type { TemplateField, TemplateReport } from './checkTemplate';
import type { Finding } from './finding';

/** What is sent for a document. */
export interface DocumentValues {
	values: Record<string, unknown>;
	/** Dates that are sent in another form than they came in, one note for each name. */
	findings: Finding[];
}

/** Deeper data are circular, or no data for a template. */
const MAX_DEPTH = 100;
/** ISO 8601 with a time of day, and a zone behind it. */
const ZONED = /^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * The data for a template as they are sent. Foxit puts values in as text and knows no time zones, so
 * dates go as local text without one, e.g. `2026-02-03` or `2026-02-03T14:30:00`:
 *
 * - a Date, in the workflow's time zone, and a Luxon date and time in its own;
 * - an epoch in seconds or milliseconds under a date picture, in the workflow's time zone;
 * - a text with a zone under a date picture, as it is written, without the zone.
 *
 * What JSON cannot say (functions, `NaN`, invalid dates) is left out, so that the check tells of it.
 *
 * @param timeZone IANA name, the workflow's
 * @throws FoxitFailure `input` when the data are nested without end
 */
export function documentValues(
	report: TemplateReport,
	data: object,
	timeZone: string,
): DocumentValues {
	const dates = new DateForms(report, timeZone);
	const copy = (value: unknown, path: string, depth: number): unknown => {
		if (depth > MAX_DEPTH) throw tooDeep();
		const sent = dates.sent(value, path);
		if (typeof sent !== 'object' || sent === null) return plain(sent);
		if (Array.isArray(sent)) return sent.map((element) => copy(element, `${path}[]`, depth + 1));
		if (hasToJson(sent)) return copy(sent.toJSON(), path, depth + 1);
		const members = Object.entries(sent).map(([key, member]): [string, unknown] => [
			key,
			copy(member, path === '' ? key : `${path}.${key}`, depth + 1),
		]);
		return Object.fromEntries(members.filter(([, member]) => member !== undefined));
	};
	const values = copy(data, '', 0) as Record<string, unknown>;
	return { values, findings: dates.findings() };
}

/** Knows which names stand under date pictures only, and turns their values into local text. */
class DateForms {
	private readonly known = new Set<string>();
	private readonly datesOnly = new Set<string>();
	private readonly told = new Map<string, Finding>();
	private readonly clock: (epochMs: number) => string | undefined;

	constructor(
		{ fields, loops }: TemplateReport,
		private readonly timeZone: string,
	) {
		this.clock = localClock(timeZone);
		this.learn(fields, ['']);
		// What an element lacks is looked for outside the loop.
		for (const loop of loops) this.learn(loop.fields, ['', `${loop.name}[].`]);
		for (const field of fields) if (!isDateOnly(field)) this.datesOnly.delete(field.name);
	}

	private learn(fields: readonly TemplateField[], prefixes: readonly string[]): void {
		for (const field of fields) {
			for (const prefix of prefixes) {
				this.known.add(prefix + field.name);
				if (isDateOnly(field)) this.datesOnly.add(prefix + field.name);
			}
		}
	}

	/** The value as it is sent; a date that is none is left out. */
	sent(value: unknown, path: string): unknown {
		const form = this.formOf(value, path);
		if (!form) return value;
		if (form.text && this.known.has(path) && !this.told.has(path)) {
			this.told.set(path, dateSent(path, form.how));
		}
		return form.text;
	}

	private formOf(value: unknown, path: string): DateForm | undefined {
		if (isLuxon(value)) {
			return { how: OWN, text: value.isValid ? withoutZone(value.toISO() ?? '') : undefined };
		}
		const inZone = `as the day and time in ${this.timeZone}, the time zone of the workflow`;
		if (value instanceof Date) return { how: inZone, text: this.clock(value.getTime()) };
		if (!this.datesOnly.has(path)) return undefined;
		const epochMs = epochMsIn(value);
		if (epochMs !== undefined) return { how: inZone, text: this.clock(epochMs) };
		const isZoned = typeof value === 'string' && ZONED.test(value.trim());
		return isZoned ? { how: OWN, text: withoutZone(value) } : undefined;
	}

	findings(): Finding[] {
		return [...this.told.values()];
	}
}

function isDateOnly({ pictures }: TemplateField): boolean {
	return pictures.size === 1 && pictures.has('@');
}

/** Midnight is a day without a time: that form is known to be understood. */
function withoutZone(text: string): string {
	const local = ZONED.exec(text.trim())?.[1] ?? text;
	return local.replace(/[.,]\d+$/, '').replace(/[T ]00:00(:00)?$/i, '');
}

interface DateForm {
	/** Whose day and time it is. */
	how: string;
	text: string | undefined;
}

const OWN = 'as its own day and time';

function dateSent(path: string, how: string): Finding {
	return {
		severity: 'note',
		code: 'dateSent',
		tag: path,
		message: `The date for "${path}" is sent ${how}, without a zone`,
		advice: 'To show another day or time, send it as text, e.g. 2026-02-03.',
	};
}

/** A value that JSON can say, or `undefined`. */
function plain(value: unknown): unknown {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value === 'bigint') return String(value);
	return value === null || ['string', 'boolean'].includes(typeof value) ? value : undefined;
}

function hasToJson(value: object): value is { toJSON: () => unknown } {
	return 'toJSON' in value && typeof value.toJSON === 'function';
}

function tooDeep(): Error {
	return inputFailure('The data contains itself', {
		parameter: 'Data',
		advice: 'An object in the data contains itself. Send only the fields that the template needs.',
	});
}
