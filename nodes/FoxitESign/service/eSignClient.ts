import { CallSender, type Call } from '../../shared/api/callSender';
import type { CallKind } from '../../shared/api/retryPolicy';
import { asFailure, FoxitFailure, submitFailure } from '../../shared/failure';
import { receiveFile, type Received, type ReceiveRequest } from '../../shared/file/receive';
import { reviewAnswer, type Answer } from './answers';
import { parsedJson } from '../../shared/values/json';

/** The service makes documents ready before it answers; its edge gives up after about 100 s. */
const TIMEOUT_MS = 120_000;

/** Members of a query; those without a value are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** Speaks to Foxit eSign, on either of its surfaces: paths and bodies are the same. */
export class ESignClient extends CallSender {
	/**
	 * Asks for something without changing anything.
	 *
	 * @param goesOn it tells what came of a change, and is asked whatever other calls have met
	 */
	async read(path: string, query: Query, signal: AbortSignal, goesOn = false): Promise<Answer> {
		return await this.exchangeJson({ method: 'GET', path: path + queryOf(query), goesOn, signal });
	}

	/** Asks for something by a POST that changes nothing (some lists of the service are of this kind). */
	async readBy(path: string, body: object, signal: AbortSignal): Promise<Answer> {
		return await this.exchangeJson({ ...posted(path, body), signal });
	}

	/**
	 * Changes something.
	 *
	 * @param kind whether doing it twice does harm
	 * @throws FoxitFailure with `submitUnclear` when it may have been done all the same
	 */
	async change(path: string, body: object, kind: CallKind, signal: AbortSignal): Promise<Answer> {
		return await this.changeBy({ ...posted(path, body), kind, signal });
	}

	/** Changes something by a GET, as several of the service's calls do. */
	async changeByGet(
		path: string,
		query: Query,
		kind: CallKind,
		signal: AbortSignal,
	): Promise<Answer> {
		return await this.changeBy({ method: 'GET', path: path + queryOf(query), kind, signal });
	}

	/**
	 * Receives a file, by a GET or, with something to post, by a POST that changes nothing.
	 *
	 * @throws FoxitFailure for refusals too, which come as text or as JSON (docs/contract/esign.md#download-errors)
	 */
	async receive<T>({ post, accept = '*/*', ...request }: FileRequest<T>): Promise<Received<T>> {
		const sent = post && posted(request.path, post);
		const headers = { ...sent?.headers, Accept: accept };
		const call = { ...sent, headers, review: reviewAnswer, timeoutMs: TIMEOUT_MS };
		return await receiveFile(this, { ...request, call });
	}

	private async changeBy(call: ShortCall & { kind: CallKind }): Promise<Answer> {
		try {
			return await this.exchangeJson(call);
		} catch (caught) {
			throw submitFailure(asFailure(caught));
		}
	}

	private async exchangeJson(call: ShortCall & { kind?: CallKind }): Promise<Answer> {
		const response = await this.send({
			kind: 'repeatable',
			priority: 'work',
			review: reviewAnswer,
			timeoutMs: TIMEOUT_MS,
			...call,
		});
		const answer = parsedJson(response.text);
		if (typeof answer === 'object' && answer !== null) return answer as Answer;
		throw new FoxitFailure('unreadableAnswer', "Foxit eSign's answer is not JSON", {
			httpStatus: response.status,
			mayHaveStarted: true,
		});
	}
}

type ShortCall = Pick<Call, 'method' | 'path' | 'headers' | 'body' | 'goesOn' | 'signal'>;

/** A file that is asked for. */
export interface FileRequest<T> extends Omit<ReceiveRequest<T>, 'call'> {
	/** What to post for it. */
	post?: object;
	/** The type that the service is to answer with. */
	accept?: string;
}

function posted(path: string, body: object): Omit<ShortCall, 'signal'> {
	const headers = { 'Content-Type': 'application/json' };
	return { method: 'POST', path, headers, body: () => JSON.stringify(body) };
}

/** A query string with its question mark; blanks as %20, which the service takes for sure. */
export function queryOf(query: Query): string {
	const pairs = Object.entries(query).flatMap(([name, value]) =>
		value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
	);
	return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
