/**
 * An intent is what the user meant once: one item of one run of a node. Its mark travels within the
 * documents, so that the model knows whose work each request is.
 */
export function markOf(execution, run, item) {
	return `@e${execution}.${run}.${item}@`;
}

/** All marks in a text, each once, in order. */
export function intentsIn(text) {
	return [...new Set(text.match(/@e\d+\.\d+\.\d+@/g) ?? [])];
}

/** @returns {{ execution: number, run: number, item: number }} */
export function readMark(mark) {
	const [execution, run, item] = mark.slice(2, -1).split('.').map(Number);
	return { execution, run, item };
}
