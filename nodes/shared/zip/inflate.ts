/**
 * Inflates raw deflate data with the platform's own `DecompressionStream`, which works off the
 * main thread's turn and holds no more than its buffers.
 *
 * @throws whatever the platform throws for damaged data
 */
export async function* inflate(compressed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	const { readable, writable } = new DecompressionStream('deflate-raw');
	const writer = writable.getWriter();
	const reader = (readable as ReadableStream<Uint8Array>).getReader();

	// Feeding runs beside reading; its own failure shows at the reader, because it aborts the pair.
	const feeding = (async () => {
		try {
			for await (const piece of compressed) {
				await writer.ready;
				await writer.write(piece);
			}
			await writer.close();
		} catch (caught) {
			await writer.abort(caught).catch(() => undefined);
		}
	})();

	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			yield Buffer.from(value.buffer, value.byteOffset, value.byteLength);
		}
	} finally {
		await reader.cancel().catch(() => undefined);
		await writer.abort().catch(() => undefined);
		await feeding;
	}
}
