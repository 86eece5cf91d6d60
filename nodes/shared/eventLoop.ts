/**
 * Lets whatever else waits in this process run. An archive that lies in memory is read without any
 * real waiting, and would hold up everything until its end. n8n forbids timers, so this goes by
 * the platform's message queue.
 */
export async function yieldToEventLoop(): Promise<void> {
	const { port1, port2 } = new MessageChannel();
	await new Promise<void>((resolve) => {
		port2.once('message', resolve);
		port1.postMessage(undefined);
	});
	port1.close();
}
