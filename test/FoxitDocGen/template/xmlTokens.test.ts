import fc from 'fast-check';

import { attributeIn, xmlTokens } from '../../../nodes/FoxitDocGen/template/xmlTokens';

/** Without the inside of the tags. */
const tokens = (xml: string) =>
	[...xmlTokens(xml)].map((token) => {
		if (token.kind !== 'open') return token;
		const { kind, name, selfClosing } = token;
		return { kind, name, selfClosing };
	});
const open = (name: string, selfClosing = false) => ({ kind: 'open', name, selfClosing });
const close = (name: string) => ({ kind: 'close', name });
const text = (value: string) => ({ kind: 'text', text: value });

it('gives elements and texts in their order', () => {
	expect(tokens('<w:p><w:t xml:space="preserve"> a </w:t><w:br/></w:p >')).toEqual([
		...[open('w:p'), open('w:t'), text(' a '), close('w:t'), open('w:br', true), close('w:p')],
	]);
});

it.each([
	['<w:pStyle w:val="Heading1"/>', 'Heading1'],
	['<pStyle  val = \'a "b"\' x="1"/>', 'a "b"'],
	['<w:x w:interval="1"/>', undefined],
])('gives the values of attributes: %s', (xml, value) => {
	const [token] = xmlTokens(xml);
	expect(attributeIn(token?.kind === 'open' ? token.markup : '', 'val')).toBe(value);
});

it('leaves out declarations and comments, and takes what is in CDATA as it is', () => {
	expect(tokens('<?xml version="1.0"?><!-- <a> > --><a><![CDATA[<b> & </b>]]></a>')).toEqual([
		...[open('a'), text('<b> & </b>'), close('a')],
	]);
});

it.each([
	['&lt;{{a}}&gt; &amp; &quot;b&quot; &apos;', '<{{a}}> & "b" \''],
	['&#123;&#x7B;&#X7d;&#125;', '{{}}'],
	['&#x1F600;', '😀'],
	['&nbsp; &#x110000; &#0; & &;', '&nbsp; &#x110000; &#0; & &;'],
	['&constructor;', '&constructor;'],
])('resolves entities: %s', (xml, value) => {
	expect(tokens(xml)).toEqual([text(value)]);
});

it.each(['<', '<a', '<!-- a', '<![CDATA[ a', '<?xml', '</', '<>', '</>', '<a/', '<!-->', ''])(
	'does not stumble over what ends too early: %j',
	(xml) => {
		expect(() => tokens(`<a>b</a>${xml}`)).not.toThrow();
		expect(tokens(`<a>b</a>${xml}`).slice(0, 3)).toEqual([open('a'), text('b'), close('a')]);
	},
);

const pieces = fc.array(
	fc.oneof(
		fc.constantFrom('<', '>', '/', '!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '&', '#x', ';'),
		fc.string({ unit: 'binary', maxLength: 5 }),
	),
	{ maxLength: 60 },
);

it('never fails, and gives no more than there is', () => {
	fc.assert(
		fc.property(pieces, (parts) => {
			const xml = parts.join('');
			const all = tokens(xml);
			expect(all.length).toBeLessThanOrEqual(xml.length);
			const given = all.map((token) => (token.kind === 'text' ? token.text : token.name));
			expect(given.join('').length).toBeLessThanOrEqual(xml.length);
		}),
	);
});

it('gives the texts that were written, whatever they are', () => {
	const escaped = (value: string) =>
		value.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
	fc.assert(
		fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 })), (values) => {
			const xml = values.map((value) => `<w:t>${escaped(value)}</w:t>`).join('');
			const read = tokens(xml).flatMap((token) => (token.kind === 'text' ? [token.text] : []));
			expect(read).toEqual(values);
		}),
	);
});

it.each(['<', '&', '<!--', '<a ', '</', '&#x', ']]>', '<![CDATA['])(
	'comes to an end with megabytes of %j',
	(piece) => {
		const xml = piece.repeat(Math.floor(4_000_000 / piece.length));
		let length = 0;
		for (const token of xmlTokens(xml)) length += token.kind === 'text' ? token.text.length : 1;
		expect(length).toBeLessThanOrEqual(xml.length);
	},
);
