import { inputProperties } from '../../../shared/ui/input';
import { optionsCollection } from '../../../shared/ui/options';
import { outputProperties } from '../../../shared/ui/output';
import { runChain } from '../../executor/runChain';
import { taskOptions } from '../taskOptions';
import type { ManualOperation, TaskOperation } from '../../executor/types';
import { compress } from './compress';
import { linearize } from './linearize';

const STEPS: readonly TaskOperation[] = [compress, linearize];

/** The most common chain, ready-made: small and quick to show on the web. */
export const compressAndLinearize: ManualOperation = {
	kind: 'manual',
	value: 'compressAndLinearize',
	name: 'Compress and Linearize',
	action: 'Compress and linearize a PDF for the web',
	description: 'Make a PDF small and quick to show on the web, with one upload and one download',
	properties: [
		...inputProperties(['binary', 'documentId']),
		...compress.properties,
		...outputProperties('chain'),
		optionsCollection(
			...taskOptions({
				inputModes: ['binary', 'documentId'],
				pdfInput: true,
				result: 'file',
				value: 'compressAndLinearize',
			}),
		),
	],
	execute: async (run) => {
		const planned = STEPS.map(async ({ name, prepare }) => {
			const { endpoint, body } = await prepare(run.parameters);
			return { name, endpoint, body };
		});
		return await runChain(run, await Promise.all(planned));
	},
};
