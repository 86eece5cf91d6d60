import type { INodeProperties } from 'n8n-workflow';

import { inputDocument, requirePdf } from '../../../shared/job/inputDocument';
import { DOCUMENT_MODES } from '../../../shared/job/jobRun';
import { uploadAll } from '../../../shared/job/uploadAll';
import { inputProperties } from '../../../shared/ui/input';
import { showFor } from '../../../shared/ui/properties';
import type { PlannedStep } from '../../executor/chain';
import type { ChainSource } from '../../executor/runChain';
import type { OperationRun } from '../../executor/types';
import { MERGE_ENDPOINT, mergeConfig, mergedDocuments, mergedUploads } from '../combine/combine';
import { itemPassword, mergeOptions } from '../combine/properties';
import { sourcesOfAllItems } from '../combine/sources';
import { convertFile } from '../createPdf/fromFile';
import { fromHtml } from '../createPdf/fromHtml';
import { fromUrl } from '../createPdf/fromUrl';
import { documentSource, readStep, type ChainStep } from './plan';

/** What a chain begins with: a PDF, or a step that makes one. */
export type FirstStep = 'fromFile' | 'fromHtml' | 'fromUrl' | 'merge' | 'none';

/** The step that makes a PDF of all items. */
export const MERGE = { value: 'merge', name: 'Merge' } as const;

const MAKERS: readonly ChainStep[] = [
	{ value: 'fromFile', name: 'From File', operation: convertFile },
	{ value: 'fromHtml', name: 'From HTML', operation: fromHtml },
	{ value: 'fromUrl', name: 'From URL', operation: fromUrl },
];

/** Which step comes first, and what it works on. */
export const firstStepProperties: INodeProperties[] = [
	{
		displayName: 'First Step',
		name: 'firstStep',
		type: 'options',
		noDataExpression: true,
		options: [
			...MAKERS.map(({ name, value, operation: { description } }) => ({
				name,
				value,
				description,
			})),
			{ ...MERGE, description: 'Merge the PDFs of all items into one; one output item' },
			{
				name: 'None: Begin With a PDF',
				value: 'none',
				description: 'The input is a PDF, and the steps work on it',
			},
		],
		default: 'none',
		description: 'What makes the PDF that the steps work on',
	},
	...showFor(inputProperties(DOCUMENT_MODES), { firstStep: ['none', 'fromFile', 'merge'] }),
	...showFor(inputProperties(fromHtml.inputModes), { firstStep: ['fromHtml'] }),
	...showFor([itemPassword, mergeOptions], { firstStep: ['merge'] }),
	...MAKERS.flatMap(({ value, operation }) =>
		showFor(operation.properties, { firstStep: [value] }),
	),
];

/** How a chain begins, its parameters read. */
export interface Beginning {
	source: ChainSource;
	/** The first step, if there is one. */
	step?: PlannedStep;
}

/** Reads what a chain begins with; a file at a web address is downloaded, and nothing is sent to Foxit. */
export async function beginningOf(run: OperationRun, first: FirstStep): Promise<Beginning> {
	if (first === 'merge') return await merging(run);
	const maker = MAKERS.find(({ value }) => value === first);
	const input = await inputDocument(run, maker ? maker.operation.inputModes : DOCUMENT_MODES);
	if (!maker) {
		await requirePdf(input);
		return { source: documentSource(run, input) };
	}
	const { planned, prepared } = await readStep(maker, run.parameters, 0, input.file);
	const source = documentSource(run, input, prepared.uploadExtension);
	const name = () => input.name ?? prepared.resultName;
	// A web page is not a document at Foxit.
	const step = first === 'fromUrl' ? { ...planned, input: () => ({}) } : planned;
	return { source: { ...source, name }, step };
}

async function merging(run: OperationRun): Promise<Beginning> {
	const body = mergeConfig(run.parameters);
	const sources = await sourcesOfAllItems(run);
	return {
		source: {
			upload: async () => await uploadAll(run, sources),
			uploads: () => mergedUploads(run, sources),
			name: () => 'combined',
		},
		step: {
			name: MERGE.name,
			endpoint: MERGE_ENDPOINT,
			body,
			input: () => mergedDocuments(run, sources),
		},
	};
}
