import type { ManualOperation } from '../../executor/types';
import { presetChain } from './presetChain';
import { compress } from '../optimize/compress';
import { linearize } from '../optimize/linearize';

/** The most common chain, ready-made: small and quick to show on the web. */
export const compressAndLinearize: ManualOperation = presetChain({
	value: 'compressAndLinearize',
	name: 'Compress and Linearize',
	action: 'Compress and linearize a PDF for the web',
	description: 'Make a PDF small and quick to show on the web, with one upload and one download',
	steps: [compress, linearize],
});
