/** Names of Word's own markup, in documents of both kinds (ISO/IEC 29500, transitional and strict). */
const PREFIXES: ReadonlyMap<string, string> = new Map([
	['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
	['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
	['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
	['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
	['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
	['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
	['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
]);

/**
 * Gives elements the prefixes that Word itself uses (`w:p`, `mc:Fallback`), whichever prefix a
 * document declares for them, or none.
 */
export function wordNames(xml: string): (name: string) => string {
	const usual = new Map<string, string>();
	for (const [, declared = '', uri = ''] of xml.matchAll(
		/\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']+)["']/g,
	)) {
		const prefix = PREFIXES.get(uri);
		if (prefix) usual.set(declared, prefix);
	}
	const known = new Map<string, string>();
	return (name) => {
		let given = known.get(name);
		if (given === undefined) {
			given = withPrefix(name, usual);
			known.set(name, given);
		}
		return given;
	};
}

function withPrefix(name: string, usual: ReadonlyMap<string, string>): string {
	const colon = name.indexOf(':');
	const prefix = usual.get(name.slice(0, Math.max(colon, 0)));
	return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`;
}
