import type { ByteStream } from './transport';
import { abortFailure, FoxitFailure, NO_LONGER_NEEDED } from '../failure';
import type { Clock } from '../task/clock';
import { withoutCrash } from './streams';

/** Watches a stream from the moment its headers have arrived until `stop` is called. */
export interface SilenceGuard {
	/** Call for every piece of data. */
	touch: () => void;
	/** Call when the stream has been used up or given up. */
	stop: () => void;
}

/**
 * Destroys a stream that stays silent for too long, or whose run is stopped. n8n's request helper
 * limits the wait for the headers only.
 *
 * @param hangUp closes the connection, see `HttpResponse`
 */
export function guardSilence(
	stream: ByteStream,
	silenceMs: number,
	clock: Clock,
	signal: AbortSignal,
	hangUp?: () => void,
): SilenceGuard {
	withoutCrash(stream);
	const stopped = new AbortController();
	let lastHeardAt = clock.now();

	const cut = (failure: FoxitFailure) => {
		stream.destroy(failure);
		hangUp?.();
	};
	const onAbort = () => {
		stopped.abort(NO_LONGER_NEEDED);
		cut(abortFailure(signal));
	};
	signal.addEventListener('abort', onAbort, { once: true });

	const watch = async () => {
		for (;;) {
			const leftMs = lastHeardAt + silenceMs - clock.now();
			if (leftMs <= 0) break;
			await clock.sleep(leftMs, stopped.signal);
		}
		cut(
			new FoxitFailure('truncated', 'The download from Foxit stopped half-way', {
				networkCause: 'timeout',
			}),
		);
	};
	watch().catch(() => undefined); // Ends by `stop`, which aborts the sleep.

	return {
		touch: () => {
			lastHeardAt = clock.now();
		},
		stop: () => {
			signal.removeEventListener('abort', onAbort);
			stopped.abort(NO_LONGER_NEEDED);
		},
	};
}
