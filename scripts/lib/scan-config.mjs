import * as parser from '@typescript-eslint/parser';
import { defineConfig } from 'eslint/config';

// With NODE_ENV "test" the plugin believes in its own tests and no longer looks at file names.
delete process.env.NODE_ENV;
const { default: n8nNodesBase } = await import('eslint-plugin-n8n-nodes-base');

/**
 * The releases of `@n8n/eslint-plugin-community-nodes` a submission may meet: the one the scanner
 * pins, and the newest one, which `n8n-node lint` uses.
 */
export const PINNED_PLUGIN = 'community-nodes-0.29';
export const NEWEST_PLUGIN = '@n8n/eslint-plugin-community-nodes';

/**
 * The rules of n8n's community scanner: `buildScanConfig` of `@n8n/scan-community-package` 0.32.0.
 * The rules switched off are the ones it switches off.
 *
 * @param {string} pluginName the plugin release to take the recommended rules from
 */
export async function scanConfig(pluginName) {
	const { n8nCommunityNodesPlugin } = await import(pluginName);
	return defineConfig(
		n8nCommunityNodesPlugin.configs.recommended,
		{ rules: { 'no-console': 'error' } },
		{ plugins: { 'n8n-nodes-base': n8nNodesBase } },
		{ files: ['package.json'], rules: { ...n8nNodesBase.configs.community.rules } },
		{
			files: ['**/credentials/**/*.ts'],
			rules: {
				...n8nNodesBase.configs.credentials.rules,
				'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
				'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
			},
		},
		{
			files: ['**/nodes/**/*.ts'],
			rules: {
				...n8nNodesBase.configs.nodes.rules,
				'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
				'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
				'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
			},
		},
		{ files: ['**/*.json'], languageOptions: { parser } },
		{ files: ['**/*.ts'], languageOptions: { parser } },
	);
}
