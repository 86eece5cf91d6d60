import { winAnsiBytes } from './winAnsi';

/** US Letter, in points: the page size by which the service's coordinates are documented. */
export const PAGE = { width: 612, height: 792 } as const;

/** Something on a page. Points from the top left corner. */
export type Mark =
	/** A line of text; `y` is its base line. */
	| { text: string; x: number; y: number; size: number; bold?: boolean }
	/** A rule from left to right. */
	| { rule: number; x: number; y: number };

/**
 * A PDF of text pages. The font is Courier, one of those that every reader of PDF has: nothing is
 * embedded, and all characters are 0.6 of the size wide.
 */
export function pdfOfPages(pages: ReadonlyArray<readonly Mark[]>): Buffer {
	const firstPage = 5;
	const kids = pages.map((_, index) => `${firstPage + 2 * index} 0 R`).join(' ');
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
		font('Courier'),
		font('Courier-Bold'),
		...pages.flatMap((marks, index) => pageObjects(marks, firstPage + 2 * index + 1)),
	];
	return assembled(objects);
}

const font = (name: string) =>
	`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;

function pageObjects(marks: readonly Mark[], contentNumber: number): string[] {
	const content = marks.map(operators).join('\n');
	return [
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${contentNumber} 0 R >>`,
		`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
	];
}

/** PDF counts from the bottom. */
function operators(mark: Mark): string {
	const y = PAGE.height - mark.y;
	if ('rule' in mark) return `0.5 w ${mark.x} ${y} m ${mark.x + mark.rule} ${y} l S`;
	const text = winAnsiBytes(mark.text).toString('hex');
	return `BT /${mark.bold ? 'F2' : 'F1'} ${mark.size} Tf ${mark.x} ${y} Td <${text}> Tj ET`;
}

function assembled(objects: readonly string[]): Buffer {
	const parts = ['%PDF-1.4\n'];
	const offsets: number[] = [];
	let length = parts[0]?.length ?? 0;
	objects.forEach((object, index) => {
		const part = `${index + 1} 0 obj\n${object}\nendobj\n`;
		offsets.push(length);
		parts.push(part);
		length += part.length;
	});
	const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
	const count = objects.length + 1;
	parts.push(`xref\n0 ${count}\n0000000000 65535 f \n${rows.join('')}`);
	parts.push(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`);
	// All of it is ASCII, so characters are bytes.
	return Buffer.from(parts.join(''), 'latin1');
}
