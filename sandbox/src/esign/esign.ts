import { randomBytes } from 'node:crypto';
import type { EnginePool } from '../workers/pool.js';
import type { Clock } from '../state/clock.js';
import { DocumentStore } from '../state/documents.js';
import type { Settings } from '../state/settings.js';
import { invalidFolderId } from './errors.js';
import { ExecutedFiles } from './files/executed.js';
import { JobRunner } from './files/job-runner.js';
import { Library } from './files/library.js';
import type { Channel, EventName } from './account-model.js';
import type { Envelope, Party } from './model.js';
import { Company } from './company.js';
import { Counters } from './counters.js';
import { Lifecycle, type EventDetail, type Witness } from './state/lifecycle.js';
import { Outbox, type MailKind } from './state/mails.js';
import { TokenBook } from './state/tokens.js';
import { Deliveries } from './webhooks/deliveries.js';
import { payload } from './webhooks/payload.js';

/** docs/contract/esign.md#remove-envelopes. */
const RECYCLE_BIN_MS = 14 * 24 * 60 * 60 * 1000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** What eSign needs of the rest of the sandbox. */
export interface Surroundings {
	/** For documents, and for jobs under way. */
	folder: string;
	jobsFolder: string;
	clock: Clock;
	engine: EnginePool;
	settings: () => Settings;
}

/** All the sandbox knows of eSign. */
export class ESign implements Witness {
	readonly counters = new Counters();
	readonly tokens = new TokenBook();
	readonly mails = new Outbox();
	readonly library: Library;
	readonly executed: ExecutedFiles;
	readonly deliveries: Deliveries;
	readonly life: Lifecycle;
	private readonly files: DocumentStore;
	private readonly companies = new Map<string, Company>();
	private timer: NodeJS.Timeout | undefined;

	private readonly clock: Clock;

	constructor({ folder, jobsFolder, clock, engine, settings }: Surroundings) {
		this.clock = clock;
		const now = (): number => clock.now();
		// Envelopes and templates have no life-time.
		this.files = new DocumentStore(folder, clock, () => Infinity);
		const jobs = new JobRunner(engine, jobsFolder, () => settings().conversionTimeoutMs);
		this.library = new Library(this.files, jobs, this.counters);
		this.executed = new ExecutedFiles(this.library, jobs);
		this.deliveries = new Deliveries(now, () => settings().webhookRetryMs);
		this.life = new Lifecycle(now, settings, this);
	}

	/** What belongs to an account. */
	company(account: string): Company {
		let company = this.companies.get(account);
		if (company === undefined) {
			company = new Company(account, this.counters, this.clock.now());
			this.companies.set(account, company);
		}
		return company;
	}

	/** Envelopes of all accounts, oldest first. */
	envelopes(): Envelope[] {
		return [...this.companies.values()]
			.flatMap(({ envelopes }) => [...envelopes.values()])
			.sort((one, other) => one.folderId - other.folderId);
	}

	/** Channels of all accounts, oldest first. */
	channels(): Channel[] {
		return [...this.companies.values()]
			.flatMap(({ channels }) => [...channels.values()])
			.sort((one, other) => one.channelId - other.channelId);
	}

	/** An account's envelope. Throws the refusal of an unknown id, for one deleted for good too. */
	envelope(account: string, folderId: number): Envelope {
		const envelope = this.company(account).envelopes.get(folderId);
		if (envelope === undefined || envelope.purged) throw invalidFolderId();
		return envelope;
	}

	/** A secret of a signing link or a session; standard Base64, so it has to be encoded in an address. */
	newToken(): string {
		return randomBytes(32).toString('base64');
	}

	/**
	 * An event: told to the channels that want it (docs/contract/esign.md#register-a-webhook and
	 * docs/contract/esign.md#events).
	 */
	event(envelope: Envelope, event: EventName, detail: EventDetail): void {
		const company = this.company(envelope.account);
		for (const channel of company.channels.values()) {
			const wanted =
				channel.active &&
				channel.events[event] === true &&
				(channel.level === 'Account' || envelope.source === 'API');
			if (!wanted) continue;
			const body = payload(company, envelope, event, detail);
			const { folderId } = envelope;
			void this.deliveries.push(channel, { event, folderId, body, secret: channel.secret });
		}
		if (event === 'folder_completed') this.schedule();
	}

	mail(envelope: Envelope, party: Party, kind: MailKind): void {
		this.mails.send(envelope, party, kind, this.clock.now());
	}

	/** Deletes an envelope for good; the log of the deletion stays. */
	purge(envelope: Envelope): void {
		envelope.purged = true;
		for (const { storedId } of envelope.documents) this.library.remove(envelope.account, storedId);
		void this.executed.remove(envelope);
	}

	/** Lets everything due happen. */
	sweep(): void {
		for (const envelope of this.envelopes()) {
			this.life.settle(envelope);
			const binned = envelope.status === 'DELETED' && !envelope.purged;
			if (binned && this.clock.now() - (envelope.deletedAtMs ?? 0) >= RECYCLE_BIN_MS)
				this.purge(envelope);
		}
		this.schedule();
	}

	/** Forgets everything. */
	async clear(): Promise<void> {
		clearTimeout(this.timer);
		await this.deliveries.clear();
		this.companies.clear();
		this.executed.clear();
		this.files.clear();
		this.mails.clear();
		this.tokens.revoke();
		this.counters.clear();
	}

	/** An execution that is due later happens also if nobody looks: its event has to go out. */
	private schedule(): void {
		clearTimeout(this.timer);
		const due = this.envelopes().flatMap(({ status, executesAtMs }) =>
			status === 'COMPLETED' && executesAtMs !== undefined ? [executesAtMs] : [],
		);
		if (due.length === 0) return;
		const waitMs = Math.min(Math.max(0, Math.min(...due) - this.clock.now()), LONGEST_TIMER_MS);
		this.timer = setTimeout(() => this.sweep(), waitMs).unref();
	}
}
