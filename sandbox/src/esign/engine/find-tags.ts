import { eachPage } from '../../engine/edit-pdf.js';
import { findTexts } from '../../engine/find-text.js';
import type { mupdf } from '../../engine/mupdf.js';
import { visiblePage } from '../../engine/overlay.js';
import type { FoundField } from './types.js';
import { parseTag, TAG } from './parse-tag.js';

/** Tags stand in lines of text, which are too low to sign in. */
const SIGNATURE = { width: 120, height: 36 };

/**
 * Fields where text tags stand (docs/contract/esign.md#text-tags). The tags stay where they are.
 */
export async function findTags(pdf: mupdf.PDFDocument): Promise<FoundField[]> {
	const fields: FoundField[] = [];
	await eachPage(pdf, (page, index) => {
		const [left, top] = page.getBounds();
		const size = visiblePage(page);
		for (const { text, match } of findTexts(page, TAG)) {
			const tag = parseTag(text);
			const [quad] = match;
			if (tag === undefined || quad === undefined) continue;
			const signature = tag.type === 'signfield' || tag.type === 'initialfield';
			const least = signature ? SIGNATURE : { width: 0, height: 0 };
			const [quadLeft, quadTop, quadRight, , , quadBottom] = quad;
			const width = tag.width ?? Math.max(quadRight - quadLeft, least.width);
			const height = tag.height ?? Math.max(quadBottom - quadTop, least.height);
			fields.push({
				type: tag.type,
				party: tag.party,
				name: tag.name,
				value: '',
				checked: false,
				required: tag.required,
				readOnly: false,
				page: index + 1,
				x: (quadLeft - left) / size.width,
				// A taller field grows upwards: the line is what is signed on.
				y: Math.max(0, quadBottom - top - height) / size.height,
				width: width / size.width,
				height: height / size.height,
				extras: {},
			});
		}
	});
	return fields;
}
