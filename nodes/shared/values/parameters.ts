import { booleanValue, requiredBooleanValue } from './boolean';
import { choicesValue, requiredChoiceValue, type Choice } from './choice';
import { dayValue, momentValue } from './date';
import { isShown, type Field } from './fields';
import { fileReference, type FileDescription } from './fileReference';
import { empty, isBlank, refused, type Place } from './rawValue';
import { idValue, isLocator, requiredIdValue } from './id';
import { arrayValue, jsonValue, objectValue, parsedJson } from './json';
import { listValue } from './list';
import { objectIn } from './members';
import { numberValue, requiredNumberValue, type Bounds } from './number';
import { emailValue, exactTextValue, requiredTextValue, textValue } from './text';

/** Where values come from: the parameters of a node, or the members of a collection. */
export interface Source {
	/** The value with expressions resolved; `ABSENT` where there is none, as for a hidden parameter. */
	get: (name: string) => unknown;
	/** Descriptions of what can be there. */
	fields: readonly Field[];
	/** Where the values stand, for the error, e.g. `entry 2 of "Recipients"`. */
	within?: string;
	/** Hears of each value that must not be shown, such as a password. */
	noteSecret?: (value: unknown) => void;
}

/** Stands for a parameter that is not there, unlike one whose expression came to nothing. */
export const ABSENT = Symbol('absent');

/**
 * The parameters of one item, or the members of a collection, as operations read them. Name, bounds
 * and options come from the description that the editor shows, so that they cannot differ from it.
 *
 * A parameter that is not there (hidden, or not added to a collection) has its default. What is
 * there and blank is refused by the plain readers and is `undefined` for those that end in `IfSet`;
 * a single choice that was added and is blank is refused by both.
 * Every reader throws FoxitFailure `input` for what it does not take.
 */
export class Parameters {
	constructor(private readonly source: Source) {}

	/** A text without invisible edges; empty when not set. */
	text(name: string): string {
		return textValue(this.given(name), this.place(name)) ?? '';
	}

	/** The same, for texts whose absence changes what is done: an expression must give a text. */
	statedText(name: string): string {
		return textValue(this.stated(name), this.place(name)) ?? '';
	}

	/** A text that must not be blank. */
	requiredText(name: string): string {
		return requiredTextValue(this.given(name), this.place(name));
	}

	/** A text to the letter, such as a password; an expression must give one. */
	statedExactText(name: string): string {
		return exactTextValue(this.stated(name), this.place(name));
	}

	/** A text to the letter; empty when not set. */
	exactText(name: string): string {
		return exactTextValue(this.given(name), this.place(name));
	}

	/** An e-mail address. */
	email(name: string): string | undefined {
		return emailValue(this.given(name), this.place(name));
	}

	/** An e-mail address that must be given. */
	requiredEmail(name: string): string {
		const address = this.email(name);
		if (address === undefined) throw empty(this.place(name));
		return address;
	}

	/** A number within the bounds of the description. @param bounds more than is said there */
	number(name: string, bounds: Partial<Bounds> = {}): number {
		const all = { ...this.bounds(name), ...bounds };
		return requiredNumberValue(this.given(name), this.place(name), all);
	}

	/** The same; `undefined` when not set. */
	numberIfSet(name: string, bounds: Partial<Bounds> = {}): number | undefined {
		return numberValue(this.own(name), this.place(name), { ...this.bounds(name), ...bounds });
	}

	boolean(name: string): boolean {
		return requiredBooleanValue(this.given(name), this.place(name));
	}

	booleanIfSet(name: string): boolean | undefined {
		return booleanValue(this.own(name), this.place(name));
	}

	/** One of the options of the description. */
	choice<T extends string = string>(name: string): T {
		return requiredChoiceValue(this.given(name), this.place(name), this.choices(name)) as T;
	}

	/** The same of a collection's member that need not be there; one that is there must be chosen. */
	choiceIfSet<T extends string = string>(name: string): T | undefined {
		return this.has(name) ? this.choice<T>(name) : undefined;
	}

