import {
	NodeHelpers,
	type DisplayCondition,
	type IDisplayOptions,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
	type NodeParameterValue,
	type NodeParameterValueType,
} from 'n8n-workflow';

/** A parameter with its place: `options.timeout`, and the parameters beside it. */
export interface PlacedParameter {
	parameter: INodeProperties;
	path: string;
	siblings: INodeProperties[];
}

/** One way of filling in a list of parameters, and what the editor then shows. */
export interface Combination {
	values: INodeParameters;
	shown: INodeProperties[];
	path: string;
}

type Condition = NodeParameterValue | DisplayCondition;
type Conditional = { displayOptions?: IDisplayOptions };

const MAX_COMBINATIONS = 50_000;
const MAX_PASSES = 20;

/** The choices of an `options` or `multiOptions` parameter. */
export const choicesOf = (parameter: INodeProperties): INodePropertyOptions[] =>
	parameter.type === 'options' || parameter.type === 'multiOptions'
		? ((parameter.options ?? []) as INodePropertyOptions[])
		: [];

/** The lists of parameters inside a collection or fixed collection. */
export function innerLists(
	parameter: INodeProperties,
): Array<{ path: string; list: INodeProperties[] }> {
	if (parameter.type === 'collection') {
		return [{ path: parameter.name, list: (parameter.options ?? []) as INodeProperties[] }];
	}
	if (parameter.type === 'fixedCollection') {
		return ((parameter.options ?? []) as INodePropertyCollection[]).map(({ name, values }) => ({
			path: `${parameter.name}.${name}`,
			list: values,
		}));
	}
	return [];
}

/** Every parameter of a node, those inside collections included. */
export function allParameters(siblings: INodeProperties[], prefix = ''): PlacedParameter[] {
	return siblings.flatMap((parameter) => [
		{ parameter, path: `${prefix}${parameter.name}`, siblings },
		...innerLists(parameter).flatMap(({ path, list }) => allParameters(list, `${prefix}${path}.`)),
	]);
}

/** The `show` and `hide` conditions of a parameter or choice, as [referenced name, wanted values]. */
export const conditionsOf = ({ displayOptions }: Conditional): Array<[string, Condition[]]> =>
	[
		...Object.entries(displayOptions?.show ?? {}),
		...Object.entries(displayOptions?.hide ?? {}),
	].map(([key, wanted]) => [key, (wanted ?? []) as Condition[]]);

/**
 * Every combination of the values that decide what is shown, as a user could choose them. Values
 * that nothing depends on stay at their defaults.
 */
export function combinations(description: INodeTypeDescription): readonly Combination[] {
	const known = explored.get(description);
	if (known) return known;
	const all = [description.version]
		.flat()
		.flatMap((typeVersion) =>
			new Explorer(description, typeVersion).explore(description.properties),
		);
	explored.set(description, all);
	return all;
}

/** Exploring a node takes seconds, and several rules ask for it. */
const explored = new WeakMap<INodeTypeDescription, readonly Combination[]>();

/** The references of a list's parameters and choices, and of what is inside its parameters. */
interface ListReferences {
	direct: References[];
	inner: References[];
}

interface References {
	one: Conditional;
	keys: string[];
}

class Explorer {
	/** Inner lists already explored, with the outer values that they look at. */
	private readonly seen = new Map<INodeProperties[], Set<string>>();

	private readonly listReferences = new Map<INodeProperties[], ListReferences>();

	private count = 0;

	constructor(
		private readonly description: INodeTypeDescription,
		private readonly typeVersion: number,
	) {}

	explore(list: INodeProperties[], path = '', root?: INodeParameters): Combination[] {
		return this.visit(list, {}, path, root);
	}

	/** Branches on the first shown parameter that something still possible depends on. */
	private visit(
		list: INodeProperties[],
		chosen: INodeParameters,
		path: string,
		root?: INodeParameters,
	): Combination[] {
		const { values, shown } = this.resolve(list, chosen, root);
		const next = shown.find(
			({ name }) => !Object.hasOwn(chosen, name) && this.decides(name, list, chosen, root),
		);
		if (next !== undefined) {
			return this.candidates(next, list, values, root).flatMap((value) =>
				this.visit(list, { ...chosen, [next.name]: value }, path, root),
			);
		}
		this.count += 1;
		if (this.count > MAX_COMBINATIONS) {
			throw new Error(`${this.description.name} has over ${MAX_COMBINATIONS} combinations`);
		}
		return [{ values, shown, path }, ...this.inside(shown, path, root ?? values)];
	}

	private inside(shown: INodeProperties[], prefix: string, root: INodeParameters): Combination[] {
		return shown.flatMap(innerLists).flatMap(({ path, list }) => {
			const outer = allParameters(list)
				.flatMap(({ parameter }) => references(parameter))
				.filter((key) => key.startsWith('/'));
			const context = JSON.stringify(outer.map((key) => root[rootName(key)]));
			const contexts = this.seen.get(list) ?? new Set();
			if (contexts.has(context)) return [];
			this.seen.set(list, contexts.add(context));
			return this.explore(list, `${prefix}${path}.`, root);
		});
	}

