import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const MODE_OPTIONS: Readonly<Record<string, INodePropertyOptions>> = {
	binary: {
		name: 'Binary File',
		value: 'binary',
		description: 'A file of the input item',
	},
	documentId: {
		name: 'Document ID',
		value: 'documentId',
		description: 'A document that is at Foxit already, such as the result of another operation',
	},
	html: {
		name: 'HTML Code',
		value: 'html',
		description: 'HTML typed in or put together by an expression',
	},
};

const FIELDS: Readonly<Record<string, INodeProperties>> = {
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
		description:
			'The page to convert. Pictures and styles need to be inline or at public addresses.',
	},
};

/** The parameter that chooses between input modes, followed by each mode's own field. */
export function inputProperties(modes: readonly string[]): INodeProperties[] {
	const [first] = modes;
	if (first === undefined) return [];
	const options = modes.flatMap((mode) => MODE_OPTIONS[mode] ?? []);
	const chooser: INodeProperties = {
		displayName: 'Input',
		name: 'inputMode',
		type: 'options',
		options: [...options].sort((a, b) => a.name.localeCompare(b.name)),
		default: first,
		description: 'Where the document comes from',
	};
	return [chooser, ...modes.flatMap((mode) => fieldOf(mode))];
}

/** A mode's field without the chooser, for operations that offer that mode alone. */
export function plainField(mode: 'binary' | 'documentId'): INodeProperties {
	return { ...FIELDS[mode] } as INodeProperties;
}

function fieldOf(mode: string): INodeProperties[] {
	const field = FIELDS[mode];
	return field ? [{ ...field, displayOptions: { show: { inputMode: [mode] } } }] : [];
}
