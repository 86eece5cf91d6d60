const BYTES = { type: 'integer', minimum: 0 };
const FRACTION = { type: 'number', minimum: 0, maximum: 1 };
const PORTION = { bytes: BYTES, fraction: FRACTION };
const HEADERS = { type: 'object', additionalProperties: { type: 'string' } };

const action = (
	type: string,
	properties: Record<string, object> = {},
	required: string[] = [],
): object => ({
	type: 'object',
	properties: { type: { const: type }, ...properties },
	required: ['type', ...required],
	additionalProperties: false,
});

/** JSON Schema of an {@link Action}. */
export const ACTION_SCHEMA = {
	type: 'object',
	required: ['type'],
	discriminator: { propertyName: 'type' },
	oneOf: [
		action(
			'status',
			{
				status: { type: 'integer', minimum: 200, maximum: 599 },
				body: {},
				headers: HEADERS,
				contentType: { type: 'string' },
			},
			['status'],
		),
		action('cloudflare-1010'),
		action('html-502'),
		action('reset-before'),
		action('reset-after'),
		action('truncate', { ...PORTION, close: { type: 'boolean' } }),
		action('stall', PORTION),
		action('short', { ...PORTION, cut: { enum: ['tail', 'head'] } }),
		action('delay', { ms: { type: 'number', minimum: 0 } }, ['ms']),
		action('task-fail', { code: { type: 'string' }, message: { type: 'string' } }, [
			'code',
			'message',
		]),
		action('never-finish'),
	],
};

/** JSON Schema of a {@link FaultRule}. */
export const FAULT_RULE_SCHEMA = {
	type: 'object',
	properties: {
		id: { type: 'string', minLength: 1 },
		match: {
			type: 'object',
			properties: {
				method: { type: 'string' },
				path: { type: 'string', format: 'regex' },
				operation: { type: 'string' },
				documentId: { type: 'string' },
				taskId: { type: 'string' },
			},
			additionalProperties: false,
		},
		times: { type: 'integer', minimum: -1 },
		skip: { type: 'integer', minimum: 0 },
		probability: { type: 'number', minimum: 0, maximum: 1 },
		action: ACTION_SCHEMA,
	},
	required: ['action'],
	additionalProperties: false,
};
