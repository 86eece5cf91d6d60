import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import globals from 'globals';
import tseslint from 'typescript-eslint';

import { NEWEST_PLUGIN, scanConfig } from './scripts/lib/scan-config.mjs';

export default defineConfig(
	globalIgnores(['**/node_modules/', '**/dist/', 'demo-output/', 'coverage/']),

	// n8n's own rules, exactly as its scanner applies them to the sources.
	{
		files: ['package.json', '{nodes,credentials}/**/*.{ts,json}'],
		extends: [await scanConfig(NEWEST_PLUGIN)],
	},

	// What comes in from outside meets these expressions: each must take linear time.
	{
		files: ['{nodes,credentials}/**/*.ts'],
		plugins: { regexp },
		rules: {
			'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
			'regexp/no-super-linear-move': ['error', { report: 'potential' }],
		},
	},

	// A parameter can be anything that an expression gives: the readers in shared/values take it as
	// meant or refuse it by name, and get it from this one file.
	{
		files: ['nodes/**/*.ts'],
		ignores: ['nodes/shared/item/itemParameters.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: 'CallExpression[callee.property.name=/^get(Current)?NodeParameter$/]',
					message: 'Read parameters with the readers of shared/values (Parameters).',
				},
				{
					selector:
						'BinaryExpression[left.object.name=/^(options|parameters|chosen|settings)$/] > Literal.right[raw=/^(true|false)$/]',
					message: 'Read a yes or no with Parameters.boolean: it can come as text.',
				},
			],
		},
	},

	{
		files: ['**/*.{js,cjs,mjs}'],
		extends: [js.configs.recommended],
		languageOptions: { globals: globals.node },
		rules: { 'no-unused-vars': ['error', { ignoreRestSiblings: true }] },
	},
	{ files: ['**/*.{js,cjs}'], languageOptions: { sourceType: 'commonjs' } },

	{
		files: ['**/*.ts'],
		extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
		languageOptions: {
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
			},
		},
		rules: {
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			eqeqeq: 'error',
			// n8n's interfaces ask for promises, also where there is nothing to wait for.
			'@typescript-eslint/require-await': 'off',
		},
	},
);