	/** What is shown depends on values, and which values exist on what is shown: settle both. */
	private resolve(list: INodeProperties[], chosen: INodeParameters, root?: INodeParameters) {
		let values: INodeParameters = {};
		for (let pass = 0; pass < MAX_PASSES; pass++) {
			const before = values;
			const shown = list.filter((parameter) => this.isShown(parameter, before, root));
			values = {};
			for (const { name, default: initial } of shown) values[name] ??= chosen[name] ?? initial;
			if (JSON.stringify(values) === JSON.stringify(before)) return { values, shown };
		}
		throw new Error(`The display conditions of ${this.description.name} go round in circles`);
	}

	private decides(
		name: string,
		list: INodeProperties[],
		chosen: INodeParameters,
		root?: INodeParameters,
	): boolean {
		const isOuterList = root === undefined;
		const isMeant = (key: string) => rootName(key) === name;
		const isFromRoot = (key: string) => key.startsWith('/');
		const isPossible = (conditional: Conditional) =>
			this.isShown(restrictedTo(conditional, Object.keys(chosen)), chosen, root);
		const { direct, inner } = this.referencesIn(list);
		const isOfThisList = (key: string) => isMeant(key) && (isOuterList || !isFromRoot(key));
		return (
			direct.some(({ one, keys }) => keys.some(isOfThisList) && isPossible(one)) ||
			(isOuterList &&
				inner.some(
					({ one, keys }) => keys.some((key) => isMeant(key) && isFromRoot(key)) && isPossible(one),
				))
		);
	}

	/** Which conditions of a list's parameters and choices look where; those inside them too. */
	private referencesIn(list: INodeProperties[]): ListReferences {
		const known = this.listReferences.get(list);
		if (known) return known;
		const found: ListReferences = { direct: [], inner: [] };
		for (const parameter of list) {
			for (const one of [parameter, ...choicesOf(parameter)]) {
				const keys = references(one);
				if (keys.length > 0) found.direct.push({ one, keys });
			}
			const keys = innerLists(parameter)
				.flatMap(({ list: inner }) => allParameters(inner))
				.flatMap(({ parameter: inner }) => references(inner));
			if (keys.length > 0) found.inner.push({ one: parameter, keys });
		}
		this.listReferences.set(list, found);
		return found;
	}

	private candidates(
		parameter: INodeProperties,
		list: INodeProperties[],
		values: INodeParameters,
		root?: INodeParameters,
	): NodeParameterValueType[] {
		if (parameter.type === 'boolean') return [false, true];
		const choices = choicesOf(parameter)
			.filter((choice) => this.isShown(choice, values, root))
			.map(({ value }) => value);
		if (parameter.type === 'options') return choices;
		if (parameter.type === 'multiOptions') return [[], ...choices.map((value) => [value])];
		const wanted = allParameters(root === undefined ? this.description.properties : list)
			.flatMap(({ parameter: one }) => conditionsOf(one))
			.filter(([key]) => rootName(key) === parameter.name)
			.flatMap(([, conditions]) => conditions.map(satisfying));
		return [...new Set([parameter.default, ...wanted])];
	}

	private isShown(
		conditional: Conditional,
		values: INodeParameters,
		root?: INodeParameters,
	): boolean {
		return NodeHelpers.displayParameter(
			values,
			conditional as INodeProperties,
			{ typeVersion: this.typeVersion },
			this.description,
			root,
		);
	}
}

const references = (conditional: Conditional): string[] =>
	conditionsOf(conditional)
		.map(([key]) => key)
		.filter((key) => !key.startsWith('@'));

/** `/operation` and `options.mode` refer to the parameters `operation` and `options`. */
export const rootName = (key: string): string => key.replace(/^\//, '').split('.')[0] ?? '';

/** The same conditions, as far as they look at values that are already chosen. */
function restrictedTo({ displayOptions }: Conditional, names: string[]): Conditional {
	const pick = (conditions: object = {}) =>
		Object.fromEntries(
			Object.entries(conditions).filter(([key]) => names.includes(key.split('.')[0] ?? '')),
		);
	return { displayOptions: { show: pick(displayOptions?.show), hide: pick(displayOptions?.hide) } };
}

/** A value that makes a condition on a free-text or number parameter true. */
function satisfying(condition: Condition): NodeParameterValue {
	if (typeof condition !== 'object' || condition === null) return condition;
	const [[operator, target]] = Object.entries(condition._cnd) as [[string, NodeParameterValue]];
	if (operator === 'gt') return Number(target) + 1;
	if (operator === 'lt') return Number(target) - 1;
	if (operator === 'exists') return 'value';
	return operator === 'not' ? '' : target;
}
