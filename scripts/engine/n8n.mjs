/**
 * The one copy of n8n's engine that every file here shares.
 *
 * `require` and not `import`: n8n-workflow ships an ESM build beside the CommonJS one that n8n-core
 * and every node use. Importing it would bring a second copy of each class, and `instanceof
 * NodeApiError` would then be false across the two.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const requireFromCore = createRequire(require.resolve('n8n-core'));

/** @type {typeof import('n8n-core')} */
export const n8nCore = require('n8n-core');

/** @type {typeof import('n8n-workflow')} */
export const n8nWorkflow = require('n8n-workflow');

/** n8n's dependency container: the services of this process. */
export const { Container } = requireFromCore('@n8n/di');

/** The logger service that n8n's classes ask the container for. */
export const { Logger } = requireFromCore('@n8n/backend-common');

/** The glob library that n8n's own file node uses. */
export const glob = requireFromCore('fast-glob');

/** What n8n writes the data of executions with, so that one object stays one. */
export const flatted = createRequire(requireFromCore.resolve('@n8n/backend-common'))('flatted');

/** Folders in which this copy of n8n-workflow is found, for packages that live elsewhere. */
export const moduleFolders = require.resolve.paths('n8n-workflow') ?? [];
