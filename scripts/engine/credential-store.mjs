import { n8nWorkflow } from './n8n.mjs';

/**
 * @typedef {import('n8n-workflow').ICredentialDataDecryptedObject} CredentialData
 *
 * @typedef {object} StoredCredential one row of n8n's credentials table
 * @property {string} type
 * @property {CredentialData} data
 * @property {string} [id]
 * @property {string} [name]
 */

/** Holds credentials in place of n8n's database. */
export class CredentialStore {
	/** @type {StoredCredential[]} */
	#rows;

	/**
	 * @param {Record<string, CredentialData> | StoredCredential[]} given either one set of data per
	 *   type, which then serves every node that asks for that type, or rows with an id or a name
	 */
	constructor(given) {
		const rows = Array.isArray(given)
			? given
			: Object.entries(given).map(([type, data]) => ({ type, data }));
		this.#rows = structuredClone(rows);
	}

	/**
	 * Finds by id, else by name, else the row of that type that has neither.
	 *
	 * @param {{ id?: string | null, name?: string }} wanted what the workflow's node says
	 * @param {string} type
	 * @returns {StoredCredential}
	 */
	find({ id, name }, type) {
		const rows = this.#rows.filter((row) => row.type === type);
		const row =
			(id && rows.find((candidate) => candidate.id === id)) ||
			(name && rows.find((candidate) => candidate.name === name)) ||
			rows.find((candidate) => candidate.id === undefined && candidate.name === undefined);
		if (row) return row;
		throw new n8nWorkflow.UserError(
			`Credential with ID "${id ?? name}" does not exist for type "${type}".`,
		);
	}

	/**
	 * Adds a row ahead of all others.
	 *
	 * @param {StoredCredential} row
	 * @returns {() => void} takes it away again
	 */
	add(row) {
		this.#rows.unshift(row);
		return () => {
			this.#rows = this.#rows.filter((kept) => kept !== row);
		};
	}
}
