/**
 * Inflates raw deflate data with the platform's own `DecompressionStream`, which works in the
 * thread pool and runs only some 100 KiB ahead of the reader, however far the data expands.
 *
 * Data after the end of the deflate stream is left out by Node.js 20 and refused by 24.
 *
 * @param damaged makes the failure for data that does not inflate; what `compressed` throws passes
 *   unchanged, since a broken disk or line is no fault of the archive
 */
export async function* inflate(
	compressed: AsyncIterable<Buffer>,
	damaged: (reason: string) => Error,
): AsyncGenerator<Buffer> {
	const { readable, writable } = new DecompressionStream('deflate-raw');
	const writer = writable.getWriter();
	const reader = (readable as ReadableStream<Uint8Array>).getReader();
	let broken: { cause: unknown } | undefined;

	// Feeding runs beside reading; its own failure shows at the reader, because it aborts the pair.
	const feeding = (async () => {
		let writing = false;
		try {
			for await (const piece of compressed) {
				writing = true;
				await writer.ready;
				await writer.write(piece);
				writing = false;
			}
			writing = true;
			await writer.close();
		} catch (caught) {
			if (!writing) broken = { cause: caught };
			await writer.abort(caught).catch(() => undefined);
		}
	})();

	try {
		for (;;) {
			const { done, value } = await reader.read().catch((caught: unknown) => {
				throw broken ? broken.cause : damaged(reasonOf(caught));
			});
			if (done) return;
			yield Buffer.from(value.buffer, value.byteOffset, value.byteLength);
		}
	} finally {
		await reader.cancel().catch(() => undefined);
		await writer.abort().catch(() => undefined);
		await feeding;
	}
}

/** Node.js 24 leaves the message empty and tells the reason in the cause. */
function reasonOf(caught: unknown): string {
	const { message, cause } = (caught ?? {}) as Partial<Error>;
	return message || (cause ? reasonOf(cause) : 'for an unknown reason');
}
