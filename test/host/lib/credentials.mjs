import { SANDBOX_KEYS } from '../../support/sandbox-process.mjs';

/** What the examples call their credential. */
export const CREDENTIAL_NAME = 'Foxit API';

/** @param {string} baseUrl of a sandbox */
export const sandboxCredential = (baseUrl) => ({
	name: CREDENTIAL_NAME,
	type: 'foxitApi',
	data: { ...SANDBOX_KEYS, environment: 'custom', baseUrl },
});

/** @param {import('./api.mjs').N8nApi} api */
export function credentialsOf(api) {
	return {
		/** @returns {Promise<{ id: string, name: string, type: string }>} the credential as saved */
		create: async (credential) => await api.post('/credentials', credential),

		remove: async ({ id }) => await api.delete(`/credentials/${id}`),

		/**
		 * The editor's test when a credential is saved.
		 *
		 * @param {{ id: string, name: string, type: string }} saved
		 * @param {object} data
		 * @returns {Promise<{ status: 'OK' | 'Error', message: string }>}
		 */
		test: async ({ id, name, type }, data) =>
			await api.post('/credentials/test', { credentials: { id, name, type, data } }),
	};
}
