/** What is measured in n8n: our node, and what people build by hand of HTTP Request, Wait and If nodes. */
import { chain, items, manualTrigger, pdfServices, step } from '../../test/host/lib/build.mjs';
import { SANDBOX_KEYS } from '../../test/support/sandbox-process.mjs';

/** So many text files of a few bytes: what is measured is the waiting, not the files. */
const textFiles = (count) => [
	...items(
		'Texts',
		'text',
		Array.from({ length: count }, (_, index) => `File ${index}`),
	),
	step(
		'Make Files',
		'convertToFile',
		{
			...{ operation: 'toText', sourceProperty: 'text', binaryPropertyName: 'data' },
			options: { fileName: '={{ $json.text }}.txt' },
		},
		{ typeVersion: 1.1 },
	),
];

/** @param {number} files */
export const nodeWorkflow = (files) =>
	chain('The node', [
		...[manualTrigger(), ...textFiles(files)],
		pdfServices('Foxit', { resource: 'createPdf', operation: 'fromFile' }),
	]);

/**
 * Each step for all files before the next one, as n8n runs nodes; what is done is downloaded before the
 * others go on.
 *
 * @param {string} baseUrl
 * @param {number} files
 * @param {{ waitSeconds: number, retries?: boolean }} options `retries`: Retry On Fail, with the most tries
 *   and the longest pause that n8n offers
 */
export function chainWorkflow(baseUrl, files, { waitSeconds, retries = false }) {
	const settings = retries ? { retryOnFail: true, maxTries: 5, waitBetweenTries: 5_000 } : {};
	const request = (name, method, path, more) =>
		step(
			name,
			'httpRequest',
			{
				...{ method, url: `=${baseUrl}/pdf-services/api${path}`, sendHeaders: true },
				headerParameters: {
					parameters: [
						{ name: 'client_id', value: SANDBOX_KEYS.clientId },
						{ name: 'client_secret', value: SANDBOX_KEYS.clientSecret },
					],
				},
				options: {},
				...more,
			},
			{ typeVersion: 4.2, ...settings },
		);
	const upload = request('Upload', 'POST', '/documents/upload', {
		...{ sendBody: true, contentType: 'multipart-form-data' },
		bodyParameters: {
			parameters: [{ parameterType: 'formBinaryData', name: 'file', inputDataFieldName: 'data' }],
		},
	});
	const submit = request('Submit', 'POST', '/documents/create/pdf-from-text', {
		...{ sendBody: true, specifyBody: 'json' },
		jsonBody: '={{ { documentId: $json.documentId } }}',
	});
	const wait = step('Wait', 'wait', { amount: waitSeconds, unit: 'seconds' }, { typeVersion: 1.1 });
	const look = request('Look', 'GET', '/tasks/{{ $json.taskId }}');
	const isDone = step('Is Done', 'if', completed(), { typeVersion: 2.2 });
	const download = request('Download', 'GET', '/documents/{{ $json.resultDocumentId }}/download', {
		options: { response: { response: { responseFormat: 'file' } } },
	});
	const steps = [
		manualTrigger(),
		...textFiles(files),
		upload,
		submit,
		wait,
		look,
		isDone,
		download,
	];
	return chain(`The chain, waits of ${waitSeconds} s`, steps, { 'Is Done': ['Download', 'Wait'] });
}

const completed = () => ({
	conditions: {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		combinator: 'and',
		conditions: [
			{
				...{ id: 'completed', leftValue: '={{ $json.status }}', rightValue: 'COMPLETED' },
				operator: { type: 'string', operation: 'equals' },
			},
		],
	},
	options: {},
});
