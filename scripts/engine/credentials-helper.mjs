import { resolveAlone, resolveDeclared, resolveInRun } from './credential-expressions.mjs';
import { n8nCore, n8nWorkflow } from './n8n.mjs';

const { ICredentialsHelper, NodeHelpers, UnexpectedError, UserError, isExpression } = n8nWorkflow;

/**
 * @typedef {import('n8n-workflow').ICredentialDataDecryptedObject} CredentialData
 * @typedef {import('n8n-workflow').INodeCredentialsDetails} NodeCredential
 */

/**
 * What n8n's server puts between a node and its stored credentials: `CredentialsHelper` of n8n
 * 2.41.1 (`packages/cli/src/credentials-helper.ts`), step for step. Left out because nothing here
 * can reach them: encryption at rest, overwrites by the administrator, external secrets, end-user
 * ("dynamic") credentials, policies, the AI gateway and OAuth.
 */
export class CredentialsHelper extends ICredentialsHelper {
	#types;

	#store;

	/**
	 * @param {import('./credential-types.mjs').CredentialTypes} types
	 * @param {import('./credential-store.mjs').CredentialStore} store
	 */
	constructor(types, store) {
		super();
		this.#types = types;
		this.#store = store;
	}

	/**
	 * Puts the credential into a request: by the type's function, or by its declared properties,
	 * whose keys and values may be expressions on `$credentials`.
	 */
	async authenticate(credentials, typeName, requestOptions, workflow, node) {
		const { authenticate } = this.#types.getByName(typeName);
		if (!authenticate) return requestOptions;
		if (typeof authenticate === 'function') return await authenticate(credentials, requestOptions);

		requestOptions.headers ??= {};
		if (authenticate.type !== 'generic') return requestOptions;
		const resolve = (value) => resolveDeclared(value, credentials, workflow, node);
		for (const [part, entries] of Object.entries(authenticate.properties)) {
			for (const [key, value] of Object.entries(entries)) {
				requestOptions[part] ||= {};
				requestOptions[part][resolve(key)] = resolve(value);
			}
		}
		return requestOptions;
	}

	/**
	 * Renews a short-lived token: only for a type with a hidden property marked `expirable`, when
	 * that property is exactly `''`, the last answer said it had expired, or the editor is testing.
	 * What `preAuthentication` returns is saved with the credential.
	 */
	async preAuthentication(helpers, credentials, typeName, node, credentialsExpired) {
		const type = this.#types.getByName(typeName);
		const expirable = type.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		)?.name;
		if (expirable === undefined || typeof type.preAuthentication !== 'function') return undefined;

		const isTest = node?.parameters?.temp === '' && node?.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable] !== '' && !credentialsExpired && !isTest) return undefined;

		const output = await type.preAuthentication.call(
			withinOwnDomains(helpers, credentials),
			credentials,
		);
		if (output[expirable] === undefined || !node.credentials) return undefined;

		const nodeCredential = node.credentials[type.name];
		const stored = this.#store.find(nodeCredential, type.name).data;
		const renewed = Object.entries(output).filter(
			([key]) => key === expirable || !isExpression(stored[key]),
		);
		const data = { ...stored, ...Object.fromEntries(renewed) };
		await this.updateCredentials(nodeCredential, type.name, data);
		return Object.assign(credentials, output);
	}

	/** Runs `preAuthentication` unconditionally and saves nothing. */
	async runPreAuthentication(helpers, credentials, typeName) {
		const { preAuthentication } = this.#types.getByName(typeName);
		if (typeof preAuthentication !== 'function') return undefined;
		const output = await preAuthentication.call(
			withinOwnDomains(helpers, credentials),
			credentials,
		);
		return output ?? undefined;
	}

	getParentTypes(typeName) {
		return this.#types.getParentTypes(typeName);
	}

	isCredentialUsableByNode(credentialType, nodeType) {
		let type;
		try {
			type = this.#types.getByName(credentialType);
		} catch {
			return true;
		}
		if (!type.restrictToSupportedNodes) return true;
		return this.#types.getSupportedNodes(credentialType).includes(nodeType);
	}

	getCredentialsProperties(typeName) {
		const type = this.#types.getByName(typeName);
		if (type.extends === undefined) return type.properties;
		const combined = [];
		for (const parent of type.extends) {
			NodeHelpers.mergeNodeProperties(combined, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(combined, type.properties);
		return combined;
	}

	/** The encrypted form, which exists only with n8n's database. */
	async getCredentials() {
		throw new UnexpectedError('Credentials are not encrypted here: use getDecrypted');
	}

	async getDecrypted(additionalData, nodeCredential, type, mode, executeData, raw, resolveValues) {
		const data = structuredClone(this.#store.find(nodeCredential, type).data);
		if (raw === true) return data;
		return await this.applyDefaultsAndOverwrites(
			additionalData,
			data,
			type,
			mode,
			executeData,
			resolveValues,
		);
	}

	/** Fills in defaults and evaluates the expressions that a user wrote into the credential. */
	async applyDefaultsAndOverwrites(additionalData, stored, type, mode, executeData, resolveValues) {
		const properties = this.getCredentialsProperties(type);
		const data = NodeHelpers.getNodeParameters(properties, stored, true, false, null, null);
		for (const field of ['allowedHttpRequestDomains', 'allowedDomains']) {
			if (data[field] === undefined && stored[field] !== undefined) data[field] = stored[field];
		}
		const keys = n8nCore.getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		return resolveValues
			? resolveInRun(data, resolveValues, mode, keys, executeData)
			: await resolveAlone(data, mode, keys);
	}

	/** @param {NodeCredential} nodeCredential @param {string} type @param {CredentialData} data */
	async updateCredentials(nodeCredential, type, data) {
		this.#store.find(nodeCredential, type).data = structuredClone(data);
	}

	async updateCredentialsOauthTokenData() {
		throw new UserError('OAuth credentials are not supported by this engine');
	}
}

/** A request helper that keeps the authentication step inside the credential's own domains. */
function withinOwnDomains({ helpers }, credentials) {
	const httpRequest = async (options) => {
		const allowedDomains = n8nWorkflow.getCredentialOwnRequestAllowedDomains(credentials);
		if (allowedDomains === undefined) return await helpers.httpRequest(options);
		if (options.allowedDomains !== undefined) {
			throw new UserError(
				'This credential restricts requests to specific domains, which cannot be combined with the domains its authentication step asks for.',
			);
		}
		return await helpers.httpRequest({ ...options, allowedDomains });
	};
	return { helpers: { httpRequest } };
}
