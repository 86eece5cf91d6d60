import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const MODE_OPTIONS: Readonly<Record<string, INodePropertyOptions>> = {
	base64: {
		name: 'Base64 Text',
		value: 'base64',
		description: 'A file that is kept as text, such as a field of a JSON answer',
	},
	binary: {
		name: 'Binary File',
		value: 'binary',
		description: 'A file of the input item',
	},
	documentId: {
		name: 'Document ID',
		value: 'documentId',
		description: 'A document that is already at Foxit, such as the result of another operation',
	},
	html: {
		name: 'HTML Code',
		value: 'html',
		description: 'HTML that is typed in or built by an expression',
	},
	url: {
		name: 'URL',
		value: 'url',
		description: 'A file at a URL. This n8n downloads it.',
	},
};

/** Headers for a file at a web address. */
export const headersField: INodeProperties = {
	displayName: 'Headers',
	name: 'fileHeaders',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Header',
	default: {},
	description:
		'Headers that the site requires, such as an API key. They are sent to the host of this URL only, never to a host that it redirects to.',
	options: [
		{
			displayName: 'Header',
			name: 'header',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. Authorization',
					description: 'Name of the header',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					typeOptions: { password: true },
					default: '',
					description: 'Value of the header',
				},
			],
		},
	],
};

/**
 * Where an expression chooses the mode, n8n wants the required fields of all modes to be filled. So
 * those that came later are not required; a blank one is refused when its mode is chosen.
 */
const FIELDS: Readonly<Record<string, INodeProperties>> = {
	base64: {
		displayName: 'File in Base64',
		name: 'fileBase64',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. {{ $json.file }}',
		description: 'The file in Base64, with or without the prefix of a data URL',
	},
	binary: {
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field that holds the file',
	},
	documentId: {
		displayName: 'Document ID',
		name: 'documentId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 6a87bc79335d041db3450ee1',
		description: 'ID of a document at Foxit. Foxit keeps documents for 24 hours after the upload.',
	},
	html: {
		displayName: 'HTML',
		name: 'html',
		type: 'string',
		typeOptions: { rows: 6 },
		required: true,
		default: '',
		placeholder: 'e.g. <h1>Invoice 42</h1>',
		description: 'The page to convert. Images and styles must be inline or at public URLs.',
	},
	url: {
		displayName: 'File URL',
		name: 'fileUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/report.pdf',
		description:
			'URL of the file itself. A pre-signed link works. This n8n downloads the file, up to 100 MB, and uploads it to Foxit.',
	},
};

/** What goes with some modes, in the order of the editor. */
const BESIDE: ReadonlyArray<[modes: string[], field: INodeProperties]> = [
	[['url'], headersField],
	[
		['base64', 'url'],
		{
			displayName: 'Input File Name',
			name: 'inputFileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. report.docx',
			description:
				'The extension tells the type. When empty, the URL or the first bytes of the file tell the type.',
		},
	],
];

/** The parameter that chooses between input modes, followed by each mode's own field. */
export function inputProperties(modes: readonly string[]): INodeProperties[] {
	const [first] = modes;
	if (first === undefined) return [];
	const chooser: INodeProperties = {
		displayName: 'Input',
		name: 'inputMode',
		type: 'options',
		options: inputModes(modes),
		default: first,
		description: 'Where the document comes from',
	};
	return [chooser, ...modeFields(modes)];
}

/** The options of the parameter that chooses, in the order of their names. */
export function inputModes(modes: readonly string[]): INodePropertyOptions[] {
	const options = modes.flatMap((mode) => MODE_OPTIONS[mode] ?? []);
	return options.sort((a, b) => a.name.localeCompare(b.name));
}

/** Each mode's own fields. */
export function modeFields(modes: readonly string[]): INodeProperties[] {
	const own = modes.flatMap((mode) => fieldOf(mode));
	const beside = BESIDE.flatMap(([of, field]) => {
		const inputMode = of.filter((mode) => modes.includes(mode));
		return inputMode.length > 0 ? [{ ...field, displayOptions: { show: { inputMode } } }] : [];
	});
	return [...own, ...beside];
}

/** A mode's field without the chooser, for operations that offer that mode alone. */
export function plainField(mode: 'binary' | 'documentId'): INodeProperties {
	return { ...FIELDS[mode] } as INodeProperties;
}

function fieldOf(mode: string): INodeProperties[] {
	const field = FIELDS[mode];
	return field ? [{ ...field, displayOptions: { show: { inputMode: [mode] } } }] : [];
}
