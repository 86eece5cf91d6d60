import type { HttpResponse } from '../api/transport';
import { FoxitFailure } from '../failure';
import { ContentEnd } from './contentEnd';
import { isOldOffice, isPdf, isZip, mimeTypeOfExtension, sniff, type FileType } from './fileType';

/** What the PDFs that Foxit makes start with. */
const PDF_HEADER = '%PDF-';
/**
 * Decides by the operation and the first bytes, never by the answer's own word
 * (docs/contract/pdf-services.md#download-a-document).
 */
export function typeOf(head: Buffer, extensions: readonly string[]): FileType {
	const [usual] = extensions;
	if (usual === undefined) {
		return sniff(head) ?? { extension: '.bin', mimeType: 'application/octet-stream' };
	}
	const extension = extensions.find((candidate) => fits(head, candidate));
	if (extension === undefined) throw wrongStart(usual);
	return { extension, mimeType: mimeTypeOfExtension(extension) ?? 'application/octet-stream' };
}

function fits(head: Buffer, extension: string): boolean {
	// Readers look for a PDF's header further on too; what Foxit makes starts with it.
	if (extension === '.pdf') return isPdf(head.subarray(0, PDF_HEADER.length));
	if (ZIP_BASED.has(extension)) return isZip(head);
	if (extension === '.xls') return isOldOffice(head);
	if (isTextual(extension)) return head.length > 0 && !head.includes(0);
	return sniff(head)?.extension === extension;
}

const ZIP_BASED = new Set(['.zip', '.docx', '.xlsx', '.pptx']);

export function isTextual(extension: string): boolean {
	return extension === '.json' || extension === '.txt' || extension === '.html';
}

/** Watches for the end that content of a type must have. */
export function endOf({ extension }: FileType, promised: readonly string[]): ContentEnd {
	// A document that somebody has uploaded may lack what Foxit's own results always have.
	return new ContentEnd(promised.length === 0 ? '' : extension);
}

/** What a store of objects answers in XML: `<Error><Code>InternalError</Code>`. */
const STORAGE_ERROR =
	/^\ufeff?\s{0,100}(?:<\?xml[^>]{0,200}>\s{0,100})?<Error[\s>][^]{0,200}?<Code>/;

/** A page of a proxy or of a hotspot that asks to sign in comes with status 200 as well. */
export function refuseOtherPage(
	head: Buffer,
	{ headers }: HttpResponse,
	extensions: readonly string[],
): void {
	const promised = extensions.find(isTextual);
	if (promised === undefined) return;
	if (STORAGE_ERROR.test(head.subarray(0, 1_024).toString('utf8'))) {
		throw truncated('An error of a storage service arrived instead of the result');
	}
	if (!startsLikePage(head)) return;
	const saysPage = /^text\/html\b/i.test(headers['content-type'] ?? '');
	if (promised === '.html' ? asksToSignIn(head.toString('utf8')) : saysPage) {
		throw truncated('A web page of another site arrived instead of the result');
	}
}

/** Whether the first bytes are those of a web page. */
export function startsLikePage(head: Buffer): boolean {
	const start = head.subarray(0, 2_048).toString('utf8');
	return /^\ufeff?\s*(?:<!--[^]*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(start);
}

/** No document that was converted asks for a password or leads on to another address. */
export function asksToSignIn(html: string): boolean {
	return /\btype\s*=\s*["']?password\b|\bhttp-equiv\s*=\s*["']?refresh\b/i.test(html);
}

/**
 * Any bytes can be a text. A page with the type of a page, however, is that of a proxy between here
 * and Foxit.
 */
export function isPageInPlaceOfText(
	head: Buffer,
	{ headers }: HttpResponse,
	extensions: readonly string[],
): boolean {
	if (!extensions.includes('.txt') || !/\bhtml\b/i.test(headers['content-type'] ?? ''))
		return false;
	return /^\ufeff?\s*<(!doctype\s+html|html)\b/i.test(head.subarray(0, 256).toString('utf8'));
}

export function checkEnd(last: ContentEnd, { extension }: FileType): void {
	const missing = last.missing();
	if (missing === undefined) return;
	const name = extension.slice(1).toUpperCase();
	throw truncated(`The ${name} file from Foxit is cut off: ${missing} is missing`);
}

export function wrongStart(extension: string): FoxitFailure {
	const name = extension.slice(1).toUpperCase();
	return truncated(`The download from Foxit does not start like a ${name} file`);
}

export function truncated(message: string): FoxitFailure {
	return new FoxitFailure('truncated', message);
}
