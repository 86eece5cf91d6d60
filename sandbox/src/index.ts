import { createServer } from './server/server.js';
import { Sandbox } from './sandbox.js';

export type {
	Attempt,
	ChannelReport,
	Delivery,
	DocumentReport,
	EnvelopeReport,
	Health,
	Mail,
	PartyReport,
	TaskReport,
} from './control-types.js';
export type { Action, FaultRule, Match, Portion } from './state/fault-types.js';
export type { LogEntry } from './http/request-log.js';
export type { Latency } from './state/latency.js';
export type { Charge } from './state/ledger.js';
export { SettingsError } from './state/settings-schema.js';
export { DEFAULT_KEYS } from './state/settings.js';
export type { Account, Chaos, RateLimit, Settings, SettingsPatch } from './state/settings.js';

/** How to start a sandbox. */
export interface SandboxOptions {
	/** 0 picks a free port. */
	port?: number;
	/** Changes to the default settings; see {@link SettingsPatch}. */
	settings?: unknown;
}

/** A sandbox that is listening. */
export interface RunningSandbox {
	url: string;
	/** Stops the server and the engine and removes the temp folder. */
	close(): Promise<void>;
}

/**
 * Starts a sandbox on this machine's loopback address. Rejects when the settings are bad or the port is
 * taken; nothing is left behind then.
 */
export async function startSandbox({
	port = 0,
	settings = {},
}: SandboxOptions = {}): Promise<RunningSandbox> {
	const sandbox = await Sandbox.create(settings);
	const app = createServer(sandbox);
	const close = async (): Promise<void> => {
		await app.close();
		await sandbox.close();
	};
	try {
		const url = await app.listen({ port, host: '127.0.0.1' });
		return { url, close };
	} catch (error) {
		await close();
		throw error;
	}
}
