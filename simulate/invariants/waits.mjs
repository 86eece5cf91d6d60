/**
 * An execution that rests goes on once. By the output of what is signed it goes on only when
 * everybody has signed, by the other one only when not; time over is told as what it is; and it does
 * not go on before anything has happened.
 *
 * @returns {string[]} what does not hold
 */
export function waits({ runs, service }) {
	return runs.flatMap((run) => {
		const { woken } = run;
		if (!woken) return [];
		const say = (what) => [`Execution ${run.execution.id}, run ${run.index} ${what}`];
		const items = woken.outputs.flat();
		if (items.length !== 1) return say(`went on with ${items.length} items`);
		const [{ json }] = items;
		const isSigned = woken.outputs[0].length === 1;
		const envelope = service.eSign.envelopes.get(json.envelopeId);
		if (!envelope) return say('went on without the id of its envelope');
		if (json.approved !== isSigned) {
			return say(`says approved: ${json.approved} by output ${isSigned ? 1 : 2}`);
		}
		if (woken.by === 'time') return timeOver(json, isSigned, woken, say);
		const { endedAs = 'nothing', endedAt = Infinity } = envelope;
		if (endedAt > woken.at) return say('was woken before anything had happened');
		const truth = endedAs === 'signed';
		return truth === isSigned ? [] : say(`came out as ${json.outcome}, and was ${endedAs}`);
	});
}

function timeOver({ outcome }, isSigned, { at, till }, say) {
	if (isSigned) return say('went on as signed when its time was over');
	if (outcome !== 'timeOver') return say(`was told as ${outcome} when its time was over`);
	return at < till ? say('went on before its time was over') : [];
}

/**
 * Who has taken an event of an envelope has woken the execution that waits for it.
 *
 * @returns {string[]} what does not hold
 */
export function wakes({ runs, service }) {
	const { deliveries } = service.eSign.people;
	return runs.flatMap(({ woken, place }) => {
		if (woken?.by !== 'time') return [];
		const [[{ json } = {}] = []] = woken.outputs.filter(({ length }) => length > 0);
		const taken = deliveries.some(
			({ url, envelopeId, taken: isTaken }) =>
				isTaken && envelopeId === json?.envelopeId && url.includes(`/${place}?`),
		);
		return taken ? [`The event that was to wake ${place} was taken, and did not wake it`] : [];
	});
}
