import type { Box } from './types.js';
import { mupdf } from '../mupdf.js';

const DPI = 144;
const POINTS_PER_INCH = 72;
const MAX_PIXELS = 16_000_000;

/** A part of a page as PNG, forms and notes included. */
export function renderRegion(page: mupdf.PDFPage, box: Box): Uint8Array {
	const [width, height] = [box.right - box.left, box.bottom - box.top];
	const zoom = Math.min(DPI / POINTS_PER_INCH, Math.sqrt(MAX_PIXELS / Math.max(1, width * height)));
	const bounds: [number, number, number, number] = [
		Math.floor(box.left * zoom),
		Math.floor(box.top * zoom),
		Math.ceil(box.right * zoom),
		Math.ceil(box.bottom * zoom),
	];
	const pixmap = new mupdf.Pixmap(mupdf.ColorSpace.DeviceRGB, bounds, false);
	const device = new mupdf.DrawDevice(mupdf.Matrix.scale(zoom, zoom), pixmap);
	try {
		pixmap.clear(255);
		page.run(device, mupdf.Matrix.identity);
		device.close();
		return pixmap.asPNG().slice();
	} finally {
		device.destroy();
		pixmap.destroy();
	}
}
