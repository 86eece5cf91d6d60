import { setTimeout as sleep } from 'node:timers/promises';
import { isLoopback } from '../../operations/fetch-loopback.js';
import type { Channel } from '../account-model.js';
import { sendCallback } from './send.js';
import { signatureOf, signedUrl } from './signature.js';

/** After the first try (docs/contract/esign.md#notes-for-a-sandbox: our choice). */
const RETRIES = 3;

/** One try to hand a delivery over. */
export interface Attempt {
	atMs: number;
	/** Null: no answer came. */
	status: number | null;
	error: string | null;
}

/** What was sent to a channel, or should have been. */
export interface Delivery {
	readonly deliveryId: number;
	readonly account: string;
	readonly channelId: number;
	/** Without the signature. */
	readonly url: string;
	/** Name of the event; `probe` for the GET at a channel's creation. */
	readonly event: string;
	readonly folderId: number | null;
	readonly atMs: number;
	state: 'held' | 'sending' | 'delivered' | 'failed' | 'skipped';
	note: string | null;
	readonly attempts: Attempt[];
}

/** What to send. */
export interface Parcel {
	event: string;
	folderId: number | null;
	/** Undefined: a GET. */
	body?: string;
	/** What to sign with; null: no signature. */
	secret: string | null;
}

interface Job {
	delivery: Delivery;
	send: () => Promise<void>;
}

/**
 * Hands deliveries over, each on its own: three more tries when the answer is not 2xx or none comes. First
 * tries to one channel follow each other; while deliveries are held they wait.
 */
export class Deliveries {
	private log: Delivery[] = [];
	private count = 0;
	private held: Job[] | undefined;
	private stop = new AbortController();
	/** End of the latest first try, by channel. */
	private readonly lines = new Map<number, Promise<void>>();
	private readonly running = new Set<Promise<void>>();

	constructor(
		private readonly now: () => number,
		private readonly retryMs: () => number,
	) {}

	/** Takes something to be sent; resolves once it has arrived or has been given up. */
	async push(channel: Channel, parcel: Parcel): Promise<Delivery> {
		const delivery: Delivery = {
			deliveryId: ++this.count,
			account: channel.account,
			channelId: channel.channelId,
			url: channel.url,
			event: parcel.event,
			folderId: parcel.folderId,
			atMs: this.now(),
			state: this.held === undefined ? 'sending' : 'held',
			note: null,
			attempts: [],
		};
		this.log.push(delivery);
		if (!URL.canParse(channel.url) || !isLoopback(new URL(channel.url))) {
			delivery.state = 'skipped';
			delivery.note = 'the sandbox delivers to addresses on this machine only';
			return delivery;
		}
		const send = (): Promise<void> => this.start(channel, parcel, delivery);
		if (this.held === undefined) await send();
		else this.held.push({ delivery, send });
		return delivery;
	}

	/** Keeps what comes from now on back. */
	hold(): void {
		this.held ??= [];
	}

	/** Lets what was held go, in its order or the other way round, and what comes later at once. */
	async release(reversed: boolean): Promise<Delivery[]> {
		const jobs = this.held ?? [];
		this.held = undefined;
		if (reversed) jobs.reverse();
		await Promise.all(jobs.map(({ send }) => send()));
		return jobs.map(({ delivery }) => delivery);
	}

	/** All deliveries, oldest first. */
	list(): Delivery[] {
		return [...this.log];
	}

	/** Gives up everything under way, and waits until nothing is. */
	async clear(): Promise<void> {
		this.stop.abort();
		await Promise.all(this.running);
		this.stop = new AbortController();
		this.held = undefined;
		this.lines.clear();
		this.log = [];
	}

	private async start(channel: Channel, parcel: Parcel, delivery: Delivery): Promise<void> {
		delivery.state = 'sending';
		const { signal } = this.stop;
		const before = this.lines.get(channel.channelId);
		let done = (): void => undefined;
		this.lines.set(channel.channelId, new Promise((resolve) => (done = resolve)));
		const run = (async () => {
			await before;
			await this.attempt(channel, parcel, delivery, signal);
			done();
			for (let retry = 0; retry < RETRIES && delivery.state === 'sending'; retry++) {
				await sleep(this.retryMs(), undefined, { signal }).catch(() => undefined);
				if (signal.aborted) break;
				await this.attempt(channel, parcel, delivery, signal);
			}
			if (delivery.state === 'sending') delivery.state = 'failed';
		})();
		this.running.add(run);
		await run;
		this.running.delete(run);
	}

	/** Never rejects: what went wrong is written down. */
	private async attempt(
		{ url }: Channel,
		{ body, secret }: Parcel,
		delivery: Delivery,
		signal: AbortSignal,
	): Promise<void> {
		const attempt: Attempt = { atMs: this.now(), status: null, error: null };
		delivery.attempts.push(attempt);
		try {
			attempt.status = await sendCallback(
				body === undefined
					? { method: 'GET', url }
					: {
							method: 'POST',
							url: secret === null ? url : signedUrl(url, signatureOf(secret, body)),
							body,
						},
				signal,
			);
		} catch (error) {
			attempt.error = error instanceof Error ? error.message : String(error);
		}
		const arrived = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
		// A probe is a question asked once.
		if (arrived) delivery.state = 'delivered';
		else if (body === undefined) delivery.state = 'failed';
	}
}
