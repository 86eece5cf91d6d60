import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { isTrigger } from './package-nodes';
import {
	allParameters,
	choicesOf,
	combinations,
	conditionsOf,
	innerLists,
	rootName,
	type PlacedParameter,
} from './parameters';

/** Judges a node's description; each finding is a sentence that names the parameter. */
export type UxRule = (description: INodeTypeDescription) => string[];

/** From this many entries on, n8n wants a list of choices in alphabetical order. */
const SORT_FROM_ENTRIES = 5;

/** n8n groups operations under resources when there are more than this. */
const MAX_OPERATIONS_WITHOUT_RESOURCE = 5;

const VALUELESS_TYPES = new Set(['notice', 'hidden', 'button', 'callout']);

const parametersOf = ({ properties }: INodeTypeDescription): PlacedParameter[] =>
	allParameters(properties);

const operationsOf = ({ properties }: INodeTypeDescription): INodePropertyOptions[] =>
	properties.filter(({ name }) => name === 'operation').flatMap(choicesOf);

const forEachParameter =
	(judge: (placed: PlacedParameter) => string[]): UxRule =>
	(description) =>
		parametersOf(description).flatMap((placed) =>
			judge(placed).map((finding) => `${placed.path}: ${finding}`),
		);

const sorted = (names: string[]): boolean =>
	names.every((name, index) => index === 0 || (names[index - 1] ?? '').localeCompare(name) <= 0);

