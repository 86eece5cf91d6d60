import { isPdf } from '../../../shared/file/fileType';
import { bufferSource } from '../../../shared/zip/byteSource';
import { BYTES_PER_MEGABYTE } from '../../../shared/zip/limits';
import { ZipArchive } from '../../../shared/zip/zipArchive';
import { pdfTexts } from './pdfText';

const LIMITS = { maxMembers: 5_000, maxTotalBytes: 64 * BYTES_PER_MEGABYTE };

/** Members of Office files that hold text. */
const TEXT_MEMBER = /^(word|ppt\/slides|xl)\/[^/]+\.xml$/i;

/**
 * The text of a document as far as it can be read here, to look for tags in; laid out in no order. A
 * document that cannot be read has none: it was the service that had to read it.
 */
export async function documentTexts(bytes: Buffer): Promise<string[]> {
	try {
		if (isPdf(bytes)) return await pdfTexts(bytes);
		if (bytes.subarray(0, 2).toString('latin1') === 'PK') return await officeTexts(bytes);
		return [withoutMarkup(bytes.toString('utf8'))];
	} catch {
		return [];
	}
}

async function officeTexts(bytes: Buffer): Promise<string[]> {
	const archive = await ZipArchive.open(bufferSource(bytes), LIMITS);
	const texts: string[] = [];
	for (const member of archive.members.filter(({ name }) => TEXT_MEMBER.test(name))) {
		const pieces: Buffer[] = [];
		for await (const piece of archive.read(member)) pieces.push(piece);
		texts.push(withoutMarkup(Buffer.concat(pieces).toString('utf8')));
	}
	return texts;
}

/** Word cuts a text into runs wherever it likes, so markup within a paragraph counts for nothing. */
function withoutMarkup(text: string): string {
	return text
		.replace(/<\/(w:p|a:p|si|p|div|td|li|h\d)>|<br\s*\/?>/gi, '\n')
		.replace(/<[a-z/!?][^<>]*>/gi, '')
		.replace(/&(lt|gt|amp|quot|#36|#123|#125|nbsp|#160);/gi, (_, name: string) => {
			return ENTITIES[name.toLowerCase()] ?? '';
		});
}

const ENTITIES: Readonly<Record<string, string>> = {
	lt: '<',
	gt: '>',
	amp: '&',
	quot: '"',
	'#36': '$',
	'#123': '{',
	'#125': '}',
	nbsp: ' ',
	'#160': ' ',
};
