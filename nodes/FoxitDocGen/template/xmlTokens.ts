/** A piece of XML, in document order. Text has its entities resolved; names keep their prefixes; `markup` is a tag's inside. */
export type XmlToken =
	| { kind: 'open'; name: string; selfClosing: boolean; markup: string }
	| { kind: 'close'; name: string }
	| { kind: 'text'; text: string };

const ENTITIES: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
]);

/**
 * Cuts well-formed XML into tokens. Word's parts have no document type; for attributes see
 * `attributeIn`. What is not well-formed gives fewer tokens and never fails: Word itself is the judge.
 */
export function* xmlTokens(xml: string): Generator<XmlToken> {
	let at = 0;
	while (at < xml.length) {
		const start = xml.indexOf('<', at);
		const end = start < 0 ? xml.length : start;
		if (end > at) yield { kind: 'text', text: resolveEntities(xml.slice(at, end)) };
		if (start < 0) return;

		const opaque = OPAQUE.find(({ opening }) => xml.startsWith(opening, start));
		const closing = opaque?.closing ?? '>';
		const close = xml.indexOf(closing, start + (opaque?.opening.length ?? 1));
		if (close < 0) return;
		at = close + closing.length;
		if (!opaque) yield tagToken(xml.slice(start + 1, close));
		else if (opaque.isText) yield { kind: 'text', text: xml.slice(start + 9, close) };
	}
}

/** Markup whose inside is not markup. */
const OPAQUE = [
	{ opening: '<!--', closing: '-->', isText: false },
	{ opening: '<![CDATA[', closing: ']]>', isText: true },
	{ opening: '<?', closing: '?>', isText: false },
];

function tagToken(inside: string): XmlToken {
	if (inside.startsWith('/')) return { kind: 'close', name: inside.slice(1).trim() };
	const name = /^[^\s/]*/.exec(inside)?.[0] ?? '';
	return { kind: 'open', name, selfClosing: inside.endsWith('/'), markup: inside };
}

/** The value of an attribute of a tag, whichever prefix it has. */
export function attributeIn(markup: string, name: 'styleId' | 'val'): string | undefined {
	const [, double, single] = ATTRIBUTES[name].exec(markup) ?? [];
	return double ?? single;
}

const ATTRIBUTES = {
	styleId: /[\s:]styleId\s*=\s*(?:"([^"]*)"|'([^']*)')/,
	val: /[\s:]val\s*=\s*(?:"([^"]*)"|'([^']*)')/,
};

function resolveEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole: string, name: string) => {
		if (!name.startsWith('#')) return ENTITIES.get(name) ?? whole;
		const hexadecimal = name[1] === 'x' || name[1] === 'X';
		const code = hexadecimal ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}