const duplicates = <T>(values: T[]): T[] => [
	...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

/**
 * Operations always, other choices from five on, go by name. Resources come by use: they are the
 * headings of n8n's list of actions.
 */
export const choicesSorted = forEachParameter(({ parameter }) => {
	const names = choicesOf(parameter).map(({ name }) => name);
	if (parameter.name === 'resource') return [];
	const always = parameter.name === 'operation';
	return (always || names.length >= SORT_FROM_ENTRIES) && !sorted(names)
		? [`choices are not in alphabetical order (${names.join(', ')})`]
		: [];
});

/** The entries of a collection go by displayed name. */
export const collectionEntriesSorted = forEachParameter(({ parameter }) => {
	if (parameter.type !== 'collection') return [];
	const names = innerLists(parameter).flatMap(({ list }) =>
		list.map(({ displayName }) => displayName),
	);
	return sorted(names) ? [] : [`entries are not in alphabetical order (${names.join(', ')})`];
});

/** No list offers one name or one value twice. */
export const choicesUnique = forEachParameter(({ parameter }) => {
	const choices = choicesOf(parameter);
	return [
		...duplicates(choices.map(({ name }) => name)).map((name) => `two choices named "${name}"`),
		...duplicates(choices.map(({ value }) => value)).map((value) => `two choices worth "${value}"`),
	];
});

/** Actions are sentences; names of programs and formats keep their capitals. */
export const actionsInSentenceCase: UxRule = (description) =>
	operationsOf(description).flatMap(({ action }) => {
		if (action === undefined) return [];
		const [first = '', ...rest] = action.split(' ');
		const capital = rest.find((word) => /^\(?[A-Z]/.test(word) && !NAME.test(word));
		if (/^[A-Z]/.test(first) && capital === undefined) return [];
		return [`"${action}" is not in sentence case`];
	});

const NAME = /^\(?(Word|Excel|PowerPoint|Foxit|Markdown|[A-Z]{2,}s?)\)?,?$/;

/** The node panel lists operations by their action: each has one of its own, and a description. */
export const operationsExplained: UxRule = (description) => {
	const operations = operationsOf(description);
	return [
		...operations.filter(({ action }) => !action).map(({ name }) => `${name}: no action`),
		...operations
			.filter((operation) => !operation.description)
			.map(({ name }) => `${name}: no description`),
		...duplicates(operations.map(({ action }) => action)).map(
			(action) => `two operations have the action "${action}"`,
		),
	];
};

/** `resource` comes first, each resource has its operations, neither takes expressions. */
export const resourceOperationPattern: UxRule = (description) => {
	const { properties } = description;
	const resources = properties.filter(({ name }) => name === 'resource');
	const switches = properties.filter(({ name }) => name === 'resource' || name === 'operation');
	const findings = switches
		.filter(({ noDataExpression }) => noDataExpression !== true)
		.map(({ name }) => `${name}: noDataExpression is not set`);
	if (resources.length === 0) {
		return operationsOf(description).length > MAX_OPERATIONS_WITHOUT_RESOURCE
			? [...findings, 'operation: so many operations want resources']
			: findings;
	}
	// The choice of the kind of account comes before everything, as in n8n's own nodes.
	const [first] = properties.filter(({ name }) => name !== 'authentication');
	if (resources.length > 1 || first !== resources[0]) {
		findings.push('resource: not the one first parameter');
	}
	const orphans = combinations(description)
		// Nodes of an older version may have had neither.
		.filter(({ path, values }) => path === '' && values['resource'] !== undefined)
		.filter(({ values }) => values['operation'] === undefined)
		.map(({ values }) => `resource ${JSON.stringify(values['resource'])}: no operation is shown`);
	return [...findings, ...new Set(orphans)];
};

/** A switch says what it does when it is on. */
export const booleansExplained = forEachParameter(({ parameter }) =>
	parameter.type === 'boolean' && !parameter.description?.startsWith('Whether ')
		? ['the description of a boolean starts with "Whether"']
		: [],
);

/** A text field's placeholder is an example; a collection's is the label of its button. */
export const placeholdersWorded = forEachParameter(({ parameter }) => {
	const { type, placeholder, typeOptions } = parameter;
	if (type === 'collection' || (type === 'fixedCollection' && typeOptions?.multipleValues)) {
		const label = typeOptions?.multipleValueButtonText ?? placeholder;
		return label?.startsWith('Add ') ? [] : ['a collection has a placeholder "Add …"'];
	}
	const isExample = /^e\.g\. \S/.test(placeholder ?? 'e.g. x') || placeholder === 'name@email.com';
	return isExample ? [] : [`the placeholder "${placeholder}" does not start with "e.g. "`];
});

/** n8n keeps these words out of what users read. */
export const namesWithoutAlarm = forEachParameter(({ parameter }) =>
	[
		parameter.displayName,
		...choicesOf(parameter).flatMap(({ name, action }) => [name, action ?? '']),
	]
		.filter((text) => /\b(error|problem|failure|mistake)s?\b/i.test(text))
		.map((text) => `"${text}" uses a word that n8n avoids`),
);

/** Initialisms are spelled as such wherever they are read. */
export const initialismsSpelled = forEachParameter(({ parameter }) =>
	[
		parameter.displayName,
		parameter.description,
		parameter.hint,
		parameter.placeholder,
		...choicesOf(parameter).flatMap(({ name, action, description }) => [name, action, description]),
	].flatMap((text) => {
		const miscased = /\b(Ids?|Urls?|Json|Pdfs?|Html|Dpi|Api|Csv|Ocr|Esign|ESign)\b/.exec(
			text ?? '',
		);
		return miscased ? [`"${miscased[0]}" is miscased in "${text}"`] : [];
	}),
);

/** A description is one sentence without a period, or several with one, and starts with a capital. */
export const descriptionsPunctuated = forEachParameter(({ parameter }) =>
	[parameter.description, ...choicesOf(parameter).map(({ description }) => description)].flatMap(
		(text) => {
			if (text === undefined) return [];
			if (text.trim() === '') return ['an empty description'];
			if (/^[a-z]/.test(text)) return [`"${text}" starts in lower case`];
			const isOneSentence = !/[.!?]\s+[A-Z]/.test(text.replace(/\b(e\.g|i\.e|etc)\./g, ''));
			if (isOneSentence && /[^.]\.$/.test(text)) return [`"${text}" ends with a period`];
			return isOneSentence || /[.!?)]$/.test(text) ? [] : [`"${text}" ends without a period`];
		},
	),
);

/** A default is a value that the user could have chosen. */
export const defaultsValid = forEachParameter(({ parameter }) =>
	isValidDefault(parameter)
		? []
		: [`the default ${JSON.stringify(parameter.default)} is no ${parameter.type} value`],
);

function isValidDefault(parameter: INodeProperties): boolean {
	const { type, default: initial, typeOptions, modes } = parameter;
	if (VALUELESS_TYPES.has(type)) return true;
	const isDynamic = Boolean(typeOptions?.loadOptionsMethod ?? typeOptions?.loadOptions);
	const values = choicesOf(parameter).map(({ value }) => value);
	const isObject = typeof initial === 'object' && initial !== null && !Array.isArray(initial);
	if (typeOptions?.multipleValues && type !== 'fixedCollection' && type !== 'collection') {
		return Array.isArray(initial) || (isObject && Object.keys(initial).length === 0);
	}
	switch (type) {
		case 'boolean':
			return typeof initial === 'boolean';
		case 'number':
			return (
				typeof initial === 'number' &&
				initial >= (typeOptions?.minValue ?? -Infinity) &&
				initial <= (typeOptions?.maxValue ?? Infinity)
			);
		case 'options':
			return isDynamic ? typeof initial === 'string' : values.some((value) => value === initial);
		case 'multiOptions':
			return (
				Array.isArray(initial) &&
				(isDynamic || initial.every((value) => values.some((known) => known === value)))
			);
		case 'resourceLocator':
			return (
				isObject && 'mode' in initial && (modes ?? []).some(({ name }) => name === initial['mode'])
			);
		case 'collection':
		case 'fixedCollection':
		case 'resourceMapper':
		case 'assignmentCollection':
		case 'filter':
			return isObject;
		default:
			return typeof initial === 'string';
	}
}

/** A resource locator offers the list first. */
export const locatorsStartWithList = forEachParameter(({ parameter }) => {
	const listIndex = (parameter.modes ?? []).findIndex(({ type }) => type === 'list');
	return listIndex > 0 ? ['the mode "From list" does not come first'] : [];
});

/** A display condition looks at a parameter that exists and at values that it can have. */
export const conditionsKnown: UxRule = (description) =>
	parametersOf(description).flatMap(({ parameter, path, siblings }) =>
		[parameter, ...choicesOf(parameter)].flatMap(conditionsOf).flatMap(([key, wanted]) => {
			if (key.startsWith('@')) return [];
			const level = key.startsWith('/') ? description.properties : siblings;
			const referenced = level.filter(({ name }) => name === rootName(key));
			if (referenced.length === 0) return [`${path}: depends on "${key}", which does not exist`];
			if (key.includes('.')) return [];
			const possible = referenced.flatMap(possibleValues);
			if (possible.includes(ANY_VALUE)) return [];
			return wanted
				.filter((value) => typeof value !== 'object' && !possible.includes(value))
				.map((value) => `${path}: "${key}" is never ${JSON.stringify(value)}`);
		}),
	);

const ANY_VALUE = Symbol('any value');

function possibleValues(parameter: INodeProperties): unknown[] {
	if (parameter.type === 'boolean') return [true, false];
	const choices = choicesOf(parameter);
	return choices.length > 0 ? choices.map(({ value }) => value) : [ANY_VALUE];
}

/** There is a way to fill in the node that shows the parameter. */
export const everyParameterReachable: UxRule = (description) => {
	const reached = new Set(combinations(description).flatMap(({ shown }) => shown));
	return parametersOf(description)
		.filter(({ parameter }) => !reached.has(parameter))
		.filter(({ parameter }) => !isKeptForSavedWorkflows(parameter) && !isOfTools(parameter))
		.map(({ path, parameter }) => {
			return `${path}: never shown (${JSON.stringify(parameter.displayOptions)})`;
		});
};

/**
 * A parameter that new workflows do not have any more: it shows only where a saved workflow has given
 * it a value that it does not have by itself.
 */
function isKeptForSavedWorkflows({ name, displayOptions, ...parameter }: INodeProperties): boolean {
	const { show = {}, hide } = displayOptions ?? {};
	const values: unknown[] = show[name] ?? [];
	const onlyByItself = hide === undefined && Object.keys(show).join() === name;
	return onlyByItself && values.length > 0 && !values.includes(parameter.default);
}

/** A parameter that n8n shows where the node is a tool of an agent. */
function isOfTools({ displayOptions }: INodeProperties): boolean {
	return displayOptions?.show?.['@tool'] !== undefined;
}

/** n8n keeps values by name: two parameters of one name must not show together. */
export const noNameShownTwice: UxRule = (description) => [
	...new Set(
		combinations(description).flatMap(({ shown, values, path }) =>
			duplicates(shown.map(({ name }) => name)).map((name) => {
				const { resource, operation } = values;
				return `${path}${name}: shown twice for ${JSON.stringify({ resource, operation })}`;
			}),
		),
	),
];

/** What n8n wants of the node itself. */
export const nodePresented: UxRule = (description) => {
	const { icon, subtitle, usableAsTool } = description;
	const findings: string[] = [];
	if (!subtitle) findings.push('subtitle: missing');
	if (isTrigger(description) ? usableAsTool !== undefined : usableAsTool !== true) {
		findings.push('usableAsTool: true on every node but a trigger');
	}
	if (typeof icon !== 'object' || icon.light === icon.dark) {
		findings.push('icon: a light and a dark one');
	}
	return findings;
};

/** Every rule by the name that a finding is reported under. */
export const UX_RULES: Record<string, UxRule> = {
	booleansExplained,
	choicesSorted,
	choicesUnique,
	collectionEntriesSorted,
	conditionsKnown,
	defaultsValid,
	descriptionsPunctuated,
	everyParameterReachable,
	initialismsSpelled,
	locatorsStartWithList,
	namesWithoutAlarm,
	noNameShownTwice,
	nodePresented,
	operationsExplained,
	actionsInSentenceCase,
	placeholdersWorded,
	resourceOperationPattern,
};
