import { markdownTable, tableLine } from '../../../nodes/shared/markdown';
import {
	cell,
	head,
	paragraph,
	table,
	tableOf,
	textElement,
	title,
	toMarkdown,
} from '../support/elements';

describe('headings', () => {
	it('have a level each, the title the highest', () => {
		expect(toMarkdown(title('Report'))).toBe('# Report');
		const heads = [1, 2, 4, 5, 6, 99].map((level) => toMarkdown(head('Part', level)));
		expect(heads).toEqual([
			...['## Part', '### Part', '##### Part', '###### Part', '###### Part', '###### Part'],
		]);
		expect(toMarkdown(textElement('head', 'Part'))).toBe('## Part');
	});

	it('are one line each, and nothing without text', () => {
		expect(toMarkdown(title('Annual\r\n  Report'))).toBe('# Annual Report');
		expect(toMarkdown({ type: 'title' })).toBe('');
		// Marks at the end of a heading are Markdown's own.
		expect(toMarkdown(title('Programming in C #'))).toBe('# Programming in C \\#');
		expect(toMarkdown(title('C#'))).toBe('# C#');
		expect(toMarkdown({ type: 'head', level: 2, content: {} })).toBe('');
	});
});

describe('text that looks like Markdown stays text:', () => {
	it.each([
		['# no heading', '\\# no heading'],
		['> no quote', '\\> no quote'],
		['- no list', '\\- no list'],
		['+ no list', '\\+ no list'],
		['* no list', '\\* no list'],
		['1. no list', '1\\. no list'],
		['23) no list', '23\\) no list'],
		['Total\n---', 'Total\n\\---'],
		['Total\n===', 'Total\n\\==='],
		['Total\n-', 'Total\n\\-'],
		['***', '\\***'],
		['___', '\\___'],
		['```js', '\\```js'],
		['~~~', '\\~~~'],
		['_ _ _', '\\_ _ _'],
		['a | b\n--- | ---\n1 | 2', 'a | b\n\\--- | ---\n1 | 2'],
		['a\n|:-:|', 'a\n\\|:-:|'],
		['a\n\n    no code', 'a\n\n\xa0\xa0\xa0\xa0no code'],
		['a\n\n\tno code', 'a\n\n\xa0no code'],
		['_one_ two_three', '_one_ two_three'],
		['first\n  # second', 'first\n  \\# second'],
		['-5.00 and 1.5', '-5.00 and 1.5'],
		['a # b > c - d', 'a # b > c - d'],
		['1.Item', '1.Item'],
		['--flag', '--flag'],
		['=1+1', '=1+1'],
	])('%j', (text, shown) => {
		expect(toMarkdown(paragraph(text))).toBe(shown);
	});

	it('takes no longer for long runs of blanks and line ends', () => {
		const long = `a${' '.repeat(100_000)}b${'\n'.repeat(100_000)}c`;
		for (const type of ['title', 'paragraph']) toMarkdown(textElement(type, long));
		expect(toMarkdown(table([[long]]))).toContain('b<br>c');
	});
});

describe('tables', () => {
	it('have their first row for a header', () => {
		const rows = [
			['Item', 'Price'],
			['Pen', '2'],
		];
		expect(toMarkdown(table(rows))).toBe('| Item | Price |\n| --- | --- |\n| Pen | 2 |');
		expect(markdownTable([['only']])).toEqual(['| only |', '| --- |']);
	});

	it('keep each row on a line, whatever is in it', () => {
		expect(tableLine(['a|b', 'c\\d', 'e\n f \n\ng', '', '\\|'])).toBe(
			'| a\\|b | c\\\\d | e<br>f<br>g |  | \\\\\\| |',
		);
	});

	it('show a merged cell once', () => {
		const cells = [cell(0, 0, 'wide', { columnSpan: 2 }), cell(1, 0, 'a'), cell(1, 1, 'b')];
		const given = tableOf({ rowCount: 2, columnCount: 2, cells });
		expect(toMarkdown(given)).toBe('| wide |  |\n| --- | --- |\n| a | b |');
	});

	it('are nothing without cells', () => {
		expect(toMarkdown({ type: 'table' })).toBe('');
		expect(markdownTable([])).toEqual([]);
		expect(markdownTable([[]])).toEqual([]);
	});
});

