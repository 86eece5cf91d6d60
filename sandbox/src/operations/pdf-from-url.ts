import { requiredString } from './body.js';
import { fileResult, readInput } from './files.js';
import { fetchLoopback } from './fetch-loopback.js';
import { readPageOptions, type PageOptions } from './page-options.js';
import type { Operation } from './types.js';

interface UrlOptions extends PageOptions {
	url: string;
}

/** docs/contract/pdf-services.md#create-pdf, row 7. */
export const pdfFromUrl: Operation<UrlOptions> = {
	name: 'pdf-from-url',
	paths: ['/documents/create/pdf-from-url'],
	accepts: [],
	read: (body) => ({
		documents: [],
		options: { ...readPageOptions(body), url: requiredString(body, 'url') },
	}),
	fetch: async ({ options, ...limits }) => [await fetchLoopback(options.url, limits)],
	async work({ inputs, options: { width, height, rotation, singlePage, scale }, folder }) {
		const { file, bytes } = await readInput(inputs);
		if (file.extension === '.pdf') return await fileResult(folder, file, '.pdf', bytes);
		if (file.extension === '.html') {
			const { decodeHtml, htmlToPdf } = await import('../engine/html.js');
			const layout = { size: { width, height }, rotation, singlePage, scale };
			return await fileResult(folder, file, '.pdf', htmlToPdf(decodeHtml(bytes), layout));
		}
		if (file.extension === '.txt') {
			const { decodeText, textToPdf } = await import('../engine/text.js');
			return await fileResult(folder, file, '.pdf', textToPdf(decodeText(bytes)));
		}
		const { imagesToPdf } = await import('../engine/images.js');
		return await fileResult(folder, file, '.pdf', imagesToPdf(bytes, file.extension));
	},
};
