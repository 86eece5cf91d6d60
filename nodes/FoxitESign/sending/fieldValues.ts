import type { IDataObject } from 'n8n-workflow';

import { fieldNames } from '../service/template';
import { inputFailure } from '../../shared/failure';
import { readableText } from '../../shared/outsideText';
import type { ESignRun } from '../run/eSignRun';

const MAX_NAMES_SHOWN = 20;

/**
 * Values for fields, by field name, as JSON gives them.
 *
 * @param label the parameter's name in the editor
 * @throws FoxitFailure `input` for a value that no field can hold
 */
export function plainFieldValues(values: Record<string, unknown>, label: string): IDataObject {
	const nested = Object.entries(values).find(
		([, value]) => value === undefined || typeof value === 'object',
	);
	if (!nested) return values as IDataObject;
	throw inputFailure(
		`"${label}": the value of "${nested[0]}" is neither text, number nor boolean`,
		{ parameter: label },
	);
}

/**
 * Refuses values that would fill in nothing: the service passes over names that it does not know.
 * Looks at the template only where there are values.
 *
 * @throws FoxitFailure `input` with the names that the template has
 */
export async function refuseUnknownFields(
	{ session, signals }: ESignRun,
	templateId: number,
	{ values, label }: { values: IDataObject; label: string },
): Promise<void> {
	if (Object.keys(values).length === 0) return;
	const path = '/templates/mytemplate';
	const template = await session.client.read(path, { templateId }, signals.giveUp);
	const names = fieldNames(template);
	const unknown = Object.keys(values).find((name) => names?.includes(name) === false);
	if (names === undefined || unknown === undefined) return;
	throw inputFailure(
		`"${label}": template ${templateId} has no field "${readableText(unknown, 100)}"`,
		{
			parameter: label,
			advice: adviceFor(unknown, names),
		},
	);
}

function adviceFor(unknown: string, names: readonly string[]): string {
	const near = names.find((name) => folded(name) === folded(unknown));
	if (near !== undefined)
		return `Did you mean "${near}"? Names of fields are told apart by their case.`;
	if (names.length === 0) return 'Its fields have no names, so no value can be filled in.';
	const shown = names.slice(0, MAX_NAMES_SHOWN);
	return `The names of its fields are: ${shown.map((name) => readableText(name, 60)).join(', ')}.`;
}

function folded(name: string): string {
	return name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s_-]+/g, '');
}
