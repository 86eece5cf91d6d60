import { additionalDataFor } from './additional-data.mjs';
import { failed, judgeAnswer, judgeError } from './credential-verdict.mjs';
import { Container, n8nCore, n8nWorkflow } from './n8n.mjs';

/**
 * @typedef {import('n8n-workflow').ICredentialsDecrypted} DecryptedCredential
 * @typedef {import('./credential-verdict.mjs').TestOutcome} TestOutcome
 */

const TEST_NODE_NAME = 'Temp-Node';

/**
 * The test behind the editor's credential dialog: `CredentialsTester` of n8n 2.41.1
 * (`packages/cli/src/services/credentials-tester.service.ts`), whose messages are kept word for
 * word. Left out: OAuth and the redaction of external secrets, which cannot occur here.
 */
export class CredentialTester {
	#services;

	/**
	 * @param {object} services
	 * @param {import('./node-types.mjs').NodeTypes} services.nodeTypes
	 * @param {import('./credential-types.mjs').CredentialTypes} services.credentialTypes
	 * @param {import('./credentials-helper.mjs').CredentialsHelper} services.credentialsHelper
	 * @param {string} services.instanceUrl
	 */
	constructor(services) {
		this.#services = services;
	}

	/**
	 * @param {string} typeName
	 * @param {DecryptedCredential} credential
	 * @returns {Promise<TestOutcome>}
	 */
	async test(typeName, credential) {
		const found = this.#findTest(typeName);
		if (!found) return failed('No testing function found for this credential.');

		const { credentialsHelper, instanceUrl } = this.#services;
		const additionalData = additionalDataFor({ credentialsHelper, instanceUrl });
		try {
			credential.data = await credentialsHelper.applyDefaultsAndOverwrites(
				additionalData,
				credential.data,
				typeName,
				'internal',
			);
		} catch (error) {
			return failed(error.message.toString());
		}
		if (typeof found !== 'function') return await this.#runRequest(typeName, credential, found);
		return await found.call(new n8nCore.CredentialTestContext(additionalData), credential);
	}

	/** The type's own `test` comes first, then `testedBy` of the nodes that take the credential. */
	#findTest(typeName) {
		const { credentialTypes, nodeTypes } = this.#services;
		const { test } = credentialTypes.getByName(typeName);
		if (test) return { testRequest: test };

		for (const nodeName of credentialTypes.getSupportedNodes(typeName)) {
			const node = nodeTypes.getByName(nodeName);
			const versions = node.nodeVersions ? Object.values(node.nodeVersions) : [node];
			for (const nodeType of versions) {
				const usage = nodeType.description.credentials?.find(({ name }) => name === typeName);
				if (!usage?.testedBy) continue;
				if (typeof usage.testedBy !== 'string') {
					return { nodeType, testRequest: usage.testedBy };
				}
				const owner = versions.findLast(
					({ methods }) => methods?.credentialTest?.[usage.testedBy] !== undefined,
				);
				return owner?.methods.credentialTest[usage.testedBy];
			}
		}
		return undefined;
	}

	/** Sends the declared request as a node with one routed parameter would, then judges the answer. */
	async #runRequest(typeName, credential, { nodeType, testRequest }) {
		const routing = this.#routingNode(typeName, credential, nodeType, testRequest);
		let response;
		try {
			await routing.workflow.expression.acquireIsolate();
			response = await routing.node.runNode();
		} catch (error) {
			Container.get(n8nCore.ErrorReporter).error(error);
			return judgeError(error, testRequest.rules);
		} finally {
			await routing.workflow.expression.releaseIsolate();
		}
		return judgeAnswer(response[0][0].json, testRequest.rules);
	}

	#routingNode(typeName, credential, givenNodeType, testRequest) {
		const { nodeTypes } = this.#services;
		const nodeType = givenNodeType ?? nodeTypes.getByNameAndVersion('n8n-nodes-base.noOp');
		const { name, version } = nodeType.description;
		const node = {
			id: 'temp',
			parameters: {},
			name: TEST_NODE_NAME,
			type: name,
			typeVersion: Array.isArray(version) ? version.at(-1) : version,
			position: [0, 0],
			credentials: { [typeName]: { id: credential.id, name: credential.name } },
		};
		const testType = withTestRequest(nodeType, typeName, testRequest.request);
		const workflow = new n8nWorkflow.Workflow({
			nodes: [node],
			connections: {},
			active: false,
			nodeTypes: { getByNameAndVersion: () => testType },
		});
		const context = new n8nCore.ExecuteContext(
			workflow,
			node,
			additionalDataFor({
				instanceUrl: this.#services.instanceUrl,
				credentialsHelper: this.#withTestedData(credential),
				currentNodeParameters: node.parameters,
			}),
			'internal',
			n8nWorkflow.createEmptyRunExecutionData(),
			0,
			[],
			{ main: [[{ json: {} }]] },
			{ node, data: {}, source: null },
			[],
		);
		return { workflow, node: new n8nCore.RoutingNode(context, testType, credential) };
	}

	/** The helper, but answering with the data under test instead of the stored ones. */
	#withTestedData(credential) {
		const { credentialsHelper } = this.#services;
		const getDecrypted = async (additionalData, nodeCredential, type, mode, executeData, raw) =>
			raw
				? await credentialsHelper.getDecrypted(
						additionalData,
						nodeCredential,
						type,
						mode,
						executeData,
						raw,
					)
				: (credential.data ?? {});
		return new Proxy(credentialsHelper, {
			get(target, property) {
				if (property === 'getDecrypted') return getDecrypted;
				const value = Reflect.get(target, property);
				return typeof value === 'function' ? value.bind(target) : value;
			},
		});
	}
}

/** A copy of the node type whose only parameter sends `request`. */
function withTestRequest(nodeType, typeName, request) {
	return {
		description: {
			...nodeType.description,
			credentials: [{ name: typeName, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' },
			],
		},
	};
}
