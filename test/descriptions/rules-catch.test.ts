/** Each rule is tried on a description that it must object to and on one that it must let pass. */
import type { INodeTypeDescription } from 'n8n-workflow';

import {
	choice,
	describeNode,
	explained,
	operation,
	options,
	resource,
	text,
	toggle,
} from '../support/describe-node';
import { lintDescription } from '../support/n8n-lint';
import { UX_RULES } from '../support/ux-rules';

interface Trial {
	rule: string;
	bad: INodeTypeDescription;
	finding: string;
	good: INodeTypeDescription;
}

const one = (...properties: INodeTypeDescription['properties']) => describeNode(properties);

const collection = (overrides = {}) =>
	text({
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [text(), toggle()],
		...overrides,
	});

const five = ['A', 'B', 'C', 'D', 'E'].map((name) => choice(name));

const trials: Trial[] = [
	{
		rule: 'choicesSorted',
		bad: one(options([...five].reverse())),
		finding: 'format: choices are not in alphabetical order',
		good: one(options(five)),
	},
	{
		rule: 'collectionEntriesSorted',
		bad: one(collection({ options: [toggle(), text()] })),
		finding: 'options: entries are not in alphabetical order',
		good: one(collection()),
	},
	{
		rule: 'choicesUnique',
		bad: one(options([choice('PDF'), choice('PDF')])),
		finding: 'two choices named "PDF"',
		good: one(options(five)),
	},
	{
		rule: 'choicesUnique',
		bad: one(options([choice('PDF'), choice('Portable', { value: 'pdf' })])),
		finding: 'two choices worth "pdf"',
		good: one(options(five)),
	},
	{
		rule: 'operationsExplained',
		bad: one(resource('Task'), operation('task', [choice('Get', { description: 'Get one' })])),
		finding: 'Get: no action',
		good: one(resource('Task'), operation('task', [explained('Get')])),
	},
	{
		rule: 'operationsExplained',
		bad: one(resource('Task'), operation('task', [choice('Get', { action: 'Get a task' })])),
		finding: 'Get: no description',
		good: one(resource('Task'), operation('task', [explained('Get')])),
	},
	{
		rule: 'operationsExplained',
		bad: one(
			resource('Document', 'Task'),
			operation('document', [explained('Get')]),
			operation('task', [explained('Get')]),
		),
		finding: 'two operations have the action "Get a sample"',
		good: one(
			resource('Document', 'Task'),
			operation('document', [explained('Get')]),
			operation('task', [explained('Wait')]),
		),
	},
	{
		rule: 'resourceOperationPattern',
		bad: one(resource('Document', 'Task'), operation('task', [explained('Get')])),
		finding: 'resource "document": no operation is shown',
		good: one(resource('Task'), operation('task', [explained('Get')])),
	},
	{
		rule: 'resourceOperationPattern',
		bad: one({ ...resource('Task'), noDataExpression: false }, operation('task', five)),
		finding: 'resource: noDataExpression is not set',
		good: one(resource('Task'), operation('task', five)),
	},
	{
		rule: 'resourceOperationPattern',
		bad: one(text(), resource('Task'), operation('task', five)),
		finding: 'resource: not the one first parameter',
		good: one(resource('Task'), operation('task', five), text()),
	},
	{
		rule: 'resourceOperationPattern',
		bad: one(operation('', [...five, choice('F')], { displayOptions: {} })),
		finding: 'operation: so many operations want resources',
		good: one(operation('', five, { displayOptions: {} })),
	},
	{
		rule: 'booleansExplained',
		bad: one(toggle({ description: 'Keep the uploaded copy' })),
		finding: 'keepCopy: the description of a boolean starts with "Whether"',
		good: one(toggle()),
	},
	{
		rule: 'placeholdersWorded',
		bad: one(text({ placeholder: '65f0c3' })),
		finding: 'documentId: the placeholder "65f0c3" does not start with "e.g. "',
		good: one(text()),
	},
	{
		rule: 'placeholdersWorded',
		bad: one(collection({ placeholder: 'More' })),
		finding: 'options: a collection has a placeholder "Add …"',
		good: one(collection()),
	},
	{
		rule: 'namesWithoutAlarm',
		bad: one(toggle({ displayName: 'Ignore Errors' })),
		finding: '"Ignore Errors" uses a word that n8n avoids',
		good: one(toggle()),
	},
	{
		rule: 'initialismsSpelled',
		bad: one(options([choice('Document Id')])),
		finding: '"Id" is miscased in "Document Id"',
		good: one(options([choice('Document ID')])),
	},
	{
		rule: 'initialismsSpelled',
		bad: one(text({ displayName: 'Output Pdf Name' })),
		finding: '"Pdf" is miscased',
		good: one(text({ displayName: 'Output PDF Name' })),
	},
	{
		rule: 'descriptionsPunctuated',
		bad: one(text({ description: 'The ID of the upload.' })),
		finding: 'ends with a period',
		good: one(text()),
	},
	{
		rule: 'descriptionsPunctuated',
		bad: one(text({ description: 'The ID of the upload. It expires' })),
		finding: 'ends without a period',
		good: one(text({ description: 'The ID of the upload. It expires after 24 hours.' })),
	},
	{
		rule: 'descriptionsPunctuated',
		bad: one(text({ description: 'the ID of the upload' })),
		finding: 'starts in lower case',
		good: one(text({ description: 'Name of the file, e.g. Report' })),
	},
	{
		rule: 'defaultsValid',
		bad: one(options(five, { default: 'z' })),
		finding: 'format: the default "z" is no options value',
		good: one(options(five)),
	},
	{
		rule: 'defaultsValid',
		bad: one(options(five, { type: 'multiOptions', default: ['a', 'z'] })),
		finding: 'format: the default ["a","z"] is no multiOptions value',
		good: one(options(five, { type: 'multiOptions', default: ['a'] })),
	},
	{
		rule: 'defaultsValid',
		bad: one(text({ type: 'number', typeOptions: { maxValue: 10 }, default: 11 })),
		finding: 'documentId: the default 11 is no number value',
		good: one(text({ type: 'number', typeOptions: { maxValue: 10 }, default: 10 })),
	},
	{
		rule: 'defaultsValid',
		bad: one(toggle({ default: 'false' })),
		finding: 'keepCopy: the default "false" is no boolean value',
		good: one(toggle()),
	},
	{
		rule: 'defaultsValid',
		bad: one(collection({ default: [] })),
		finding: 'options: the default [] is no collection value',
		good: one(collection()),
	},
	{
		rule: 'locatorsStartWithList',
		bad: one(
			text({
				type: 'resourceLocator',
				default: { mode: 'id', value: '' },
				modes: [
					{ displayName: 'By ID', name: 'id', type: 'string' },
					{ displayName: 'From List', name: 'list', type: 'list' },
				],
			}),
		),
		finding: 'documentId: the mode "From list" does not come first',
		good: one(text()),
	},
	{
		rule: 'conditionsKnown',
		bad: one(text({ displayOptions: { show: { keepCopies: [true] } } }), toggle()),
		finding: 'documentId: depends on "keepCopies", which does not exist',
		good: one(text({ displayOptions: { show: { keepCopy: [true] } } }), toggle()),
	},
	{
		rule: 'conditionsKnown',
		bad: one(options(five), text({ displayOptions: { show: { format: ['a', 'z'] } } })),
		finding: 'documentId: "format" is never "z"',
		good: one(options(five), text({ displayOptions: { show: { format: ['a', 'b'] } } })),
	},
	{
		rule: 'conditionsKnown',
		bad: one(
			toggle(),
			collection({ options: [text({ displayOptions: { show: { keepCopy: [true] } } })] }),
		),
		finding: 'options.documentId: depends on "keepCopy", which does not exist',
		good: one(
			toggle(),
			collection({ options: [text({ displayOptions: { show: { '/keepCopy': [true] } } })] }),
		),
	},
	{
		rule: 'everyParameterReachable',
		bad: one(
			resource('Document', 'Task'),
			operation('task', [explained('Get')]),
			text({ displayOptions: { show: { resource: ['document'], operation: ['get'] } } }),
		),
		finding: 'documentId: never shown',
		good: one(
			resource('Document', 'Task'),
			operation('task', [explained('Get')]),
			text({ displayOptions: { show: { resource: ['task'], operation: ['get'] } } }),
		),
	},
	{
		rule: 'everyParameterReachable',
		bad: one(
			toggle(),
			collection({
				displayOptions: { show: { keepCopy: [true] } },
				options: [text({ displayOptions: { show: { '/keepCopy': [false] } } })],
			}),
		),
		finding: 'options.documentId: never shown',
		good: one(
			toggle(),
			collection({ options: [text({ displayOptions: { show: { '/keepCopy': [false] } } })] }),
		),
	},
	{
		rule: 'everyParameterReachable',
		bad: one(
			toggle({ displayOptions: { show: { documentId: ['x'] } } }),
			text({ displayOptions: { show: { '/keepCopy': [true] } } }),
		),
		finding: 'documentId: never shown',
		good: one(toggle(), text({ displayOptions: { show: { '/keepCopy': [true] } } })),
	},
	{
		rule: 'noNameShownTwice',
		bad: one(
			options(five),
			text({ displayOptions: { show: { format: ['a', 'b'] } } }),
			text({ displayOptions: { show: { format: ['b', 'c'] } } }),
		),
		finding: 'documentId: shown twice',
		good: one(
			options(five),
			text({ displayOptions: { show: { format: ['a', 'b'] } } }),
			text({ displayOptions: { show: { format: ['c'] } } }),
		),
	},
	{
		rule: 'noNameShownTwice',
		bad: one(toggle(), text(), text({ displayOptions: { hide: { keepCopy: [true] } } })),
		finding: 'documentId: shown twice',
		good: one(
			toggle(),
			text({ displayOptions: { show: { keepCopy: [true] } } }),
			text({ displayOptions: { hide: { keepCopy: [true] } } }),
		),
	},
	{
		rule: 'nodePresented',
		bad: describeNode([], { subtitle: '' }),
		finding: 'subtitle: missing',
		good: describeNode([]),
	},
	{
		rule: 'nodePresented',
		bad: describeNode([], { icon: 'file:sample.svg' }),
		finding: 'icon: a light and a dark one',
		good: describeNode([]),
	},
	{
		rule: 'nodePresented',
		bad: describeNode([], { group: ['trigger'] }),
		finding: 'usableAsTool: true on every node but a trigger',
		good: describeNode([]),
	},
];

