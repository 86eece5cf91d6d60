import JSZip from 'jszip';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OOXML = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word template with one tag, in Base64. */
export const TEMPLATE = await makeTemplate();

async function makeTemplate() {
	const zip = new JSZip();
	const day = { date: new Date(Date.UTC(2026, 0, 5)) };
	zip.file(
		'[Content_Types].xml',
		`<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${OOXML}.document.main+xml"/></Types>`,
		day,
	);
	zip.file(
		'_rels/.rels',
		`<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
		day,
	);
	zip.file(
		'word/document.xml',
		`<w:document xmlns:w="${WORD}"><w:body><w:p><w:r><w:t>Dear {{ name }}</w:t></w:r></w:p></w:body></w:document>`,
		day,
	);
	return await zip.generateAsync({ type: 'base64' });
}
