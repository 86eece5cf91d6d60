import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { secretsOf } from '../secrets/runSecrets';
import { fieldsFor, type Field } from '../values/fields';
import { toText } from '../values/members';
import { ABSENT, Parameters } from '../values/parameters';

/** What n8n gives back for a parameter that is not there: no value can be the same by accident. */
const NOT_THERE = '\u0000not there';

/** The parameters that choose an operation, and with it the other parameters. */
const CHOOSERS = ['resource', 'operation'] as const;

/**
 * The parameters of each item of a run, expressions resolved.
 *
 * @param fields the node's properties
 */
export function parametersOfItems(
	context: IExecuteFunctions,
	fields: readonly Field[],
): (itemIndex: number) => Parameters {
	const { given } = secretsOf(context);
	return (itemIndex) =>
		readerOf(
			fields,
			(name) => context.getNodeParameter(name, itemIndex, NOT_THERE),
			// A number can stand where a text is meant.
			(value) => given.add(toText(value)),
		);
}

/**
 * What a parameter comes to, for comparing items and never for use. One that cannot be resolved is
 * told where it is read, by name.
 */
export function resolvedValue(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
): unknown {
	try {
		return context.getNodeParameter(name, itemIndex);
	} catch {
		return undefined;
	}
}

/** The parameters of a trigger or a webhook, which have no items. */
export function parametersOfNode(
	context: IHookFunctions | IPollFunctions | IWebhookFunctions,
	fields: readonly Field[],
): Parameters {
	return readerOf(fields, (name) => context.getNodeParameter(name, NOT_THERE));
}

/** The parameters as they stand in the editor, expressions and all. */
export function parametersInEditor(
	context: ILoadOptionsFunctions,
	fields: readonly Field[],
): Parameters {
	return readerOf(fields, (name) => context.getCurrentNodeParameter(name) ?? NOT_THERE);
}

function readerOf(
	fields: readonly Field[],
	read: (name: string) => unknown,
	noteSecret?: (value: unknown) => void,
): Parameters {
	// An expression is resolved once: a second time could give another value.
	const known = new Map<string, unknown>();
	const get = (name: string) => {
		if (!known.has(name)) {
			const value = read(name);
			known.set(name, value === NOT_THERE ? ABSENT : value);
		}
		return known.get(name);
	};
	const chosen = CHOOSERS.flatMap((name) => {
		const value = get(name);
		return typeof value === 'string' ? [[name, value]] : [];
	});
	const operation = Object.fromEntries(chosen) as Record<string, string>;
	return new Parameters({
		get,
		fields: fieldsFor(fields, operation),
		...(noteSecret && { noteSecret }),
	});
}