	/** Several of the options; an empty list where none was chosen, but never by a blank. */
	choicesOf<T extends string = string>(name: string): T[] {
		const value = this.given(name);
		const chosen = choicesValue(value, this.place(name), this.choices(name));
		if (chosen === undefined) throw empty(this.place(name));
		return chosen as T[];
	}

	choicesIfSet<T extends string = string>(name: string): T[] | undefined {
		return choicesValue(this.own(name), this.place(name), this.choices(name)) as T[] | undefined;
	}

	/** Texts, in whichever form a list can have; empty when not set. */
	list(name: string, separator?: RegExp): string[] {
		return listValue(this.given(name), this.place(name), separator) ?? [];
	}

	/** An id, of a resource locator as well. */
	id(name: string): string {
		return requiredIdValue(this.given(name), this.place(name));
	}

	idIfSet(name: string): string | undefined {
		return idValue(this.own(name), this.place(name));
	}

	/** A day as `YYYY-MM-DD`. An expression must give one; the empty text is "not set". */
	day(name: string, timeZone: string): string | undefined {
		const value = this.given(name);
		if (value === undefined || value === null)
			throw refused(this.place(name), 'must be a date', value);
		return dayValue(value, this.place(name), timeZone);
	}

	/** A moment in epoch milliseconds, under the same rule. */
	moment(name: string): number | undefined {
		const value = this.given(name);
		if (value === undefined || value === null)
			throw refused(this.place(name), 'must be a date', value);
		return momentValue(value, this.place(name));
	}

	/** A JSON object; `undefined` when blank. */
	object(name: string): Record<string, unknown> | undefined {
		return objectValue(this.given(name), this.place(name));
	}

	/** A JSON object that must be given; it may be empty. */
	requiredObject(name: string): Record<string, unknown> {
		const value = this.object(name);
		if (value === undefined)
			throw refused(this.place(name), 'must be a JSON object', this.own(name));
		return value;
	}

	/** A JSON array; `undefined` when blank. */
	array(name: string): unknown[] | undefined {
		return arrayValue(this.given(name), this.place(name));
	}

	/** Any JSON; `undefined` when blank. */
	json(name: string): unknown {
		return jsonValue(this.given(name), this.place(name));
	}

	/** A field that holds a file, or the file itself. */
	file<T extends FileDescription>(
		name: string,
		fields: Readonly<Record<string, FileDescription>>,
	): string | T {
		return fileReference<T>(this.given(name), this.place(name), fields);
	}

	/** The members of a collection, to be read in the same way. */
	collection(name: string): Parameters {
		const fields = (this.field(name)?.options ?? []) as readonly Field[];
		return new Parameters({
			fields,
			get: memberOf(this.group(name)),
			...(this.source.within && { within: this.source.within }),
			...this.listener(),
		});
	}

	/** The entries of a fixed collection's group, each to be read in the same way. */
	entries(name: string, group: string): Parameters[] {
		const place = this.place(name);
		const fields = this.entryFields(name, group);
		return this.rows(name, group).map((row, index) => {
			const within = `entry ${index + 1} of "${place.label}"`;
			const members = objectValue(row, { label: place.label, within: `entry ${index + 1}` });
			return new Parameters({ fields, within, get: memberOf(members ?? {}), ...this.listener() });
		});
	}

	/** Whether nothing is chosen yet, or an expression stands in the editor that only a run resolves. */
	isOpen(name: string): boolean {
		const value = this.given(name);
		const chosen = isLocator(value) ? value.value : value;
		return isBlank(chosen) || (typeof chosen === 'string' && chosen.startsWith('='));
	}

	/** The entries of a fixed collection's group as they are, for lists that come as JSON too. */
	plainEntries(name: string, group: string): unknown[] {
		const rows = this.rows(name, group);
		const fields = this.entryFields(name, group);
		for (const row of rows) this.noteSecrets(fields, objectIn(row));
		return rows;
	}

	/** Whether a parameter is there; a hidden one is not, nor a member that was not added. */
	has(name: string): boolean {
		return this.source.get(name) !== ABSENT;
	}

