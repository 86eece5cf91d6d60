import { inputFailure, type FoxitFailure } from '../../shared/failure';
import { sha256Of } from '../../shared/file/sha256';
import { isZip } from '../../shared/file/fileType';
import { BYTES_PER_MEGABYTE } from '../../shared/zip/limits';
import { checkTemplate, type TemplateReport } from './checkTemplate';
import { readDocx } from './docx';
import type { Finding } from './finding';

/** The service's limit for a template (docs/contract/docgen.md#generate-a-document). */
export const MAX_TEMPLATE_BYTES = 4 * BYTES_PER_MEGABYTE;
/** One of the vendor's articles measures the file, another its Base64: under this both hold. */
const SAFE_TEMPLATE_BYTES = 3 * BYTES_PER_MEGABYTE;

/** A template that may be sent: read, checked and encoded once, for however many documents. */
export interface Template {
	fileName: string;
	/** Bytes of the Word document. */
	size: number;
	/** In lower-case hexadecimal digits. */
	sha256: string;
	/** The file in Base64, as ASCII bytes. */
	encoded: Buffer;
	report: TemplateReport;
}

/**
 * Takes in a Word document as a template.
 *
 * @param label display name of the parameter that names the template
 * @throws FoxitFailure `input` for what the service would refuse, before a credit is spent
 */
export async function openTemplate(
	fileName: string,
	bytes: Buffer,
	label: string,
): Promise<Template> {
	refuseOversize(bytes.length, label);
	if (!isZip(bytes)) throw notDocx(bytes, label);
	const report = await checkTemplate(await readDocx(bytes, label));
	const findings = [...sizeFindings(bytes.length), ...report.findings];
	return {
		fileName,
		size: bytes.length,
		sha256: sha256Of(bytes),
		encoded: Buffer.from(bytes.toString('base64'), 'latin1'),
		report: { ...report, findings },
	};
}

/** @throws FoxitFailure `input` for a template over the limit; the size is known before it is read */
export function refuseOversize(size: number, parameter: string): void {
	if (size <= MAX_TEMPLATE_BYTES) return;
	throw inputFailure(
		`The template has ${inMegabytes(size)} MB, and Foxit takes templates of up to 4 MB`,
		{
			parameter,
			advice: 'In Word, choose Compress Pictures, or remove embedded fonts from the document.',
		},
	);
}

function sizeFindings(size: number): Finding[] {
	if (size <= SAFE_TEMPLATE_BYTES) return [];
	return [
		{
			severity: 'warning',
			code: 'nearSizeLimit',
			message: `The template has ${inMegabytes(size)} MB, close to Foxit's limit of 4 MB`,
			advice: 'Stay under 3 MB: Foxit may count the Base64 form, which is a third larger.',
		},
	];
}

/** Rounded up: what is over a limit has to look so. */
function inMegabytes(size: number): string {
	return (Math.ceil((size / BYTES_PER_MEGABYTE) * 10) / 10).toFixed(1);
}

/** Old Word files, and what comes from a link that leads to a page. */
function notDocx(bytes: Buffer, parameter: string): FoxitFailure {
	const start = bytes.subarray(0, 512).toString('latin1');
	if (bytes.length === 0) return inputFailure('The template is empty', { parameter });
	if (start.startsWith('\xd0\xcf\x11\xe0')) {
		return inputFailure('The template is an old or a protected Word file', {
			parameter,
			advice: 'Save it as a Word document (.docx) without a password.',
		});
	}
	if (/^\s*<(!doctype|html|head|\?xml)/i.test(start)) {
		return inputFailure('The template is a web page, not a Word document', {
			parameter,
			advice: 'The link must lead to the file itself, and work without signing in.',
		});
	}
	return inputFailure('The template is not a Word document', {
		parameter,
		advice: 'Save it as a Word document (.docx).',
	});
}