describe('images', () => {
	const image = (reference: string, text = '') => ({
		...{ type: 'image', id: 'image1' },
		content: { originalImagePaths: [reference], text },
	});

	it.each([
		['logo.png', '', '![image1](<logo.png>)'],
		['my logo (1).png', 'Our [new]\nlogo', '![Our \\[new\\] logo](<my%20logo%20(1).png>)'],
		['a>b.png', '', '![image1](<a%3Eb.png>)'],
		['\ud800.png', '', '![image1](<\ud800.png>)'],
	])('%j, %j', (reference, text, shown) => {
		expect(toMarkdown(image(reference, text))).toBe(shown);
	});

	it('show their text where there is no file', () => {
		expect(toMarkdown({ type: 'image', content: { text: '# a' } })).toBe('\\# a');
		expect(toMarkdown({ type: 'image' })).toBe('');
	});
});

describe('links', () => {
	const link = (target: unknown, text = '', key = 'uri') => ({
		type: 'hyperlink',
		content: { text, [key]: target },
	});

	it.each(['uri', 'url', 'href', 'target'])('lead to the %s', (key) => {
		expect(toMarkdown(link('https://example.com', 'here', key))).toBe(
			'[here](<https://example.com>)',
		);
	});

	it('have their target for a text, where they have none', () => {
		expect(toMarkdown(link('mailto:a@example.com'))).toBe(
			'[mailto:a@example.com](<mailto:a@example.com>)',
		);
	});

	it('cannot break out of their place', () => {
		const target = 'https://example.com/a b><script>';
		expect(toMarkdown(link(target, 'a ](x) [b'))).toBe(
			'[a \\](x) \\[b](<https://example.com/a%20b%3E%3Cscript%3E>)',
		);
	});

	it.each(['javascript:alert(1)', 'data:text/html,x', '', 5, undefined])(
		'do not lead to %j',
		(target) => {
			expect(toMarkdown(link(target, '- text'))).toBe('\\- text');
			expect(toMarkdown({ type: 'hyperlink', uri: target })).toBe('');
		},
	);
});

it('shows other types by their text, and nothing without', () => {
	for (const type of ['paragraph', 'footnote', 'sidebar', 'formula', 'annotation', 'new', '']) {
		expect(toMarkdown(textElement(type, 'one\r\ntwo'))).toBe('one\ntwo');
		expect(toMarkdown({ type })).toBe('');
	}
});

describe('neither HTML nor a link that the document does not have comes out of a text:', () => {
	it.each([
		['<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
		['<img src=x onerror=a>', '\\<img src=x onerror=a>'],
		['<!-- c -->', '\\<!-- c -->'],
		['<javascript:a>', '\\<javascript:a>'],
		['\\<b>', '\\\\\\<b>'],
		['[x](javascript:a)', '[x\\](javascript:a)'],
		['[x]\\(y)', '[x]\\\\(y)'],
		['![x](http://tracker)', '![x\\](http://tracker)'],
		['[x]: javascript:a', '[x\\]: javascript:a'],
		['[x][y]', '[x\\][y]'],
		['&lt;b&gt; &#60; &amp', '\\&lt;b\\&gt; \\&#60; &amp'],
		['a < b, [1] and C:\\Users', 'a < b, [1] and C:\\Users'],
	])('%j', (text, shown) => {
		expect(toMarkdown(paragraph(text))).toBe(shown);
		expect(toMarkdown(title(text))).toBe(`# ${shown}`);
	});

	it('nor out of a table', () => {
		expect(tableLine(['<b>a</b>', 'two\nlines'])).toBe('| \\<b>a\\</b> | two<br>lines |');
		expect(tableLine(['[a](javascript:x)', '[b]'])).toBe('| [a\\](javascript:x) | [b] |');
	});

	it.each([
		['a\\](javascript:x)[', '[a\\\\\\](javascript:x)\\[](<https://x>)'],
		['<b>', '[\\<b>](<https://x>)'],
	])('nor out of the label %j', (text, shown) => {
		expect(toMarkdown(textElement('hyperlink', text, { uri: 'https://x' }))).toBe(shown);
	});

	it.each([
		'javascript:a',
		'JavaScript:a',
		'data:text/html,a',
		'file:///etc/passwd',
		' javascript:a',
	])('a link to %s stays text', (uri) => {
		expect(toMarkdown(textElement('hyperlink', 'here', { uri }))).toBe('here');
	});

	it.each([
		['https://x/a b>c\\', '[here](<https://x/a%20b%3Ec%5C>)'],
		['mailto:a@b.example', '[here](<mailto:a@b.example>)'],
	])('a link to %j leads there', (uri, shown) => {
		expect(toMarkdown(textElement('hyperlink', 'here', { uri }))).toBe(shown);
	});

	it('an image is one of the archive', () => {
		const image = (path: string) => ({ type: 'image', id: 'i', content: { path } });
		expect(toMarkdown(image('images/1.png'))).toBe('![i](<images/1.png>)');
		expect(toMarkdown(image('javascript:a.png'))).toBe('');
		expect(toMarkdown(image('//tracker/a.png'))).toBe('');
	});
});
