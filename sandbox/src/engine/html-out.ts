import type { mupdf } from './mupdf.js';

const STYLE = `
body { margin: 0; background: #eee }
div { position: relative; margin: 1em auto; background: #fff; overflow: hidden }
p { position: absolute; margin: 0; white-space: pre }
img { position: absolute }`;

/** Pages as one HTML file: text where the page has it, pictures inside the file. */
export function pagesToHtml(
	document: mupdf.Document,
	pages: readonly number[],
	title: string,
): string {
	const bodies = pages.map((index) => {
		const page = document.loadPage(index);
		const text = page.toStructuredText('preserve-whitespace,preserve-images');
		const html = text.asHTML(index + 1);
		text.destroy();
		page.destroy();
		return html;
	});
	const safeTitle = title.replace(/[<>&]/g, (char) => `&#${char.charCodeAt(0)};`);
	return (
		`<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>${safeTitle}</title>` +
		`<style>${STYLE}</style></head>\n<body>\n${bodies.join('\n')}</body></html>\n`
	);
}
