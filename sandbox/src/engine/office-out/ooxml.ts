import { strToU8, zipSync } from 'fflate';

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const NS_RELATIONSHIPS =
	'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NS_PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OOXML = 'application/vnd.openxmlformats-officedocument';

/** One file of a package. */
export interface Part {
	/** Path in the package. */
	name: string;
	/** What follows `application/vnd.openxmlformats-officedocument.` in its content type. */
	type: string;
	content: string;
	/** Parts it refers to: kind of the relation and path, `rId1` and so on in this order. */
	relations?: ReadonlyArray<readonly [kind: string, target: string]>;
}

/** An Office file of these parts; the first is the one to open. */
export function packOffice(parts: readonly Part[]): Uint8Array {
	const types = parts
		.map(({ name, type }) => `<Override PartName="/${name}" ContentType="${OOXML}.${type}"/>`)
		.join('');
	const files: Record<string, Uint8Array> = {
		'[Content_Types].xml': strToU8(
			`${XML}<Types xmlns="${NS_PACKAGE}/content-types">` +
				'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
				`<Default Extension="xml" ContentType="application/xml"/>${types}</Types>`,
		),
		'_rels/.rels': relationships([['officeDocument', parts[0]?.name ?? '']]),
	};
	for (const { name, content, relations } of parts) {
		files[name] = strToU8(XML + content);
		if (relations === undefined) continue;
		const slash = name.lastIndexOf('/');
		const rels = `${name.slice(0, slash)}/_rels/${name.slice(slash + 1)}.rels`;
		files[rels] = relationships(relations.map(([kind, target]) => [kind, `/${target}`]));
	}
	return zipSync(files);
}

/** Text for an element or an attribute. */
export function escapeXml(text: string): string {
	return (
		text
			.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`)
			// Halves of pairs are no characters, and a file with one does not open.
			.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
	);
}

function relationships(
	entries: ReadonlyArray<readonly [kind: string, target: string]>,
): Uint8Array {
	const items = entries.map(
		([kind, target], index) =>
			`<Relationship Id="rId${index + 1}" Type="${NS_RELATIONSHIPS}/${kind}" Target="${target}"/>`,
	);
	return strToU8(
		`${XML}<Relationships xmlns="${NS_PACKAGE}/relationships">${items.join('')}</Relationships>`,
	);
}
