import Papa from 'papaparse';
import { htmlToPdf } from './html.js';
import { A4 } from './pdf-builder.js';
import { decodeText } from './text.js';

const STYLE =
	'td { border: 1px solid #999; padding: 2px 4px; font-family: sans-serif; font-size: 9pt }';

/** A PDF with the table a CSV file holds; the separator is found out, quoting obeyed. */
export function csvToPdf(bytes: Uint8Array): Uint8Array {
	const { data } = Papa.parse<string[]>(decodeText(bytes), { skipEmptyLines: true });
	const rows = data.map(
		(cells) => `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
	);
	const markup = `<html><head><style>${STYLE}</style></head><body><table>${rows.join('')}</table></body></html>`;
	return htmlToPdf(markup, { size: A4, rotation: 0, singlePage: false, scale: true });
}

function escapeHtml(text: string): string {
	return text.replace(/[<>&]/g, (char) => `&#${char.charCodeAt(0)};`).replaceAll('\n', '<br/>');
}
