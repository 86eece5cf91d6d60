/**
 * A polling trigger tells each event that it is asked for once: none twice, however often it was
 * restarted, none without its envelope, and none is lost once its looks have succeeded.
 *
 * @returns {string[]} what does not hold
 */
export function polls({ polled, service }) {
	if (!polled) return [];
	const { asked, happened, started, found, isSettled } = polled;
	// Envelopes of the executions are looked at as well; what has happened to them is not noted.
	const noted = new Set(happened.map(({ envelopeId }) => envelopeId));
	const told = new Map();
	for (const { event, envelopeId, party } of started) {
		if (!noted.has(envelopeId)) continue;
		const key = keyOf({ event, envelopeId, who: party?.email ?? '' });
		told.set(key, (told.get(key) ?? 0) + 1);
	}
	const due = new Set(happened.filter(({ event }) => asked.includes(event)).map(keyOf));
	const twice = [...told].filter(([, times]) => times > 1);
	const untrue = [...told.keys()].filter((key) => !due.has(key));
	const lost = isSettled ? [...due].filter((key) => !told.has(key)) : [];
	const empty = found.filter(({ envelopeId, envelope }) => {
		return noted.has(envelopeId) && envelope?.name !== service.eSign.envelopes.get(envelopeId).name;
	});
	return [
		...empty.map(({ event, envelopeId }) => `${event} of ${envelopeId} was told without it`),
		...twice.map(([key, times]) => `${key} was told ${times} times`),
		...untrue.map((key) => `${key} was told, and has not happened`),
		...lost.map((key) => `${key} was not told`),
	];
}

/** Somebody signs once; everything else happens to an envelope once. */
function keyOf({ event, envelopeId, who }) {
	return `${event} of ${envelopeId}${event === 'folder_signed' ? ` by ${who}` : ''}`;
}
