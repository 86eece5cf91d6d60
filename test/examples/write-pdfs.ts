/** PDFs for examples to start from. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PageSpec } from '../FoxitPdfServices/support/pdf-services';

/** Writes a PDF of these pages for each name. */
export async function writePdfs(folder: string, files: Record<string, PageSpec[]>): Promise<void> {
	const { makePdf } = await import('../support/make-pdf.mjs');
	for (const [name, pages] of Object.entries(files)) {
		writeFileSync(join(folder, name), await makePdf({ pages }));
	}
}