describe('our rules', () => {
	it.each(trials)('$rule finds "$finding"', ({ rule, bad, finding, good }) => {
		expect(UX_RULES[rule]?.(bad).join('\n')).toContain(finding);
		expect(UX_RULES[rule]?.(good)).toEqual([]);
	});

	it('are all tried', () => {
		expect(new Set(trials.map(({ rule }) => rule))).toEqual(new Set(Object.keys(UX_RULES)));
	});
});

describe("n8n's rules on an assembled description", () => {
	const good = one(
		resource('Document', 'Task'),
		operation('document', [explained('Delete'), explained('Get')]),
		operation('task', [explained('Wait')]),
		text(),
		toggle(),
		collection(),
	);

	it('let a good one pass', () => {
		expect(lintDescription(good)).toEqual([]);
	});

	it.each<[rule: string, bad: INodeTypeDescription]>([
		[
			'node-class-description-missing-subtitle',
			describeNode([resource('Task'), operation('task', [explained('Get')])], {
				subtitle: undefined as never,
			}),
		],
		['node-param-collection-type-unsorted-items', one(collection({ options: names('EDCBA') }))],
		['node-param-default-missing', one(text({ default: undefined as never }))],
		['node-param-default-wrong-for-boolean', one(toggle({ default: 0 }))],
		['node-param-default-wrong-for-collection', one(collection({ default: '' }))],
		['node-param-default-wrong-for-options', one(options(five, { default: 'z' }))],
		['node-param-description-boolean-without-whether', one(toggle({ description: 'Keep it' }))],
		['node-param-description-excess-final-period', one(text({ description: 'The ID.' }))],
		['node-param-description-excess-inner-whitespace', one(text({ description: 'The  ID' }))],
		['node-param-description-identical-to-display-name', one(text({ description: 'Document ID' }))],
		['node-param-description-miscased-id', one(text({ description: 'The id of it' }))],
		['node-param-description-miscased-json', one(text({ description: 'Fields as json' }))],
		['node-param-description-miscased-url', one(text({ description: 'The url of it' }))],
		['node-param-description-untrimmed', one(text({ description: 'The ID ' }))],
		['node-param-description-weak', one(text({ description: 'Operation to perform' }))],
		['node-param-display-name-miscased', one(text({ displayName: 'output name' }))],
		['node-param-display-name-miscased-id', one(text({ displayName: 'Document Id' }))],
		['node-param-operation-option-without-action', one(operation('task', [choice('Get')]))],
		[
			'node-param-operation-without-no-data-expression',
			one(operation('task', [explained('Get')], { noDataExpression: false })),
		],
		['node-param-option-name-duplicate', one(options([choice('A'), choice('A', { value: 'x' })]))],
		['node-param-option-value-duplicate', one(options([choice('A'), choice('B', { value: 'a' })]))],
		['node-param-options-type-unsorted-items', one(options([...five].reverse()))],
		['node-param-placeholder-miscased-id', one(text({ placeholder: 'e.g. document id' }))],
		['node-param-required-false', one(text({ required: false }))],
		['node-param-resource-with-plural-option', one(resource('Tasks'))],
	])('%s catches', (rule, bad) => {
		expect(lintDescription(bad).map((finding) => finding.split(':')[0])).toContain(rule);
	});

	it.each([
		['node-param-default-wrong-for-limit', { default: 10 }],
		['node-param-description-wrong-for-limit', { description: 'How many to return' }],
		['node-param-type-options-missing-from-limit', { typeOptions: undefined as never }],
	])('%s catches', (rule, overrides) => {
		const limit = text({
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
		});
		expect(lintDescription(one(limit))).toEqual([]);
		const findings = lintDescription(one({ ...limit, ...overrides }));
		expect(findings.map((finding) => finding.split(':')[0])).toContain(rule);
	});
});

function names(letters: string) {
	return [...letters].map((letter) => text({ displayName: letter, name: letter }));
}
