/**
 * The answers of AnalyzeDocumentBase64, in the forms that clients have seen
 * (docs/contract/docgen.md#analyze-a-template).
 */
import { readTags } from '../../../nodes/FoxitDocGen/run/analyze';
import { thrownBy } from '../../support/failures';

it.each<[what: string, answer: unknown, scalars: string[], loops: string[]]>([
	[
		'names separated by commas',
		{ singleTagsString: 'a, b.c ,d', doubleTagsString: 'items' },
		['a', 'b.c', 'd'],
		['items'],
	],
	[
		'arrays of names',
		{ singleTagsString: ['a', ' b '], doubleTagsString: ['items', 'notes'] },
		['a', 'b'],
		['items', 'notes'],
	],
	['no loops', { singleTagsString: 'a', doubleTagsString: '' }, ['a'], []],
	['loops alone', { doubleTagsString: 'items' }, [], ['items']],
	['null for none', { singleTagsString: null, doubleTagsString: null }, [], []],
	['a name twice, blanks', { singleTagsString: 'a,,a, ,b' }, ['a', 'b'], []],
	[
		'names as they are written in the template',
		{
			singleTagsString: '{{ today \\@ MM/dd/yy }},{{total \\# "$#,##0.00"}}',
			doubleTagsString: 'TableStart:items,TableEnd:items',
		},
		['today', 'total'],
		['items'],
	],
	['members within data', { data: { singleTagsString: 'a', doubleTagsString: 'b' } }, ['a'], ['b']],
])('are read: %s', (_what, answer, scalars, loops) => {
	expect(readTags(answer)).toEqual({ scalars, loops });
});

it.each([undefined, null, 'text', [], {}, { message: 'none' }, { data: null }])(
	'are refused when they list nothing: %j',
	(answer) => {
		const failure = thrownBy(() => readTags(answer));
		expect(failure.kind).toBe('unreadableAnswer');
		expect(failure.message).toBe("Foxit's answer lists no tags");
	},
);
