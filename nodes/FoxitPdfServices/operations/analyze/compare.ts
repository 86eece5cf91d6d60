import type { INodeExecutionData, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { baseName, safeFileName } from '../../../shared/file/fileName';
import { inputProperties } from '../../../shared/ui/input';
import { optionFields, optionsCollection } from '../../../shared/ui/options';
import { outputProperties } from '../../../shared/ui/output';
import { showFor } from '../../../shared/ui/properties';
import { deliver } from '../../../shared/job/deliver';
import { resultName } from '../../../shared/job/fetchResult';
import { inputDocument, inputName, requirePdf } from '../../../shared/job/inputDocument';
import { runTask, settingsOf } from '../../../shared/job/runTask';
import { uploadAll } from '../../../shared/job/uploadAll';
import { submitJob } from '../../../shared/job/submitJob';
import type { ManualOperation, OperationRun } from '../../executor/types';

const ENDPOINT = '/documents/analyze/pdf-compare';

const COMPARE_TYPES: INodePropertyOptions[] = [
	{ name: 'Annotations', value: 'ANNOTATION' },
	{ name: 'Everything', value: 'ALL' },
	{ name: 'Text', value: 'TEXT' },
	{ name: 'Text and Annotations', value: 'TEXT_AND_ANNOTATION' },
];

const RESULT_TYPES: INodePropertyOptions[] = [
	{ name: 'JSON', value: 'JSON', description: 'A list of the differences' },
	{
		name: 'PDF',
		value: 'PDF',
		description:
			'A document with the differences marked: deletions red, insertions green, changes yellow',
	},
];

const SECOND_INPUT = {
	mode: 'compareInputMode',
	binary: 'compareBinaryPropertyName',
	documentId: 'compareDocumentId',
};
const LABEL_PREFIX = 'Compared ';

/** The second input's parameters: those of the first under names of their own. */
const secondInput: INodeProperties[] = inputProperties(['binary', 'documentId']).map((property) => {
	const name = `compare${property.name.charAt(0).toUpperCase()}${property.name.slice(1)}`;
	const show = property.displayOptions?.show?.inputMode;
	return {
		...property,
		name,
		displayName: LABEL_PREFIX + property.displayName,
		...(name === SECOND_INPUT.binary && { default: 'data2', placeholder: 'e.g. data2' }),
		...(show && { displayOptions: { show: { [SECOND_INPUT.mode]: show } } }),
	};
});

const password = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description,
});

/** Finds the differences between two PDFs (docs/contract/pdf-services.md#analyze). */
export const compare: ManualOperation = {
	kind: 'manual',
	value: 'compare',
	name: 'Compare',
	action: 'Compare two PDFs',
	description: 'Find the differences between two PDFs',
	properties: [
		...inputProperties(['binary', 'documentId']),
		...secondInput,
		{
			displayName: 'Compare',
			name: 'compareType',
			type: 'options',
			options: COMPARE_TYPES,
			default: 'ALL',
			description: 'What to compare',
		},
		{
			displayName: 'Result',
			name: 'resultType',
			type: 'options',
			noDataExpression: true,
			options: RESULT_TYPES,
			default: 'PDF',
			description: 'How to show the differences',
		},
		...showFor(outputProperties('file'), { resultType: ['PDF'] }),
		...showFor(outputProperties('json'), { resultType: ['JSON'] }),
		optionsCollection(
			optionFields.additionalFields,
			password(
				'Compared Document Password',
				'comparePassword',
				'Password that opens the second document',
			),
			optionFields.concurrency,
			optionFields.deleteCopies,
			password('Document Password', 'basePassword', 'Password that opens the first document'),
			optionFields.fileName,
			optionFields.maxCredits,
			optionFields.maxRequestsPerMinute,
			optionFields.retrySubmits,
			optionFields.retryUncertainSubmits,
			optionFields.timeout,
		),
	],
	execute: async (run) => await compareDocuments(run),
};

async function compareDocuments(run: OperationRun): Promise<INodeExecutionData[]> {
	const { parameters } = run;
	const modes = ['binary', 'documentId'] as const;
	const base = await inputDocument(run, modes);
	const compared = await inputDocument(run, modes, run.itemIndex, SECOND_INPUT);
	const compareType = parameters.choice('compareType');
	const resultType = parameters.choice('resultType');
	const settings = settingsOf(run);
	await requirePdf(base.file);
	await requirePdf(compared.file, `${LABEL_PREFIX}Input Binary Field`);
	const options = parameters.collection('options');
	const documents = [base, compared];
	const extensions = [resultType === 'JSON' ? '.json' : '.pdf'];
	const fallbackName = `${baseName(safeFileName(inputName(base), 'document'))}-compared`;

	return await runTask(run, settings, {
		endpoint: ENDPOINT,
		submit: async () => {
			await uploadAll(run, documents);
			const [baseId, comparedId] = run.record.documentIds ?? [];
			const body = {
				baseDocument: reference(baseId, options.exactText('basePassword')),
				compareDocument: reference(comparedId, options.exactText('comparePassword')),
				config: { compareType, resultType },
				...settings.body,
			};
			return await submitJob(run, ENDPOINT, body);
		},
		uploads: () =>
			(run.record.documentIds ?? []).filter((_, index) => documents[index]?.file !== undefined),
		resultName: () => resultName(run, { extensions, fallbackName }),
		finish: async (state) =>
			await deliver(run, {
				output: settings.output,
				state,
				extensions,
				fallbackName,
			}),
	});
}

function reference(documentId: string | undefined, password: string) {
	return { documentId, ...(password && { password }) };
}
