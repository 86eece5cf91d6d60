/**
 * One reading of the template language: what becomes of a template and its data, and what the node's
 * check says before. `certainty` is that of docs/contract/docgen.md#template-language; where the
 * service is not known, the sandbox and the check agree on what is expected.
 */
import type { Block } from '../FoxitDocGen/support/words';

export interface Case {
	what: string;
	body: Block[];
	data: object;
	/** The text of the document, blanks folded; `undefined` where the service refuses the template. */
	becomes: string | undefined;
	/** Codes of the check's warnings; none: the template is ready for these data. */
	warnings: string[];
	certainty: 'seen' | 'documented' | 'expected';
}

const table = (...rows: string[][]): Block => ({ rows });
const ITEMS = { items: [{ name: 'Desk' }, { name: 'Lamp' }] };
const LOOP = table(['{{TableStart:items}}{{name}}{{TableEnd:items}}']);

export const CASES: Case[] = [
	{
		what: 'a value, and one of a nested object',
		body: ['{{name}} of {{ address.city }}'],
		data: { name: 'Ada', address: { city: 'Oslo' } },
		becomes: 'Ada of Oslo',
		warnings: [],
		certainty: 'seen',
	},
	{
		what: 'no data',
		body: ['Dear {{name}}.'],
		data: {},
		becomes: 'Dear .',
		warnings: ['missingData'],
		certainty: 'seen',
	},
	{
		what: 'null and an empty text, which mean a blank',
		body: ['Dear {{a}}{{b}}.'],
		data: { a: null, b: '' },
		becomes: 'Dear .',
		warnings: [],
		certainty: 'expected',
	},
	{
		what: 'zero and false',
		body: ['{{a}} {{b}}'],
		data: { a: 0, b: false },
		becomes: '0 false',
		warnings: [],
		certainty: 'expected',
	},
	{
		what: 'an object and an array where a text belongs',
		body: ['Ship to: {{address}}. Tags: {{tags}}.'],
		data: { address: { city: 'Oslo' }, tags: ['a', 'b'] },
		becomes: 'Ship to: . Tags: .',
		warnings: ['notText', 'notText'],
		certainty: 'expected',
	},
	{
		what: 'capitals that differ',
		body: ['Dear {{Name}}.'],
		data: { name: 'Ada' },
		becomes: 'Dear .',
		warnings: ['missingData'],
		certainty: 'seen',
	},
	{
		what: 'a name with a blank',
		body: ['{{First Name}}'],
		data: { 'First Name': 'Ada' },
		becomes: 'Ada',
		warnings: [],
		certainty: 'expected',
	},
	{
		what: 'the number of an element in a name',
		body: ['First: {{items.0.name}}.'],
		data: ITEMS,
		becomes: 'First: .',
		warnings: ['missingData'],
		certainty: 'expected',
	},
	{
		what: 'a loop',
		body: [LOOP],
		data: ITEMS,
		becomes: 'Desk Lamp',
		warnings: [],
		certainty: 'seen',
	},
	{
		what: 'a loop without data',
		body: ['Items:', LOOP],
		data: {},
		becomes: 'Items:',
		warnings: ['missingData'],
		certainty: 'expected',
	},
	{
		what: 'a loop with no rows',
		body: ['Items:', LOOP],
		data: { items: [] },
		becomes: 'Items:',
		warnings: [],
		certainty: 'expected',
	},
	{
		what: 'an object where a loop needs an array',
		body: ['Items:', LOOP],
		data: { items: { name: 'Desk' } },
		becomes: 'Items:',
		warnings: ['loopNotArray'],
		certainty: 'expected',
	},
	{
		what: 'an outer value in a loop',
		body: [table(['{{TableStart:items}}{{name}}', '{{currency}}{{TableEnd:items}}'])],
		data: { ...ITEMS, currency: 'EUR' },
		becomes: 'Desk EUR Lamp EUR',
		warnings: [],
		certainty: 'expected',
	},
	{
		what: 'a field that one element lacks',
		body: [table(['{{TableStart:items}}{{name}}', '{{price}}{{TableEnd:items}}'])],
		data: { items: [{ name: 'Desk', price: 5 }, { name: 'Lamp' }] },
		becomes: 'Desk 5 Lamp',
		warnings: ['missingData'],
		certainty: 'expected',
	},
	{
		what: 'two loops in one row',
		body: [table(['{{TableStart:a}}{{x}}{{TableEnd:a}}', '{{TableStart:b}}{{y}}{{TableEnd:b}}'])],
		data: { a: [{ x: 1 }], b: [{ y: 2 }] },
		becomes: '{{TableStart:a}}{{x}}{{TableEnd:a}} {{TableStart:b}}{{y}}{{TableEnd:b}}',
		warnings: ['loopsInOneRow'],
		certainty: 'expected',
	},
	{
		what: 'a loop that ends in another row',
		body: [table(['{{TableStart:items}}'], ['{{name}}{{TableEnd:items}}'])],
		data: ITEMS,
		becomes: '{{TableStart:items}} {{name}}{{TableEnd:items}}',
		warnings: ['loopRows'],
		certainty: 'documented',
	},
	{
		what: 'a loop outside a table',
		body: ['{{TableStart:items}}{{name}}{{TableEnd:items}}'],
		data: ITEMS,
		becomes: undefined,
		warnings: ['loopOutsideTable'],
		certainty: 'documented',
	},
	{
		what: 'the keyword in small letters',
		body: [table(['{{tablestart:items}}{{name}}{{tableend:items}}'])],
		data: ITEMS,
		becomes: '',
		warnings: ['loopSpelling', 'loopSpelling'],
		certainty: 'expected',
	},
	{
		what: 'a blank before the colon',
		body: [table(['{{TableStart :items}}{{name}}{{TableEnd :items}}'])],
		data: ITEMS,
		becomes: '',
		warnings: ['loopSpelling', 'loopSpelling'],
		certainty: 'expected',
	},
	{
		what: 'arithmetic and filters',
		body: ['{{=qty*price}}{{x | Currency}}.'],
		data: { qty: 2, price: 3, x: 1 },
		becomes: '.',
		warnings: ['notEvaluated', 'notEvaluated'],
		certainty: 'seen',
	},
	{
		what: 'the picture Currency in a file that Word has not written',
		body: ['Total: {{total \\# Currency}}.'],
		data: { total: 5 },
		becomes: 'Total: .',
		warnings: ['currencyKeyword'],
		certainty: 'seen',
	},
	{
		what: 'pictures of numbers and dates',
		body: ['{{total \\# "$#,##0.00"}} on {{day \\@ MM/dd/yyyy}}'],
		data: { total: 1234.5, day: '2026-02-03' },
		becomes: '$1,234.50 on 02/03/2026',
		warnings: [],
		certainty: 'seen',
	},
	{
		what: 'quotes that Word has made round',
		body: ['{{total \\# “0.00”}}'],
		data: { total: 5 },
		becomes: '{{total \\# “0.00”}}',
		warnings: ['curlyQuotes'],
		certainty: 'documented',
	},
	{
		what: 'a column sum',
		body: [table(['{{TableStart:items}}{{n}}{{TableEnd:items}}'], ['{{=SUM(ABOVE)}}'])],
		data: { items: [{ n: 2 }, { n: 3 }] },
		becomes: '2 3 5',
		warnings: [],
		certainty: 'seen',
	},
	{
		what: 'names of what every object has',
		body: ['{{constructor}}{{a.length}}.'],
		data: { a: 'abc' },
		becomes: '.',
		warnings: ['missingData', 'missingData'],
		certainty: 'expected',
	},
];
