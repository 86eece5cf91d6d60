import { asFailure } from '../../../shared/failure';
import type { InputDocument } from '../../../shared/job/inputDocument';
import { uploadOnce } from '../../../shared/job/runTask';
import type { Parameters } from '../../../shared/values/parameters';
import { aboutStep, type PlannedStep } from '../../executor/chain';
import type { ChainPlan, ChainSource } from '../../executor/runChain';
import type { OperationRun, PreparedTask, TaskOperation } from '../../executor/types';

/** An operation of the common form as a step. */
export interface ChainStep {
	/** Unique among the steps. */
	value: string;
	/** On its own: "Delete" alone says too little outside of its resource. */
	name: string;
	operation: TaskOperation;
}

/** A step with what its operation has made of the parameters. */
export interface ReadStep {
	planned: PlannedStep;
	prepared: PreparedTask;
}

/**
 * Reads the parameters of a step.
 *
 * @param index its place in the chain, for the error; absent where the user sees no list of steps
 * @param file the file that the chain begins with, for operations that look at it
 */
export async function readStep(
	{ name, operation }: Pick<ChainStep, 'name' | 'operation'>,
	parameters: Parameters,
	index?: number,
	file?: InputDocument['file'],
): Promise<ReadStep> {
	try {
		const prepared = await operation.prepare(parameters, file);
		const { endpoint, body } = prepared;
		const tells = operation.result === 'data' && { tells: true as const };
		return { planned: { name, endpoint, body, ...tells }, prepared };
	} catch (caught) {
		const failure = asFailure(caught);
		throw index === undefined ? failure : aboutStep(failure, name, index);
	}
}

/** A chain's input that is one document. */
export function documentSource(
	run: OperationRun,
	input: InputDocument,
	extension: string | undefined = '.pdf',
): ChainSource {
	return {
		upload: async () => await uploadOnce(run, input, extension),
		uploads: () => (input.file ? [run.record.documentId] : []),
		name: () => input.name,
	};
}

/** What comes of a chain that ends with a PDF. */
export const PDF_RESULT: ChainPlan['result'] = { extensions: ['.pdf'] };

/** What comes of a chain that ends with this operation. */
export function resultOf(
	{ fileNoun, simplify, remarks }: TaskOperation,
	{ resultExtensions, fileNumbers }: PreparedTask,
	simplifies: boolean,
): ChainPlan['result'] {
	return {
		extensions: resultExtensions,
		...(fileNoun && { noun: fileNoun }),
		...(remarks && { remarks }),
		...(fileNumbers && { numbers: fileNumbers }),
		...(simplifies && simplify && { simplify }),
	};
}
