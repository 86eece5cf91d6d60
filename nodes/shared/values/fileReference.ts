import { inputFailure } from '../failure';
import { empty, isBlank, refused, type Place } from './rawValue';
import { requiredTextValue } from './text';

/** A file as n8n describes it in an expression: `$binary.data`, or that of another node. */
export interface FileDescription {
	mimeType: string;
	/** Where the content lies in n8n's store; absent for a file in memory. */
	id?: string;
	/** The content in base64, where n8n hands it over. */
	data?: string;
	fileName?: string;
	fileExtension?: string;
	fileSize?: string | number;
	directory?: string;
}

/**
 * Which file to take: the name of an input field, or the description of a file. A file that n8n
 * keeps in memory loses its content on the way through an expression; its field is found by what
 * is left of its description.
 *
 * @param fields the files of the input item, by their fields
 * @throws FoxitFailure `input` when it is neither
 */
export function fileReference<T extends FileDescription>(
	value: unknown,
	place: Place,
	fields: Readonly<Record<string, FileDescription>>,
): string | T {
	if (isBlank(value) || value === null) throw empty(place);
	if (typeof value !== 'object') return requiredTextValue(value, place);
	if (!isDescription(value)) {
		throw refused(place, 'must be the name of a field that holds a file', value);
	}
	if (value.id || value.data) return value as T;
	const same = Object.entries(fields).filter(([, file]) => isSame(file, value));
	const [only] = same;
	if (only && same.length === 1) return only[0];
	throw inputFailure(`"${place.label}" gives a file without its content`, {
		parameter: place.label,
		advice:
			same.length > 1
				? `It looks like the files in ${same.map(([field]) => `"${field}"`).join(', ')}: name the field instead of the file.`
				: 'n8n keeps files in memory here, where an expression cannot reach the file of another node. Name a field of the input item.',
	});
}

const MEMBERS = ['mimeType', 'fileName', 'fileExtension', 'fileSize', 'directory'] as const;

function isSame(file: FileDescription, other: FileDescription): boolean {
	return MEMBERS.every((member) => file[member] === other[member]);
}

function isDescription(value: object): value is FileDescription {
	const { mimeType } = value as { mimeType?: unknown };
	return typeof mimeType === 'string';
}
