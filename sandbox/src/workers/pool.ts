import { Worker } from 'node:worker_threads';
import { TaskFailure } from '../errors.js';
import type { WorkResult } from './work.js';
import type { Report, Work } from './messages.js';

interface Order {
	work: Work;
	timeoutMs: number;
	resolve(result: WorkResult): void;
	reject(error: Error): void;
}

interface Seat {
	worker: Worker;
	order?: Order;
	timer?: NodeJS.Timeout;
}

/** How the pool starts a worker; another script stands in for the engine in tests. */
export interface PoolOptions {
	size?: number;
	script?: URL;
}

/**
 * A few worker threads that do the conversions, so that the HTTP loop never waits for one. A worker that
 * dies or takes too long is replaced, and only the task it was at fails.
 */
export class EnginePool {
	private readonly size: number;
	private readonly script: URL;
	private readonly seats = new Set<Seat>();
	private readonly queue: Order[] = [];
	private open = true;

	constructor({ size = 2, script = new URL('../worker.js', import.meta.url) }: PoolOptions = {}) {
		this.size = size;
		this.script = script;
		this.hire();
	}

	/** Does a piece of work. The time limit starts with the work, not with the waiting for a free worker. */
	async run(work: Work, timeoutMs: number): Promise<WorkResult> {
		if (!this.open) throw new TaskFailure('The sandbox is stopping');
		return await new Promise<WorkResult>((resolve, reject) => {
			this.queue.push({ work, timeoutMs, resolve, reject });
			this.dispatch();
		});
	}

	/** Gives up all waiting and running work. */
	async cancelAll(): Promise<void> {
		for (const order of this.queue.splice(0)) order.reject(new TaskFailure('Cancelled'));
		const busy = [...this.seats].filter(({ order }) => order !== undefined);
		await Promise.all(busy.map((seat) => this.dismiss(seat, 'Cancelled')));
	}

	/** Ends all workers. */
	async close(): Promise<void> {
		this.open = false;
		for (const order of this.queue.splice(0))
			order.reject(new TaskFailure('The sandbox is stopping'));
		await Promise.all([...this.seats].map((seat) => this.dismiss(seat, 'The sandbox is stopping')));
	}

	private dispatch(): void {
		while (this.open && this.queue.length > 0) {
			const idle = [...this.seats].find(({ order }) => order === undefined);
			const seat = idle ?? (this.seats.size < this.size ? this.hire() : undefined);
			if (seat === undefined) return;
			const order = this.queue.shift();
			if (order === undefined) return;
			seat.order = order;
			seat.timer = setTimeout(() => {
				const seconds = Math.round(order.timeoutMs / 100) / 10;
				void this.dismiss(seat, `Conversion took longer than ${seconds} s and was stopped`);
			}, order.timeoutMs);
			seat.worker.postMessage(order.work);
		}
	}

	private hire(): Seat {
		const worker = new Worker(this.script);
		const seat: Seat = { worker };
		this.seats.add(seat);
		worker.on('message', (report: Report) => {
			const order = this.vacate(seat);
			if (report.kind === 'done') order?.resolve(report.result);
			else order?.reject(new TaskFailure(report.error.message, report.error.code));
			this.dispatch();
		});
		worker.on('error', (error) => this.lose(seat, `Conversion engine crashed: ${error.message}`));
		worker.on('exit', () => this.lose(seat, 'Conversion engine crashed'));
		return seat;
	}

	/** A worker is gone: its task fails, the next waiting one gets a new worker. */
	private lose(seat: Seat, reason: string): void {
		if (!this.seats.delete(seat)) return;
		this.vacate(seat)?.reject(new TaskFailure(reason));
		this.dispatch();
	}

	private async dismiss(seat: Seat, reason: string): Promise<void> {
		this.lose(seat, reason);
		await seat.worker.terminate();
	}

	private vacate(seat: Seat): Order | undefined {
		clearTimeout(seat.timer);
		const { order } = seat;
		delete seat.order;
		delete seat.timer;
		return order;
	}
}
