import type { INodeProperties } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import { emailValue, textValue } from '../../shared/values/text';

/** Name and address of a person. */
export const nameAndEmail: INodeProperties[] = [
	{
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Nathan',
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Smith',
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'e.g. nathan@example.com',
	},
];

/** The same where nobody can be left open. */
export const requiredNameAndEmail: INodeProperties[] = nameAndEmail.map((field) => ({
	...field,
	required: true,
}));

/** A person as the service takes one. */
export interface SentPerson {
	firstName: string;
	lastName: string;
	emailId: string;
}

/**
 * The person in an entry of a list.
 *
 * @param position of the entry, from 1
 * @param label the list's display name
 * @throws FoxitFailure `input` when a part is missing: the service asks for all three
 */
export function personIn(
	entry: Record<string, unknown>,
	position: number,
	label: string,
): SentPerson {
	const place = { label, within: `entry ${position}` };
	const person = {
		firstName: textValue(entry.firstName, place) ?? '',
		lastName: textValue(entry.lastName, place) ?? '',
		emailId: emailValue(entry.email, place) ?? '',
	};
	if (person.firstName && person.lastName && person.emailId) return person;
	throw inputFailure(`"${label}": entry ${position} needs a first name, a last name and an email`, {
		parameter: label,
		advice:
			'If they come from an expression, check that the input item has the fields it refers to.',
	});
}
