import { deriveSeed, seededRandom, type Random } from '../state/random.js';
import type { Chaos } from '../state/settings.js';
import type { Action, Fault, FaultRule, Match } from '../state/fault-types.js';

/** What a rule can look at in a request. */
export interface RequestFacts {
	method: string;
	path: string;
	operation?: string;
	documentIds: readonly string[];
	taskId?: string;
	/** Its answer is its end: there is no task to fail later. */
	immediate?: boolean;
}

interface ArmedRule {
	rule: FaultRule;
	id: string;
	left: number;
	toSkip: number;
	random: Random;
}

/** A rule and what is left of it, for the control API. */
export interface RuleState extends FaultRule {
	id: string;
	/** Strikes left; -1 = no end. */
	left: number;
}

/** Chooses at most one fault for each request: the first rule that fits, else chaos. */
export class FaultBook {
	private rules: ArmedRule[] = [];
	private count = 0;
	private chaosRandom: { seed: number; random: Random } | undefined;

	/** Adds rules behind those already there; returns their ids. */
	add(rules: readonly FaultRule[], seed: number): string[] {
		return rules.map((rule) => {
			const id = rule.id ?? `fault-${++this.count}`;
			const random = seededRandom(deriveSeed(seed, id));
			this.rules.push({ rule, id, left: rule.times ?? 1, toSkip: rule.skip ?? 0, random });
			return id;
		});
	}

	/** Removes all rules and starts chaos from its seed again. */
	clear(): void {
		this.rules = [];
		// Lots are drawn by the rules' ids: after a reset the same rules strike the same requests.
		this.count = 0;
		this.chaosRandom = undefined;
	}

	list(): RuleState[] {
		return this.rules.map(({ rule, id, left }) => ({ ...rule, id, left }));
	}

	/** The fault for a request, if any; spent rules are counted down. */
	choose(facts: RequestFacts, chaos: Chaos | null): Fault | undefined {
		for (const armed of this.rules) {
			if (
				armed.left === 0 ||
				!applies(armed.rule.action, facts) ||
				!fits(armed.rule.match ?? {}, facts)
			)
				continue;
			if (armed.toSkip > 0) {
				armed.toSkip -= 1;
				continue;
			}
			if (armed.rule.probability !== undefined && armed.random() >= armed.rule.probability)
				continue;
			if (armed.left > 0) armed.left -= 1;
			return { id: armed.id, action: armed.rule.action };
		}
		return chaos === null ? undefined : this.drawChaos(facts, chaos);
	}

	private drawChaos(facts: RequestFacts, chaos: Chaos): Fault | undefined {
		if (this.chaosRandom?.seed !== chaos.seed) {
			this.chaosRandom = { seed: chaos.seed, random: seededRandom(chaos.seed) };
		}
		const { random } = this.chaosRandom;
		// Both numbers are drawn for every request: the row must not depend on what the lots said.
		const [strike, which] = [random(), random()];
		const actions = chaos.actions.filter((action) => applies(action, facts));
		const action = actions[Math.floor(which * actions.length)];
		return strike < chaos.probability && action !== undefined
			? { id: `chaos:${action.type}`, action }
			: undefined;
	}
}

/** Faults of tasks can only strike requests that submit one. */
function applies(action: Action, facts: RequestFacts): boolean {
	const submits = facts.operation !== undefined && facts.immediate !== true;
	return submits || (action.type !== 'task-fail' && action.type !== 'never-finish');
}

function fits(match: Match, facts: RequestFacts): boolean {
	return (
		(match.method === undefined || match.method.toUpperCase() === facts.method) &&
		(match.path === undefined || new RegExp(match.path).test(facts.path)) &&
		(match.operation === undefined || match.operation === facts.operation) &&
		(match.documentId === undefined || facts.documentIds.includes(match.documentId)) &&
		(match.taskId === undefined || match.taskId === facts.taskId)
	);
}
