import type { mupdf } from './mupdf.js';

/** What is to be seen on a page: any text, and how much of it pictures cover (0 to 1, added up). */
export interface PageLooks {
	hasText: boolean;
	imageShare: number;
}

/** Tells pages with text from scans. */
export function pageLooks(page: mupdf.Page): PageLooks {
	const [left, top, right, bottom] = page.getBounds();
	const looks: PageLooks = { hasText: false, imageShare: 0 };
	const pageArea = Math.max(1, (right - left) * (bottom - top));
	const text = page.toStructuredText('preserve-images');
	text.walk({
		onChar: (char) => {
			looks.hasText ||= char.trim() !== '';
		},
		onImageBlock: ([x0, y0, x1, y1]) => {
			const width = Math.min(x1, right) - Math.max(x0, left);
			const height = Math.min(y1, bottom) - Math.max(y0, top);
			if (width > 0 && height > 0) looks.imageShare += (width * height) / pageArea;
		},
	});
	text.destroy();
	return looks;
}
