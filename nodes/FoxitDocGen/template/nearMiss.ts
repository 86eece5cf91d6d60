import { isObject } from '../../shared/values/members';
import { lookUp, stepsOf } from './paths';

/** What the data have where a tag's name leads to nothing. */
export interface NearMiss {
	/** A name in the data. */
	name: string;
	/** Why the tag does not find it. */
	why: 'capitals' | 'dotInName' | 'elsewhere' | 'spelling';
}

/** Names that are compared; a record with more is not searched to its end. */
const MAX_NAMES = 2_000;
/** Depth of the objects that are searched for a name that stands elsewhere. */
const MAX_DEPTH = 4;

/**
 * A name in the data that may be meant by a tag without data: one that differs in capitals, blanks,
 * underscores or hyphens, or by a slip of the finger; a key with dots in its name; or the same name
 * elsewhere.
 */
export function nearMiss(data: unknown, path: string): NearMiss | undefined {
	if (!isObject(data)) return undefined;
	if (path.includes('.') && Object.hasOwn(data, path)) return { name: path, why: 'dotInName' };
	return (
		alongPath(data, path, (a, b) => bare(a) === bare(b), 'capitals') ??
		alongPath(data, path, isSlip, 'spelling') ??
		elsewhere(data, path)
	);
}

type Likeness = (wanted: string, candidate: string) => boolean;

/** Follows a path where each step is there, or one like it. */
function alongPath(
	data: object,
	path: string,
	isLike: Likeness,
	why: NearMiss['why'],
): NearMiss | undefined {
	const found: string[] = [];
	let value: unknown = data;
	for (const step of stepsOf(path)) {
		if (!isObject(value)) return undefined;
		const keys = Object.keys(value).slice(0, MAX_NAMES);
		const same = Object.hasOwn(value, step) ? step : keys.find((key) => isLike(step, key));
		if (same === undefined) return undefined;
		found.push(same);
		value = value[same];
	}
	return { name: found.join('.'), why };
}

function bare(name: string): string {
	return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** One letter in short names and two in long ones are slips; a swap of two neighbours is one. */
function isSlip(wanted: string, candidate: string): boolean {
	const [a, b] = [bare(wanted), bare(candidate)];
	const allowed = Math.min(a.length, b.length) < 4 ? 0 : Math.min(a.length, b.length) < 8 ? 1 : 2;
	return allowed > 0 && Math.abs(a.length - b.length) <= allowed && slips(a, b) <= allowed;
}

/** How many letters must be put in, left out, replaced or swapped with their neighbour. */
function slips(a: string, b: string): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row += 1) {
		const now = [row];
		for (let column = 1; column <= b.length; column += 1) {
			const isSame = a[row - 1] === b[column - 1];
			let best = Math.min(
				at(last, column) + 1,
				at(now, column - 1) + 1,
				at(last, column - 1) + (isSame ? 0 : 1),
			);
			const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			if (row > 1 && column > 1 && isSwap) best = Math.min(best, at(beforeLast, column - 2) + 1);
			now.push(best);
		}
		[beforeLast, last] = [last, now];
	}
	return at(last, b.length);
}

function at(list: readonly number[], index: number): number {
	return list[index] ?? 0;
}

/** The same last step in another object, or at the top where the tag looks deeper. */
function elsewhere(data: object, path: string): NearMiss | undefined {
	const wanted = stepsOf(path).at(-1) ?? '';
	let left = MAX_NAMES;
	const visit = (value: unknown, above: string, depth: number): string | undefined => {
		if (!isObject(value) || depth > MAX_DEPTH) return undefined;
		const prefix = above === '' ? '' : `${above}.`;
		if (Object.hasOwn(value, wanted)) return `${prefix}${wanted}`;
		for (const [key, member] of Object.entries(value)) {
			left -= 1;
			if (left < 0) return undefined;
			const found = visit(member, `${prefix}${key}`, depth + 1);
			if (found !== undefined) return found;
		}
		return undefined;
	};
	const name = visit(data, '', 1);
	return name === undefined || lookUp(data, name) === undefined
		? undefined
		: { name, why: 'elsewhere' };
}
