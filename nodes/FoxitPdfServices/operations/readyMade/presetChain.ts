import { inputDocument, requirePdf } from '../../../shared/job/inputDocument';
import { settingsOf } from '../../../shared/job/runTask';
import { inputProperties } from '../../../shared/ui/input';
import { optionsCollection } from '../../../shared/ui/options';
import { outputProperties } from '../../../shared/ui/output';
import { runChain } from '../../executor/runChain';
import type { ManualOperation, TaskOperation } from '../../executor/types';
import { taskOptions } from '../taskOptions';
import { documentSource, readStep, resultOf } from '../chain/plan';

/** A chain with a name of its own. */
type Preset = Pick<ManualOperation, 'action' | 'description' | 'name' | 'value'> & {
	/** In order; the last one's result is put out. */
	steps: readonly [TaskOperation, ...TaskOperation[]];
};

const asStep = (operation: TaskOperation) => ({ name: operation.name, operation });

/** Makes an operation of steps that people often want together: one upload, one download. */
export function presetChain({ steps, ...named }: Preset): ManualOperation {
	const [first] = steps;
	const last = steps.at(-1) ?? first;
	return {
		kind: 'manual',
		...named,
		properties: [
			...inputProperties(first.inputModes),
			...steps.flatMap((step) => step.properties),
			...outputProperties(last.result === 'text' ? 'chainText' : 'chain'),
			optionsCollection(...taskOptions({ ...first, result: last.result, value: named.value })),
		],
		execute: async (run) => {
			const input = await inputDocument(run, first.inputModes);
			const settings = settingsOf(run);
			// The first comes last: it may have a file downloaded.
			const others = await Promise.all(
				steps.slice(1).map(async (step) => await readStep(asStep(step), run.parameters)),
			);
			const begun = await readStep(asStep(first), run.parameters, undefined, input.file);
			if (first.pdfInput) await requirePdf(input);
			const { prepared } = others.at(-1) ?? begun;
			return await runChain(run, settings, {
				source: documentSource(run, input, begun.prepared.uploadExtension),
				steps: [begun, ...others].map(({ planned }) => planned),
				result: resultOf(last, prepared, settings.simplify),
			});
		},
	};
}
