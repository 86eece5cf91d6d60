import type { INodeProperties } from 'n8n-workflow';

import { chosenName, withExtension } from '../../../shared/file/fileName';
import { outputItem, recordJson } from '../../../shared/item/outputItem';
import { ExtractionSubmitter } from '../../../shared/job/extractionSubmitter';
import { settingsOf, type TaskSettings } from '../../../shared/job/runTask';
import { outputProperties, type OutputKind } from '../../../shared/ui/output';
import { showFor } from '../../../shared/ui/properties';
import type { PlannedStep } from '../../executor/chain';
import type { ChainPlan } from '../../executor/runChain';
import type { OperationRun, TaskOperation } from '../../executor/types';
import { getProperties } from '../analyze/getProperties';
import { toExcel, toHtml, toPowerPoint, toWord } from '../convertPdf/toDocument';
import { toImages } from '../convertPdf/toImages';
import { toText } from '../convertPdf/toText';
import { createShareLink, expirationField } from '../document/shareLink';
import { extractText } from '../pages/extract';
import { split } from '../pages/split';
import { PDF_RESULT, readStep, resultOf, type ChainStep } from './plan';

const CONVERTERS: readonly ChainStep[] = [
	{ value: 'extractText', name: 'Extract Text', operation: extractText },
	{ value: 'getProperties', name: 'Get Properties', operation: getProperties },
	{ value: 'split', name: 'Split', operation: split },
	{ value: 'toExcel', name: 'To Excel', operation: toExcel },
	{ value: 'toHtml', name: 'To HTML', operation: toHtml },
	{ value: 'toImages', name: 'To Images', operation: toImages },
	{ value: 'toPowerPoint', name: 'To PowerPoint', operation: toPowerPoint },
	{ value: 'toText', name: 'To Text', operation: toText },
	{ value: 'toWord', name: 'To Word', operation: toWord },
];

const SHARE = {
	value: 'createShareLink',
	name: 'Create Share Link',
	description: 'Create a public link to the result; it costs no credit',
};
const EXTRACT = {
	value: 'structuralExtract',
	name: 'Structural Extract',
	description:
		'Extract text, tables and images: a ZIP, or an ID for the node Foxit Structural Extract',
};
const NONE = {
	name: 'None: End With a PDF',
	value: 'none',
	description: 'The result is the PDF of the step before',
};

/** What can be chosen of the last step's result. */
const OUTPUTS: Readonly<Record<TaskOperation['result'], OutputKind | undefined>> = {
	file: 'chain',
	files: 'chainFiles',
	text: 'chainText',
	json: undefined,
	data: undefined,
};

const endingIn = (kind: OutputKind) =>
	CONVERTERS.filter(({ operation }) => OUTPUTS[operation.result] === kind).map(
		({ value }) => value,
	);

/** Which step comes last, and what becomes of its result. */
export const lastStepProperties: INodeProperties[] = [
	{
		displayName: 'Last Step',
		name: 'lastStep',
		type: 'options',
		noDataExpression: true,
		options: [
			...CONVERTERS.map(({ name, value, operation: { description } }) => ({
				name,
				value,
				description,
			})),
			...[SHARE, EXTRACT, NONE],
		].sort((a, b) => a.name.localeCompare(b.name)),
		default: 'none',
		description: 'What to make from the PDF at the end',
	},
	...CONVERTERS.flatMap(({ value, operation }) =>
		showFor(operation.properties, { lastStep: [value] }),
	),
	...showFor([expirationField], { lastStep: [SHARE.value] }),
	...showFor(outputProperties('chain'), {
		lastStep: [NONE.value, EXTRACT.value, ...endingIn('chain')],
	}),
	...showFor(outputProperties('chainFiles'), { lastStep: endingIn('chainFiles') }),
	...showFor(outputProperties('chainText'), { lastStep: endingIn('chainText') }),
];

/** How a chain ends, its parameters read. */
export interface Ending extends Omit<ChainPlan, 'source' | 'steps'> {
	settings: TaskSettings;
	/** The last step, if it is a task. */
	step?: PlannedStep;
	/** The last step for the eyes of those who check the order. */
	named?: { value: string; name: string };
}

/** Reads how a chain ends. @param index the place of the last step, for the error */
export async function endingOf(run: OperationRun, last: string, index: number): Promise<Ending> {
	if (last === SHARE.value) return sharing(run);
	if (last === EXTRACT.value) return extracting(run);
	const converter = CONVERTERS.find(({ value }) => value === last);
	if (!converter) return { settings: settingsOf(run), result: PDF_RESULT };
	const { operation } = converter;
	const settings = settingsOf(run, operation.result === 'data' ? 'json' : undefined);
	const { planned, prepared } = await readStep(converter, run.parameters, index);
	const result = resultOf(operation, prepared, settings.simplify);
	return { settings, result, step: planned, named: converter };
}

function extracting(run: OperationRun): Ending {
	const submitter = new ExtractionSubmitter('automatic');
	return {
		settings: settingsOf(run),
		result: { extensions: ['.zip'] },
		step: {
			name: EXTRACT.name,
			endpoint: submitter.endpoint,
			body: {},
			submit: async (body, ids) => await submitter.submit(run, body, ids),
		},
		named: EXTRACT,
	};
}

function sharing(run: OperationRun): Ending {
	const { parameters } = run;
	const expirationMinutes = parameters.number('expirationMinutes', { unit: 'minutes' });
	const wished = chosenName(parameters.collection('options').text('fileName'));
	return {
		settings: settingsOf(run, 'documentId'),
		result: PDF_RESULT,
		handOver: async (documentId, name) => {
			const fileName = withExtension(wished || name, '.pdf');
			const link = await createShareLink(run, documentId, expirationMinutes, fileName);
			return [outputItem(run.itemIndex, { ...recordJson(run.record), ...link })];
		},
		named: SHARE,
	};
}
