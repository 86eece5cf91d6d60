/**
 * Preloaded into an engine's process (`--import`), makes its time run faster, by as much as the engine
 * is told (`clockSpeed`): timers fire sooner, and `Date.now()` agrees with them. A wait of a minute is then over in seconds. What Node.js times
 * itself (sockets, `AbortSignal.timeout`) and other processes keep to real time.
 */
let speed = Number(process.env.TEST_CLOCK_SPEED ?? 1);
const realNow = Date.now;
let startedAt = realNow();
Date.now = () => Math.round(startedAt + (realNow() - startedAt) * speed);
// Each engine of this process starts with the right time, and with a speed of its own.
process.on('engineOpens', ({ clockSpeed = 1 }) => {
	startedAt = realNow();
	speed = clockSpeed;
});

for (const name of ['setTimeout', 'setInterval']) {
	const real = globalThis[name];
	const fast = (callback, ms, ...args) => real(callback, (ms ?? 0) / speed, ...args);
	// Node.js keeps the promise form of each timer on the function itself.
	Object.defineProperties(fast, Object.getOwnPropertyDescriptors(real));
	globalThis[name] = fast;
}
