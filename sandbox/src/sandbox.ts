import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnginePool } from './workers/pool.js';
import { ESign } from './esign/esign.js';
import { FaultBook } from './http/faults.js';
import { RateLimiter } from './http/rate-limit.js';
import { RequestLog } from './http/request-log.js';
import { Clock } from './state/clock.js';
import { DocumentStore } from './state/documents.js';
import { Ledger } from './state/ledger.js';
import { deriveSeed, seededRandom, type Random } from './state/random.js';
import { initialSettings, patchSettings } from './state/settings-schema.js';
import { ShareStore } from './state/shares.js';
import type { Settings } from './state/settings.js';
import { TaskStore } from './state/tasks.js';

const SWEEP_EVERY_MS = 60_000;

/** Everything the sandbox knows, in one temp folder and in memory. HTTP is built on top of it. */
export class Sandbox {
	settings: Settings;
	readonly clock = new Clock();
	readonly log = new RequestLog();
	readonly faults = new FaultBook();
	readonly limiter = new RateLimiter();
	readonly ledger = new Ledger();
	readonly engine = new EnginePool();
	readonly documents: DocumentStore;
	readonly tasks: TaskStore;
	readonly shares = new ShareStore(this.clock);
	readonly esign: ESign;
	/** Each running operation has a folder of its own in here. */
	readonly jobsFolder: string;
	latencyRandom!: Random;
	youngIdRandom!: Random;
	private startSettings: Settings;
	private readonly sweeper: NodeJS.Timeout;

	private constructor(
		/** The one folder it writes to. */
		readonly folder: string,
		settings: Settings,
	) {
		this.startSettings = settings;
		this.settings = settings;
		this.jobsFolder = join(folder, 'jobs');
		this.documents = new DocumentStore(
			join(folder, 'documents'),
			this.clock,
			() => this.settings.lifetimeMs,
		);
		this.tasks = new TaskStore(this.clock, this.documents, this.ledger, () => this.settings);
		this.esign = new ESign({
			folder: join(folder, 'esign'),
			jobsFolder: this.jobsFolder,
			clock: this.clock,
			engine: this.engine,
			settings: () => this.settings,
		});
		this.seed();
		this.sweeper = setInterval(() => this.sweep(), SWEEP_EVERY_MS).unref();
	}

	/** Makes the temp folder and starts the engine. Throws {@link SettingsError} for bad settings. */
	static async create(settingsPatch: unknown): Promise<Sandbox> {
		const settings = initialSettings(settingsPatch);
		const folder = await mkdtemp(join(tmpdir(), 'foxit-sandbox-'));
		await mkdir(join(folder, 'documents'));
		await mkdir(join(folder, 'jobs'));
		await mkdir(join(folder, 'esign'));
		return new Sandbox(folder, settings);
	}

	/** Changes settings. A changed seed starts all rows of lots again. */
	change(patch: unknown): Settings {
		const before = this.settings.seed;
		this.settings = patchSettings(this.settings, patch);
		if (this.settings.seed !== before) this.seed();
		return this.settings;
	}

	/** Moves the clock and lets everything due happen. */
	advance(ms: number): void {
		this.clock.advance(ms);
		this.sweep();
	}

	/**
	 * Back to how it started; with a patch, to how it would start with those settings. Throws
	 * {@link SettingsError} for bad ones.
	 */
	async reset(settingsPatch?: unknown): Promise<void> {
		if (settingsPatch !== undefined) this.startSettings = initialSettings(settingsPatch);
		this.tasks.clear();
		this.documents.clear();
		this.shares.clear();
		this.ledger.clear();
		this.log.clear();
		this.faults.clear();
		this.limiter.clear();
		this.clock.reset();
		this.settings = this.startSettings;
		this.seed();
		await this.engine.cancelAll();
		await this.esign.clear();
	}

	/** Ends workers and timers and removes the temp folder. */
	async close(): Promise<void> {
		clearInterval(this.sweeper);
		await this.esign.clear();
		await this.engine.close();
		await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
	}

	/** Tasks first: what they made is in the store before its life-time is looked at. */
	private sweep(): void {
		this.tasks.sweep();
		this.documents.sweep();
		this.shares.sweep();
		this.esign.sweep();
	}

	private seed(): void {
		this.latencyRandom = seededRandom(deriveSeed(this.settings.seed, 'latency'));
		this.youngIdRandom = seededRandom(deriveSeed(this.settings.seed, 'young-id'));
	}
}
