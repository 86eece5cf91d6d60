import { rm } from 'node:fs/promises';
import type { TaskError } from '../errors.js';
import type { JsonObject } from '../json.js';
import type { Clock } from './clock.js';
import type { DocumentStore } from './documents.js';
import { newId } from './ids.js';
import type { Ledger } from './ledger.js';
import type { Settings } from './settings.js';

/** What an operation's work came to. */
export type Outcome =
	| { kind: 'file'; path: string; size: number; fileName: string }
	| { kind: 'data'; data: JsonObject }
	| { kind: 'error'; error: TaskError };

/** One submitted operation. */
export interface Task {
	readonly taskId: string;
	readonly account: string;
	readonly operation: string;
	readonly documentIds: readonly string[];
	readonly requestSeq: number;
	readonly submittedAtMs: number;
	/** Drawn latency: the task ends no earlier than this after submission. */
	readonly latencyMs: number;
	/** A fault keeps it running for good. */
	readonly endless: boolean;
	/** The work's result, known before the task is allowed to end if the latency is longer. */
	work?: { outcome: Outcome; endedAtMs: number };
	/** Set once the task has ended. */
	end?: { status: 'COMPLETED' | 'FAILED'; atMs: number; resultDocumentId?: string };
	polls: number;
	/** When a poll first reported the end. */
	firstSeenDoneAtMs?: number;
}

/** Names the service uses for the states of a task (docs/contract/pdf-services.md#tasks). */
export type TaskStatus = 'PENDING' | 'IN_PROGRESS' | 'PROCESSING' | 'COMPLETED' | 'FAILED';

/**
 * Keeps tasks and lets them end. A task ends when both its work is done and its latency has passed;
 * that is settled when somebody looks, so the movable clock needs no timers.
 */
export class TaskStore {
	private readonly tasks = new Map<string, Task>();

	constructor(
		private readonly clock: Clock,
		private readonly documents: DocumentStore,
		private readonly ledger: Ledger,
		private readonly settings: () => Settings,
	) {}

	/** Starts the life of a task. */
	add(
		entry: Pick<
			Task,
			'account' | 'operation' | 'documentIds' | 'requestSeq' | 'latencyMs' | 'endless'
		>,
	): Task {
		const task: Task = { ...entry, taskId: newId(), submittedAtMs: this.clock.now(), polls: 0 };
		this.tasks.set(task.taskId, task);
		return task;
	}

	/** Takes the work's result. After a reset the task is gone and its file goes too. */
	workDone(task: Task, outcome: Outcome): void {
		if (!this.tasks.has(task.taskId)) {
			if (outcome.kind === 'file') void rm(outcome.path, { force: true });
			return;
		}
		task.work = { outcome, endedAtMs: this.clock.now() };
	}

	/** The account's task, settled as of now; undefined when unknown, expired or somebody else's. */
	find(taskId: string, account: string): Task | undefined {
		const task = this.tasks.get(taskId);
		if (task === undefined || task.account !== account || this.expired(task)) return undefined;
		this.settle(task);
		return task;
	}

	/** Tasks of an account that may still be charged for. */
	running(account: string): number {
		return this.list().filter((task) => task.account === account && task.end === undefined).length;
	}

	/** All tasks, settled as of now, oldest first. */
	list(): Task[] {
		for (const task of this.tasks.values()) this.settle(task);
		return [...this.tasks.values()];
	}

	/** When the task ended or, as far as that is known already, will end. */
	endsAtMs(task: Task): number | undefined {
		if (task.end !== undefined) return task.end.atMs;
		if (task.endless || task.work === undefined) return undefined;
		return Math.max(task.submittedAtMs + task.latencyMs, task.work.endedAtMs);
	}

	/** The task's state word as of now. */
	status(task: Task): TaskStatus {
		this.settle(task);
		if (task.end !== undefined) return task.end.status;
		const { pendingMs, runningStatus } = this.settings();
		const elapsedMs = this.clock.now() - task.submittedAtMs;
		return elapsedMs < Math.min(pendingMs, task.latencyMs / 2) ? 'PENDING' : runningStatus;
	}

	/**
	 * Percent done: never 100 before the end, 0 after a failure
	 * (docs/contract/pdf-services.md#tasks).
	 */
	progress(task: Task): number {
		const status = this.status(task);
		if (status === 'COMPLETED') return 100;
		if (status === 'FAILED' || status === 'PENDING') return 0;
		const elapsedMs = this.clock.now() - task.submittedAtMs;
		const percent = Math.min(99, Math.floor((100 * elapsedMs) / Math.max(1, task.latencyMs)));
		switch (this.settings().progress) {
			case 'linear':
				return percent;
			case 'jumpy':
				return [0, 10, 60, 90].findLast((step) => step <= percent * 0.95) ?? 0;
			case 'none':
				return 0;
		}
	}

	/** Forgets tasks past their life-time. */
	sweep(): void {
		for (const task of this.list()) if (this.expired(task)) this.tasks.delete(task.taskId);
	}

	/** Forgets everything, results that nobody has fetched included. */
	clear(): void {
		for (const task of this.tasks.values()) {
			if (task.end === undefined && task.work?.outcome.kind === 'file')
				void rm(task.work.outcome.path, { force: true });
		}
		this.tasks.clear();
	}

	private settle(task: Task): void {
		const atMs = this.endsAtMs(task);
		if (
			task.end !== undefined ||
			task.work === undefined ||
			atMs === undefined ||
			this.clock.now() < atMs
		)
			return;
		const { outcome } = task.work;
		if (outcome.kind === 'error') {
			task.end = { status: 'FAILED', atMs };
			return;
		}
		task.end = { status: 'COMPLETED', atMs };
		if (outcome.kind === 'file') {
			const { path, size, fileName } = outcome;
			const result = this.documents.add({
				account: task.account,
				origin: 'result',
				fileName,
				path,
				size,
				createdAtMs: atMs,
			});
			task.end.resultDocumentId = result.documentId;
		}
		const { taskId, operation, account, requestSeq } = task;
		this.ledger.charge({ taskId, operation, account, requestSeq, atMs });
	}

	private expired(task: Task): boolean {
		return this.clock.now() - task.submittedAtMs >= this.settings().lifetimeMs;
	}
}
