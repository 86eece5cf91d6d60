import { validationError } from '../errors.js';
import type { JsonObject } from '../json.js';
import { optionalWord, readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

const LEVELS = ['LOW', 'MEDIUM', 'HIGH'] as const;
type Level = (typeof LEVELS)[number];

interface CompressOptions extends JsonObject {
	level: Level;
}

/** What each level does to pictures. The service does not say; these are usual values. */
const IMAGES: Record<Level, { dpi: number; quality: number }> = {
	LOW: { dpi: 225, quality: 80 },
	MEDIUM: { dpi: 150, quality: 60 },
	HIGH: { dpi: 96, quality: 35 },
};

/**
 * docs/contract/pdf-services.md#modify: HIGH makes the smallest file. Never hands back a larger one
 * than it was given.
 */
export const pdfCompress: Operation<CompressOptions> = {
	name: 'pdf-compress',
	paths: ['/documents/modify/pdf-compress'],
	accepts: ['.pdf'],
	read(body) {
		const level = optionalWord(body, 'compressionLevel', LEVELS);
		const job = readSingleDocument(body);
		if (level === undefined) throw validationError('compressionLevel: must not be null');
		return { ...job, options: { level } };
	},
	async work({ inputs, options: { level }, folder }) {
		const { openPdf } = await import('../engine/open-pdf.js');
		const { savePdf } = await import('../engine/rearrange.js');
		const { shrinkImages } = await import('../engine/compress.js');
		const { file, bytes } = await readInput(inputs);
		const pdf = openPdf(bytes, file.password);
		shrinkImages(pdf, IMAGES[level]);
		if (level !== 'LOW') pdf.subsetFonts();
		const smaller = savePdf(pdf);
		pdf.destroy();
		return await fileResult(folder, file, '.pdf', smaller.length < bytes.length ? smaller : bytes);
	},
};