	/** The parameter's name in the editor. */
	label(name: string): string {
		return this.field(name)?.displayName ?? name;
	}

	/** The parameter's name and place, for failures that concern what was read. */
	place(name: string): Place {
		const field = this.field(name);
		const { within } = this.source;
		return {
			label: field?.displayName ?? name,
			...(within && { within }),
			...(field?.typeOptions?.password && { secret: true }),
		};
	}

	/** A value that an expression must have given. */
	private stated(name: string): unknown {
		const value = this.given(name);
		if (value === undefined || value === null)
			throw refused(this.place(name), 'must be a text', value);
		return value;
	}

	/** The value as it was given, with the default for one that is not there. */
	private given(name: string): unknown {
		const value = this.read(name);
		return value === ABSENT ? this.field(name)?.default : value;
	}

	private own(name: string): unknown {
		const value = this.read(name);
		return value === ABSENT ? undefined : value;
	}

	private read(name: string): unknown {
		const value = this.source.get(name);
		if (value !== ABSENT && this.field(name)?.typeOptions?.password)
			this.source.noteSecret?.(value);
		return value;
	}

	/** Tells of the secrets of an entry, those in its collections included. */
	private noteSecrets(fields: readonly Field[], members: Record<string, unknown>): void {
		for (const { name, type, typeOptions, options } of fields) {
			if (typeOptions?.password) this.source.noteSecret?.(members[name]);
			if (type !== 'collection') continue;
			this.noteSecrets((options ?? []) as readonly Field[], objectIn(members[name]));
		}
	}

	private listener(): Pick<Source, 'noteSecret'> {
		const { noteSecret } = this.source;
		return noteSecret ? { noteSecret } : {};
	}

	private entryFields(name: string, group: string): readonly Field[] {
		const groups = (this.field(name)?.options ?? []) as ReadonlyArray<{
			name: string;
			values: readonly Field[];
		}>;
		return groups.find((one) => one.name === group)?.values ?? [];
	}

	private group(name: string): Record<string, unknown> {
		if (!this.has(name)) return {};
		const value = this.given(name);
		const members = objectValue(value, this.place(name));
		if (members === undefined) throw refused(this.place(name), 'must be an object', value);
		return members;
	}

	private rows(name: string, group: string): unknown[] {
		if (!this.has(name)) return [];
		const value = this.given(name);
		const parsed = typeof value === 'string' ? (parsedJson(value) ?? value) : value;
		if (Array.isArray(parsed)) return parsed as unknown[];
		if (typeof parsed !== 'object' || parsed === null) {
			throw refused(this.place(name), 'must be a list of entries', value);
		}
		const inside = memberOf(parsed as Record<string, unknown>)(group);
		if (inside === ABSENT) {
			if (Object.keys(parsed).length === 0) return [];
			throw refused(this.place(name), `must be a list of entries in "${group}"`, value);
		}
		if (isBlank(inside)) throw refused(this.place(name), 'must be a list of entries', inside);
		return Array.isArray(inside) ? (inside as unknown[]) : [inside];
	}

	private choices(name: string): readonly Choice[] {
		return (this.field(name)?.options ?? []) as readonly Choice[];
	}

	private bounds(name: string): Bounds {
		const { minValue, maxValue, numberPrecision } = this.field(name)?.typeOptions ?? {};
		return {
			min: minValue ?? -Infinity,
			max: maxValue ?? Infinity,
			whole: numberPrecision === 0,
		};
	}

	/** Of several fields with one name, the one that the editor shows. */
	private field(name: string): Field | undefined {
		const named = this.source.fields.filter((field) => field.name === name);
		if (named.length < 2) return named[0];
		const shown = named.find((field) => isShown(field, (other) => this.source.get(other)));
		return shown ?? named[0];
	}
}

function memberOf(members: Readonly<Record<string, unknown>>): Source['get'] {
	return (name) => (Object.hasOwn(members, name) ? members[name] : ABSENT);
}
