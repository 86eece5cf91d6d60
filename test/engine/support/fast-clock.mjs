/**
 * Preloaded into an engine's process (`--import`), makes its time run faster, by as much as the engine
 * is told (`clockSpeed`, or `setClockSpeed` while it is open): timers fire sooner, and `Date.now()`
 * agrees with them. A wait of a minute is then over in seconds, and by `passTime` at once. What Node.js times itself (sockets,
 * `AbortSignal.timeout`) and other processes keep to real time.
 */
/** A longer wait is slept in pieces, so that it follows a clock that has been set. */
const PIECE_MS = 20;

let speed = Number(process.env.TEST_CLOCK_SPEED ?? 1);
const realNow = Date.now;
/** A moment in real time, and what this clock said then. */
let since = realNow();
let then = since;

const exactNow = () => then + (realNow() - since) * speed;
Date.now = () => Math.round(exactNow());

function start(at, newSpeed) {
	then = at;
	since = realNow();
	speed = newSpeed;
}
// Each engine of this process starts with the right time, and with a speed of its own.
process.on('engineOpens', ({ clockSpeed = 1 }) => start(realNow(), clockSpeed));
process.on('clockSpeed', (newSpeed) => start(exactNow(), newSpeed));
process.on('timePasses', (ms) => start(exactNow() + ms, speed));

const realTimeout = globalThis.setTimeout;
function fastTimeout(callback, ms, ...args) {
	const wait = Number(ms) || 0;
	if (wait / speed <= PIECE_MS) return realTimeout(callback, wait / speed, ...args);
	const due = exactNow() + wait;
	const timer = realTimeout(() => {
		if (exactNow() < due) timer.refresh();
		else callback(...args);
	}, PIECE_MS);
	return timer;
}

const realInterval = globalThis.setInterval;
const fastInterval = (callback, ms, ...args) => realInterval(callback, (ms ?? 0) / speed, ...args);

for (const [name, real, fast] of [
	['setTimeout', realTimeout, fastTimeout],
	['setInterval', realInterval, fastInterval],
]) {
	// Node.js keeps the promise form of each timer on the function itself.
	Object.defineProperties(fast, Object.getOwnPropertyDescriptors(real));
	globalThis[name] = fast;
}
