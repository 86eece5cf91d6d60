import { delimiter } from 'node:path';

/** Variables of whoever runs this that would make n8n another n8n. */
const FOREIGN = /^(N8N_|npm_|NODE_|DB_|QUEUE_|EXECUTIONS_|WEBHOOK_URL|GENERIC_TIMEZONE)/;

/** No word to n8n's makers, none of their banners, and only on this machine. */
const QUIET = {
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_SECURE_COOKIE: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LOG_LEVEL: 'info',
	GENERIC_TIMEZONE: 'UTC',
};

/**
 * The environment of an n8n process.
 *
 * @param {import('./n8n-install.mjs').N8nInstallation} installation
 * @param {{ userFolder: string, filesFolder: string, port: number, brokerPort: number }} places
 * @param {NodeJS.ProcessEnv} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function n8nEnvironment({ runtime, version }, places, more = {}) {
	const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
	return {
		...Object.fromEntries(own),
		PATH: [runtime.binFolder, process.env.PATH].join(delimiter),
		...QUIET,
		N8N_USER_FOLDER: places.userFolder,
		N8N_RESTRICT_FILE_ACCESS_TO: places.filesFolder,
		N8N_PORT: String(places.port),
		N8N_RUNNERS_BROKER_PORT: String(places.brokerPort),
		...version.env,
		...more,
	};
}
