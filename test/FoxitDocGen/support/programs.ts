/**
 * Templates with the structure that programs are known to write; each asks for the same names. All of
 * them are made here, and none is an export of the program that it is named after.
 */
import JSZip from 'jszip';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

/** A file as a program writes it. */
export interface Written {
	program: string;
	/** Path of the body in the package. */
	body: string;
	/** The inside of the body. */
	xml: string;
	/** The inside of the header. */
	header: string;
	/** What docProps/app.xml says; some programs write no such part. */
	application?: string;
	/** Attributes of the root besides the namespaces. */
	root?: string;
	/** Codes of the warnings that such a file gives. */
	warnings: string[];
}

const cells = (...inside: string[]) =>
	`<w:tr>${inside.map((xml) => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${xml}</w:tc>`).join('')}</w:tr>`;
const table = (...rows: string[]) =>
	`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>${rows.join('')}</w:tbl>`;

/**
 * Microsoft Word: revision ids on paragraphs and runs, runs cut by the spell-checker (`proofErr`) and by
 * bookmarks, content controls around text, text boxes twice (`mc:AlternateContent`), a tracked deletion.
 */
function microsoftWord(): Written {
	const run = (text: string) =>
		`<w:r w:rsidRPr="00A11B22"><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
	const p = (inside: string) => `<w:p w:rsidR="00A11B22" w:rsidRDefault="00C33D44">${inside}</w:p>`;
	const box = `<w:txbxContent>${p(run('{{boxed}}'))}</w:txbxContent>`;
	return {
		program: 'Microsoft Word',
		body: 'word/document.xml',
		application: 'Microsoft Office Word',
		root: `mc:Ignorable="w14" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`,
		xml: [
			p(
				`${run('Dear {{')}<w:proofErr w:type="spellStart"/>${run('customer')}<w:proofErr w:type="spellEnd"/>` +
					`<w:bookmarkStart w:id="0" w:name="_GoBack"/>${run('.name}}')}<w:bookmarkEnd w:id="0"/>`,
			),
			`<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent>${p(run('{{city}}'))}</w:sdtContent></w:sdt>`,
			p(
				`<w:del w:id="2" w:author="a"><w:r><w:delText>{{gone}}</w:delText></w:r></w:del>${run('.')}`,
			),
			p(
				`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice>` +
					`<mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
			),
			table(
				cells(p(run('{{TableStart:items}}{{product}}')), p(run('{{price}}{{TableEnd:items}}'))),
			),
		].join(''),
		header: p(run('{{number}}')),
		warnings: ['splitTag'],
	};
}

/**
 * Word Online and SharePoint: the body is `document2.xml`, and the relationship names it by an absolute
 * path; paragraph ids of `w14`, a run for each language or proofing state.
 */
function wordOnline(): Written {
	const run = (text: string) =>
		`<w:r w:rsidR="1A2B3C4D"><w:rPr><w:rStyle w:val="normaltextrun"/></w:rPr><w:t>${text}</w:t></w:r>`;
	const p = (inside: string) =>
		`<w:p w:rsidR="1A2B3C4D" w14:paraId="6F1A2B3C" w14:textId="77777777">${inside}</w:p>`;
	return {
		program: 'Word Online',
		body: 'word/document2.xml',
		application: 'Microsoft Office Word',
		root: `mc:Ignorable="w14" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`,
		xml: [
			p(run('Dear ') + run('{{customer.name}}')),
			p(run('{{city}}') + run('{{boxed}}')),
			table(
				cells(p(run('{{TableStart:items}}{{product}}')), p(run('{{price}}{{TableEnd:items}}'))),
			),
		].join(''),
		header: p(run('{{number}}')),
		warnings: [],
	};
}

/** LibreOffice Writer: empty property elements in every run, bookmarks, no revision ids, its own name. */
function libreOffice(): Written {
	const run = (text: string) => `<w:r><w:rPr></w:rPr><w:t>${text}</w:t></w:r>`;
	const p = (inside: string) =>
		`<w:p><w:pPr><w:pStyle w:val="Normal"/><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs><w:rPr></w:rPr></w:pPr>${inside}</w:p>`;
	return {
		program: 'LibreOffice',
		body: 'word/document.xml',
		application: 'LibreOffice/24.2.7.2$Linux_X86_64 LibreOffice_project/420$Build-2',
		xml: [
			p(
				`<w:bookmarkStart w:id="0" w:name="start"/>${run('Dear {{customer.name}}')}<w:bookmarkEnd w:id="0"/>`,
			),
			p(`${run('{{city}}')}<w:r><w:rPr></w:rPr><w:tab/></w:r>${run('{{boxed}}')}`),
			table(
				cells(p(run('{{TableStart:items}}{{product}}')), p(run('{{price}}{{TableEnd:items}}'))),
			),
		].join(''),
		header: p(run('{{number}}')),
		warnings: [],
	};
}

/**
 * Google Docs: no docProps/app.xml, revision ids of zeros, `w:rtl` in every run, and content controls
 * (`goog_rdk_N`) around runs with comments or suggestions.
 */
function googleDocs(): Written {
	const run = (text: string) =>
		`<w:r w:rsidDel="00000000" w:rsidR="00000000"><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
	const p = (inside: string) =>
		`<w:p w:rsidR="00000000" w:rsidRDefault="00000000"><w:pPr><w:rPr/></w:pPr>${inside}<w:r><w:rPr><w:rtl w:val="0"/></w:rPr></w:r></w:p>`;
	const control = (inside: string) =>
		`<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
	return {
		program: 'Google Docs',
		body: 'word/document.xml',
		xml: [
			p(run('Dear ') + control(run('{{customer.name}}'))),
			p(run('{{city}} {{boxed}}')),
			table(
				cells(p(run('{{TableStart:items}}{{product}}')), p(run('{{price}}{{TableEnd:items}}'))),
			),
		].join(''),
		header: p(run('{{number}}')),
		warnings: [],
	};
}

/** Pages: styles of its own (`Body`), the language and the direction in each run, which are many. */
function pages(): Written {
	const run = (text: string) =>
		`<w:r><w:rPr><w:rtl w:val="0"/><w:lang w:val="en-US"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
	const p = (inside: string) => `<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>${inside}</w:p>`;
	return {
		program: 'Pages',
		body: 'word/document.xml',
		xml: [
			p(run('Dear ') + run('{{customer') + run('.name}}')),
			p(run('{{city}}') + run(' ') + run('{{boxed}}')),
			table(
				cells(p(run('{{TableStart:items}}{{product}}')), p(run('{{price}}{{TableEnd:items}}'))),
			),
		].join(''),
		header: p(run('{{number}}')),
		warnings: ['splitTag'],
	};
}

export const WRITTEN: Written[] = [
	...[microsoftWord(), wordOnline(), libreOffice(), googleDocs(), pages()],
];

/** Packs a file. */
export async function packed({
	body,
	xml,
	header,
	application,
	root = '',
}: Written): Promise<Buffer> {
	const zip = new JSZip();
	const spaces = `xmlns:w="${WORD}" xmlns:r="${OFFICE}/relationships" xmlns:mc="${MC}" ${root}`;
	const relationship = (id: string, type: string, target: string) =>
		`<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`;
	const relationships = (...inside: string[]) =>
		`<Relationships xmlns="${PACKAGE}/relationships">${inside.join('')}</Relationships>`;
	const ofApplication =
		application === undefined
			? []
			: [relationship('rId2', 'extended-properties', 'docProps/app.xml')];
	const main = body === 'word/document.xml' ? body : `/${body}`;
	zip.file(
		'[Content_Types].xml',
		`<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
			'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
	);
	zip.file(
		'_rels/.rels',
		relationships(relationship('rId1', 'officeDocument', main), ...ofApplication),
	);
	if (application !== undefined) {
		zip.file(
			'docProps/app.xml',
			`<Properties xmlns="${OFFICE}/extended-properties"><Application>${application}</Application></Properties>`,
		);
	}
	zip.file(
		body.replace('word/', 'word/_rels/') + '.rels',
		relationships(relationship('rId7', 'header', 'header1.xml')),
	);
	zip.file(body, `<w:document ${spaces}><w:body>${xml}<w:sectPr/></w:body></w:document>`);
	zip.file('word/header1.xml', `<w:hdr ${spaces}>${header}</w:hdr>`);
	return await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}
