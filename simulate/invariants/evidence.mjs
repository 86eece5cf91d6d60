/** Words by which a run tells that something may have happened. */
const DOUBT = /\bmay (have|still|be|already)\b|\bmight\b|not known|unclear|uncertain|in doubt/i;

/** Words by which it tells that something was done. */
const DONE = /\b(paid|charged|credits?|generated|made|mailed|sent|reminded|done)\b/i;

/** @type {WeakMap<object, Evidence>} */
const read = new WeakMap();

/**
 * All that a run has told: its output, its error, its hints and its log. n8n shows the last try only;
 * the log keeps them all.
 */
export class Evidence {
	constructor(run) {
		/** One text per output item, sentence or line. @type {string[]} */
		this.pieces = [];
		for (const item of run.output ?? []) {
			const place = [item.pairedItem].flat().map((pair) => `item ${pair?.item}`);
			this.pieces.push(`${place.join(' ')} ${JSON.stringify(item.json)}`);
		}
		// Nobody sees the error of a stopped run.
		if (run.error && run.status !== 'stopped') this.pieces.push(...errorPieces(run.error));
		this.pieces.push(...(run.hints ?? []), ...run.logs);
		this.ids = new Set();
		for (const piece of this.pieces) {
			for (const id of piece.match(/[0-9a-f]{24}|\b\d{7,9}\b/g) ?? []) this.ids.add(id);
		}
	}

	/** What a run has told; it is read once. */
	static of(run) {
		let told = read.get(run);
		if (!told) read.set(run, (told = new Evidence(run)));
		return told;
	}

	get text() {
		return this.pieces.join('\n');
	}

	/** Whether the run leads to an effect: by its id, or where there is none, by words. */
	tells({ kind, intents, taskId, task, envelopeId }, run) {
		if (kind === 'task') return this.ids.has(taskId) || this.ids.has(task.resultDocumentId);
		if (kind !== 'generation') return this.ids.has(String(envelopeId));
		const item = run.marks.indexOf(intents[0]);
		const delivered = run.status === 'success' && !run.output[item]?.json.error;
		return delivered || this.#says(item, DONE);
	}

	/** Whether the run says of an item that work may have been done which it has no id of. */
	doubts(item) {
		return this.#says(item, DOUBT);
	}

	#says(item, words) {
		const named = new RegExp(`\\bitems? ${item}\\b|"item(Index)?":${item}\\b`);
		return this.pieces.some((piece) => words.test(piece) && named.test(piece));
	}
}

/** The first item's error is about the item that it names; its data may tell of others. */
function errorPieces(error) {
	const { message = '', description = '', context = {} } = error;
	const { data } = context;
	const whole = `${message} ${description ?? ''}`;
	return [whole, ...(data ? parts(data).map((part) => JSON.stringify(part)) : [])];
}

/** Entries of lists within the data stand each for itself. */
function parts(data) {
	const lists = Object.values(data).filter(Array.isArray).flat();
	return [data, ...lists];
}
