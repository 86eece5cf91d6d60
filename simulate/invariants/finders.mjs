import { readMark } from '../foxit/intents.mjs';
import { Evidence } from './evidence.mjs';

/** Finds the run that an intent belongs to, by its mark. */
export function runFinder(runs) {
	const byPlace = new Map(runs.map((run) => [`${run.execution.id}.${run.index}`, run]));
	return (mark) => {
		const { execution, run } = readMark(mark);
		return byPlace.get(`${execution}.${run}`);
	};
}

/** Finds the run of an intent, and all that it has told. */
export function evidenceOf(runs) {
	const runOf = runFinder(runs);
	return (mark) => {
		const run = runOf(mark);
		return { run, told: Evidence.of(run) };
	};
}
