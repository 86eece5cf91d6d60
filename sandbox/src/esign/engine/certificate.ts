import { escapeXml } from '../../engine/office-out/ooxml.js';
import { htmlToPdf } from '../../engine/html.js';
import { A4 } from '../../engine/pdf-builder.js';
import type { Certificate, CertificateRow } from './types.js';

/** The page that says who did what with an envelope, and when. */
export function certificatePdf(certificate: Certificate): Uint8Array {
	const { folderId, name, status, author, created, executed, documents } = certificate;
	const facts = [
		['Envelope ID', String(folderId)],
		['Envelope name', name],
		['Status', status],
		['Sender', author],
		['Created', created],
		['Executed', executed],
		['Documents', documents.join(', ')],
	];
	const markup =
		'<html><body><h1>Completion Certificate</h1>' +
		facts.map(([label, text]) => line([`${label}: ${text}`])).join('') +
		`<h2>Parties</h2>${certificate.parties.map(line).join('')}` +
		`<h2>History</h2>${certificate.history.map(line).join('')}</body></html>`;
	const layout = { size: A4, rotation: 0, singlePage: false, scale: false } as const;
	return htmlToPdf(markup, layout);
}

function line(row: CertificateRow): string {
	return `<p>${row.filter(Boolean).map(escapeXml).join(' | ')}</p>`;
}
