import type { INodeExecutionData, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { baseName, safeFileName } from '../../../shared/file/fileName';
import { inputProperties } from '../../../shared/ui/input';
import { optionFields, optionsCollection } from '../../../shared/ui/options';
import { outputProperties } from '../../../shared/ui/output';
import { showFor } from '../../../shared/ui/properties';
import { expectedSha256, expecting } from '../../../shared/job/expectedSha256';
import { deliver } from '../../../shared/job/deliver';
import { resultName } from '../../../shared/job/fetchResult';
import {
	inputDocument,
	MAIN_INPUT,
	requirePdf,
	type InputFields,
} from '../../../shared/job/inputDocument';
import { DOCUMENT_MODES } from '../../../shared/job/jobRun';
import { runTask, settingsOf } from '../../../shared/job/runTask';
import { uploadAll } from '../../../shared/job/uploadAll';
import { submitJob } from '../../../shared/job/submitJob';
import type { ManualOperation, OperationRun } from '../../executor/types';

const ENDPOINT = '/documents/analyze/pdf-compare';

/** The option for the second document. */
const COMPARED_SHA256 = 'compareExpectedSha256';

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

const LABEL_PREFIX = 'Compared ';

const secondName = (name: string) => `compare${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const SECOND_INPUT: InputFields = {
	mode: secondName(MAIN_INPUT.mode),
	base64: secondName(MAIN_INPUT.base64),
	binary: secondName(MAIN_INPUT.binary),
	documentId: secondName(MAIN_INPUT.documentId),
	fileName: secondName(MAIN_INPUT.fileName),
	headers: secondName(MAIN_INPUT.headers),
	url: secondName(MAIN_INPUT.url),
};

/** The second input's parameters: those of the first under names of their own. */
const secondInput: INodeProperties[] = inputProperties(DOCUMENT_MODES).map((property) => {
	const name = secondName(property.name);
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
		...inputProperties(DOCUMENT_MODES),
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
			{
				...optionFields.expectedSha256,
				displayName: 'Compared Expected SHA-256',
				name: COMPARED_SHA256,
				description:
					'SHA-256 that the second file must have. A file with another SHA-256 is refused before it is sent.',
			},
			password(
				'Compared Document Password',
				'comparePassword',
				'Password that opens the second document',
			),
			optionFields.concurrency,
			optionFields.deleteCopies,
			password('Document Password', 'basePassword', 'Password that opens the first document'),
			optionFields.expectedSha256,
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
	const base = await inputDocument(run, DOCUMENT_MODES);
	const compared = await inputDocument(run, DOCUMENT_MODES, run.itemIndex, SECOND_INPUT);
	const compareType = parameters.choice('compareType');
	const resultType = parameters.choice('resultType');
	const settings = settingsOf(run);
	const options = parameters.collection('options');
	const passwords = [options.exactText('basePassword'), options.exactText('comparePassword')];
	const expected = [expectedSha256(parameters), expectedSha256(parameters, COMPARED_SHA256)];
	await requirePdf(base);
	await requirePdf(compared);
	const documents = [expecting(base, expected[0]), expecting(compared, expected[1])];
	const extensions = [resultType === 'JSON' ? '.json' : '.pdf'];
	const fallbackName = `${baseName(safeFileName(base.name, 'document'))}-compared`;

	return await runTask(run, settings, {
		endpoint: ENDPOINT,
		submit: async () => {
			await uploadAll(run, documents);
			const [baseId, comparedId] = run.record.documentIds ?? [];
			const body = {
				baseDocument: reference(baseId, passwords[0]),
				compareDocument: reference(comparedId, passwords[1]),
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

function reference(documentId: string | undefined, password: string | undefined) {
	return { documentId, ...(password && { password }) };
}
