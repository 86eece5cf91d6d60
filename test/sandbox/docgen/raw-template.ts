import JSZip from 'jszip';

/*
 * Templates from raw WordprocessingML, for what only Word itself writes: cut runs, content controls,
 * merged cells, text boxes in two versions.
 */

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const ROOT =
	'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
	`xmlns:r="${OFFICE}/relationships" ` +
	'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
	'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
	'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
	'xmlns:v="urn:schemas-microsoft-com:vml"';

/** What a template is made of: the inside of each part, as markup. */
export interface RawParts {
	body: string;
	header?: string;
	footer?: string;
	footnotes?: string;
	styles?: string;
	numbering?: string;
	/** Properties of the last section besides its page. */
	section?: string;
	/** The program that claims to have written it. */
	application?: string;
}

const ELEMENTS = {
	header: 'hdr',
	footer: 'ftr',
	footnotes: 'footnotes',
	styles: 'styles',
	numbering: 'numbering',
} as const;

/** Packs a template. */
export async function rawTemplate({
	body,
	section = '',
	application,
	...rest
}: RawParts): Promise<Buffer> {
	const zip = new JSZip();
	const names = (Object.keys(ELEMENTS) as (keyof typeof ELEMENTS)[]).filter(
		(name) => rest[name] !== undefined,
	);
	zip.file(
		'[Content_Types].xml',
		`<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
			'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
	);
	zip.file(
		'_rels/.rels',
		relationships([
			['officeDocument', 'word/document.xml'],
			['extended-properties', 'docProps/app.xml'],
		]),
	);
	zip.file(
		'docProps/app.xml',
		`<Properties xmlns="${OFFICE}/extended-properties"><Application>${application ?? 'tests'}</Application></Properties>`,
	);
	zip.file(
		'word/_rels/document.xml.rels',
		relationships(names.map((name) => [name, `${name}.xml`])),
	);
	const references = names
		.flatMap((name, index) =>
			name === 'header' || name === 'footer'
				? [`<w:${name}Reference w:type="default" r:id="rId${index + 1}"/>`]
				: [],
		)
		.join('');
	const page =
		'<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:bottom="1440" w:left="1440" w:right="1440"/>';
	zip.file(
		'word/document.xml',
		`<w:document ${ROOT}><w:body>${body}<w:sectPr>${references}${page}${section}</w:sectPr></w:body></w:document>`,
	);
	for (const name of names)
		zip.file(
			`word/${name}.xml`,
			`<w:${ELEMENTS[name]} ${ROOT}>${rest[name]}</w:${ELEMENTS[name]}>`,
		);
	return await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

function relationships(entries: ReadonlyArray<readonly [string, string]>): string {
	const list = entries.map(
		([type, target], index) =>
			`<Relationship Id="rId${index + 1}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`,
	);
	return `<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}

/** A paragraph of one run for each text. */
export function p(...texts: string[]): string {
	return `<w:p>${texts.map((text) => run(text)).join('')}</w:p>`;
}

/** A run, with properties if given. */
export function run(text: string, properties = ''): string {
	const escaped = text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
	const look = properties && `<w:rPr>${properties}</w:rPr>`;
	return `<w:r>${look}<w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

/** A row of cells; a cell is its text. */
export function row(...cells: string[]): string {
	return `<w:tr>${cells.map((text) => cell(p(text))).join('')}</w:tr>`;
}

/** A cell of blocks, over as many columns as given. */
export function cell(blocks: string, span = 1): string {
	return `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${blocks}</w:tc>`;
}

/** A table of rows. */
export function table(...rows: string[]): string {
	return `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;
}

/** A paragraph with a text box, in both of Word's versions. */
export function textBox(blocks: string): string {
	const content = `<w:txbxContent>${blocks}</w:txbxContent>`;
	return (
		'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>' +
		`<wps:txbx>${content}</wps:txbx></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><v:textbox>${content}</v:textbox></w:pict></mc:Fallback>` +
		'</mc:AlternateContent></w:r></w:p>'
	);
}

/** The paragraphs of a part, as text: lines by line feeds, tabs as tabs. */
export async function paragraphsOf(docx: Uint8Array, part = 'document'): Promise<string[]> {
	const xml = await partOf(docx, `word/${part}.xml`);
	return xml
		.split('</w:p>')
		.slice(0, -1)
		.map((paragraph) =>
			[...paragraph.matchAll(/<w:(?:t(?: [^>]*)?>([^<]*)<\/w:t|(br)\/|(tab)\/)>/g)]
				.map(([, text, lineBreak]) => text ?? (lineBreak ? '\n' : '\t'))
				.join(''),
		)
		.map((text) =>
			text
				.replaceAll('&lt;', '<')
				.replaceAll('&gt;', '>')
				.replaceAll('&quot;', '"')
				.replaceAll('&#34;', '"')
				.replaceAll('&amp;', '&'),
		);
}

/** A part's bytes as text. */
export async function partOf(docx: Uint8Array, name: string): Promise<string> {
	const file = (await JSZip.loadAsync(docx)).file(name);
	if (file === null) throw new Error(`${name} is not in the package`);
	return await file.async('string');
}
