import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { baseName, safeFileName } from '../../shared/file/fileName';
import { markCopies } from '../../shared/job/deleteCopies';
import { deliver, type FinishedResult } from '../../shared/job/deliver';
import type { TaskSettings } from '../../shared/job/runTask';
import { toText } from '../../shared/values/members';
import type { TaskState } from '../../shared/task/taskState';
import { Chain, type PlannedStep } from './chain';
import type { OperationRun } from './types';

/** What a chain works on. */
export interface ChainSource {
	/** Sees to it that it is at Foxit; its ids are in the record then. */
	upload: () => Promise<void>;
	/** Ids of what we have uploaded. */
	uploads: () => ReadonlyArray<string | undefined>;
	/** Name for the result, as far as anything tells. */
	name: () => string | undefined;
}

/** A chain whose parameters are all checked. */
export interface ChainPlan {
	source: ChainSource;
	steps: readonly PlannedStep[];
	/** How the last step's result is delivered. */
	result: Pick<FinishedResult, 'extensions' | 'noun' | 'numbers' | 'remarks' | 'simplify'>;
	/** Delivers in a way of its own; the last result stays at Foxit. */
	handOver?: (documentId: string, name: string) => Promise<INodeExecutionData[]>;
}

/**
 * Runs operations one after the other at the service: each works on the stored result of the one
 * before, so there is one upload and one download
 * (docs/contract/pdf-services.md#the-life-of-an-operation).
 */
export async function runChain(
	run: OperationRun,
	settings: TaskSettings,
	{ source, steps, result, handOver }: ChainPlan,
): Promise<INodeExecutionData[]> {
	const { record } = run;
	const { credits } = run.session;
	let state: TaskState | undefined;
	credits.hold(record, steps.length - (record.steps?.length ?? 0));
	const chain = new Chain(run);
	try {
		await source.upload();
		for (const step of withPasswords(steps, settings.body)) ({ state } = await chain.next(step));
	} finally {
		credits.release(record);
	}

	const lastId = steps.at(-1)?.tells ? undefined : (chain.results.at(-1) ?? record.documentId);
	if (lastId !== undefined && chain.results.length > 0) record.resultDocumentId = lastId;
	const fallbackName = baseName(safeFileName(source.name() ?? lastId, 'document'));
	const items = handOver
		? await handOver(lastId ?? '', fallbackName)
		: await deliver(run, { output: settings.output, state, fallbackName, ...result });
	if (settings.deleteCopies) {
		const isKept = handOver !== undefined || settings.output === 'documentId';
		const copies = [...source.uploads(), ...chain.results];
		markCopies(
			run,
			copies.filter((id) => !isKept || id !== lastId),
		);
	}
	return items;
}

/**
 * Adds to each step what opens its input. Whether a result is protected like its input is not
 * documented, so the password goes along until a step changes it.
 *
 * @param first members that the first step's body has in addition to its own
 */
function withPasswords(planned: readonly PlannedStep[], first: IDataObject): PlannedStep[] {
	let password = toText(first.password);
	return planned.map((step, index) => {
		const opening = password ? { password } : {};
		const added = (own: IDataObject) =>
			index === 0 ? { ...own, ...first } : { ...opening, ...own };
		password = passwordAfter(step, password);
		const { body } = step;
		return {
			...step,
			body: typeof body === 'function' ? (told: unknown) => added(body(told)) : added(body),
		};
	});
}

function passwordAfter({ endpoint, body }: PlannedStep, before: string): string {
	if (endpoint.endsWith('/pdf-remove-password')) return '';
	if (typeof body === 'function' || !endpoint.endsWith('/pdf-protect')) return before;
	const { ownerPassword, userPassword } = body.config as IDataObject;
	return toText(ownerPassword) || toText(userPassword);
}
