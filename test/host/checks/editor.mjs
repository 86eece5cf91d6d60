/** What the editor asks n8n for while somebody fills in a node: tests, lists, Custom API Call. */
import assert from 'node:assert/strict';
import { it } from 'node:test';

import { CREDENTIAL_NAME, sandboxCredential } from '../lib/credentials.mjs';
import { chain, manualTrigger, pdfServices, step } from '../lib/build.mjs';

const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'editor',
	title: 'Credential test and Custom API Call',
	hosts: ['2', '1'],
	define({ shared }) {
		const test = async (changes) => {
			const { data } = sandboxCredential(shared.sandbox.url);
			return await shared.host.credentials.test(shared.credential, { ...data, ...changes });
		};

		it('tests a credential: right keys', async () => {
			assert.equal((await test({})).status, 'OK');
		});

		it('tests a credential: a wrong secret', async () => {
			const { status, message } = await test({ clientSecret: 'not-the-secret' });
			assert.equal(status, 'Error');
			assert.match(message, /Client ID|Client Secret|keys/);
			assert.doesNotMatch(message, /not-the-secret/);
		});

		it('tests a credential: nothing at the address', async () => {
			const { status, message } = await test({ baseUrl: 'http://127.0.0.1:9' });
			assert.equal(status, 'Error');
			assert.match(message, /nothing answers at the address/);
		});

		it('offers Custom API Call, which sends with the credential', async () => {
			const { nodeTypes, workflows, executions } = shared.host;
			const offered = nodeTypes
				.find('n8n-nodes-foxit.foxitPdfServices')
				.properties.find(({ name }) => name === 'operation' || name === 'resource');
			assert.ok(offered.options.some(({ value }) => value === CUSTOM_API_CALL));
			// Where this is there, HTTP Request lists the credential among its predefined ones.
			const types = await (await shared.host.api.send('GET', '/types/credentials.json')).json();
			for (const name of ['foxitApi', 'foxitESignApi']) {
				assert.ok(types.find((type) => type.name === name).authenticate, name);
			}

			// What the editor then tells people to do.
			const upload = pdfServices('Start Task', {
				...{ resource: 'createPdf', operation: 'fromHtml', inputMode: 'html', html: '<p>1</p>' },
				output: 'taskId',
			});
			const call = step(
				'HTTP Request',
				'httpRequest',
				{
					url: `=${shared.sandbox.url}/pdf-services/api/tasks/{{ $json.taskId }}`,
					...{ authentication: 'predefinedCredentialType', nodeCredentialType: 'foxitApi' },
					options: {},
				},
				{ typeVersion: 4.2, credentials: { foxitApi: { name: CREDENTIAL_NAME } } },
			);
			const saved = await workflows.import(chain('Custom', [manualTrigger(), upload, call]));
			const run = await executions.finished(await workflows.start(saved));
			assert.equal(run.error?.message, undefined);
			const [{ json }] = run.items('HTTP Request');
			assert.equal(json.taskId, run.items('Start Task')[0].json.taskId);
		});
	},
};
