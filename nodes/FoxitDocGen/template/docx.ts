import { FoxitFailure, inputFailure } from '../../shared/failure';
import { bufferSource } from '../../shared/zip/byteSource';
import { BYTES_PER_MEGABYTE } from '../../shared/zip/limits';
import { ZipArchive } from '../../shared/zip/zipArchive';
import type { DocumentPart } from './checkTemplate';

const MAIN_PART = 'word/document.xml';
/** Parts other than the body that hold text: headers, footers, footnotes, endnotes. */
const TEXT_PARTS = /^word\/(header|footer|footnotes|endnotes)\d*\.xml$/;

/** Pictures are not read; text of this size is a book. */
const LIMITS = { maxMembers: 10_000, maxTotalBytes: 64 * BYTES_PER_MEGABYTE };

/**
 * Opens a Word document and reads the parts that can hold tags.
 *
 * @param label display name of the parameter that names the template
 * @throws FoxitFailure `input` when it is no Word document
 */
export async function readDocx(bytes: Buffer, label: string): Promise<DocumentPart[]> {
	try {
		return await readParts(bytes, label);
	} catch (caught) {
		throw asInputFailure(caught, label);
	}
}

async function readParts(bytes: Buffer, label: string): Promise<DocumentPart[]> {
	const archive = await ZipArchive.open(bufferSource(bytes), LIMITS);
	const members = archive.members.filter(({ name }) => name === MAIN_PART || TEXT_PARTS.test(name));
	if (!members.some(({ name }) => name === MAIN_PART)) throw notWord(label);
	const parts: DocumentPart[] = [];
	for (const member of members) {
		const pieces: Buffer[] = [];
		for await (const piece of archive.read(member)) pieces.push(piece);
		parts.push({ name: member.name, xml: Buffer.concat(pieces).toString('utf8') });
	}
	// The body first: tags are listed in the order in which a reader meets them.
	return parts.sort((a, b) => Number(b.name === MAIN_PART) - Number(a.name === MAIN_PART));
}

function notWord(parameter: string): FoxitFailure {
	return inputFailure('The template is no Word document: it has no word/document.xml', {
		parameter,
		advice:
			'Save it as a Word document (.docx). Spreadsheets and presentations cannot be templates.',
	});
}

function asInputFailure(caught: unknown, parameter: string): unknown {
	if (!(caught instanceof FoxitFailure) || caught.kind !== 'archive') return caught;
	return inputFailure(`The template is damaged: ${caught.message}`, {
		parameter,
		advice:
			'Open it in Word, save it again as a Word document (.docx), and check how it was transferred.',
	});
}
