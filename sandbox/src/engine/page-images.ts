import { deflateSync } from 'node:zlib';
import { mupdf } from './mupdf.js';

/** What pages can be rendered to (docs/contract/pdf-services.md#convert-pdf). */
export type ImageFormat = 'JPG' | 'PNG' | 'TIFF' | 'BMP';

const JPEG_QUALITY = 90;
const POINTS_PER_INCH = 72;
const INCHES_PER_METRE = 1 / 0.0254;

/** A page as a picture, forms and annotations included. */
export function renderPage(page: mupdf.Page, format: ImageFormat, dpi: number): Uint8Array {
	const zoom = dpi / POINTS_PER_INCH;
	const matrix = mupdf.Matrix.scale(zoom, zoom);
	const pixmap = page.toPixmap(matrix, mupdf.ColorSpace.DeviceRGB, false, true);
	try {
		pixmap.setResolution(dpi, dpi);
		return encode(pixmap, format, dpi);
	} finally {
		pixmap.destroy();
	}
}

function encode(pixmap: mupdf.Pixmap, format: ImageFormat, dpi: number): Uint8Array {
	switch (format) {
		case 'JPG':
			return pixmap.asJPEG(JPEG_QUALITY).slice();
		case 'PNG':
			return pixmap.asPNG().slice();
		case 'TIFF':
			return encodeTiff(pixmap, dpi);
		case 'BMP':
			return encodeBmp(pixmap, dpi);
	}
}

/** 24 bits a pixel, blue first, bottom line first, lines filled up to four bytes. */
function encodeBmp(pixmap: mupdf.Pixmap, dpi: number): Uint8Array {
	const [width, height] = [pixmap.getWidth(), pixmap.getHeight()];
	const lineBytes = Math.ceil((width * 3) / 4) * 4;
	const headBytes = 54;
	const bmp = Buffer.alloc(headBytes + lineBytes * height);
	bmp.write('BM', 'latin1');
	bmp.writeUInt32LE(bmp.length, 2);
	bmp.writeUInt32LE(headBytes, 10);
	bmp.writeUInt32LE(40, 14);
	bmp.writeInt32LE(width, 18);
	bmp.writeInt32LE(height, 22);
	bmp.writeUInt16LE(1, 26);
	bmp.writeUInt16LE(24, 28);
	bmp.writeUInt32LE(lineBytes * height, 34);
	for (const offset of [38, 42]) bmp.writeInt32LE(Math.round(dpi * INCHES_PER_METRE), offset);
	const pixels = pixmap.getPixels();
	const stride = pixmap.getStride();
	for (let y = 0; y < height; y++) {
		let to = headBytes + (height - 1 - y) * lineBytes;
		for (let from = y * stride; from < y * stride + width * 3; from += 3) {
			bmp[to++] = pixels[from + 2] ?? 0;
			bmp[to++] = pixels[from + 1] ?? 0;
			bmp[to++] = pixels[from] ?? 0;
		}
	}
	return bmp;
}

const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;

/** RGB in one deflated strip (TIFF 6.0, compression 8 as Adobe defines it). */
function encodeTiff(pixmap: mupdf.Pixmap, dpi: number): Uint8Array {
	const strip = deflateSync(pixmap.getPixels());
	const headBytes = 8;
	const tagCount = 12;
	const directoryBytes = 2 + tagCount * 12 + 4;
	const bits = headBytes + directoryBytes;
	const resolution = bits + 6;
	const start = resolution + 8;
	const tags: Array<[tag: number, type: number, count: number, value: number]> = [
		[256, LONG, 1, pixmap.getWidth()],
		[257, LONG, 1, pixmap.getHeight()],
		[258, SHORT, 3, bits],
		[259, SHORT, 1, 8],
		[262, SHORT, 1, 2],
		[273, LONG, 1, start],
		[277, SHORT, 1, 3],
		[278, LONG, 1, pixmap.getHeight()],
		[279, LONG, 1, strip.length],
		[282, RATIONAL, 1, resolution],
		[283, RATIONAL, 1, resolution],
		[296, SHORT, 1, 2],
	];
	const head = Buffer.alloc(start);
	head.write('II*\0', 'latin1');
	head.writeUInt32LE(headBytes, 4);
	head.writeUInt16LE(tagCount, headBytes);
	tags.forEach(([tag, type, count, value], index) => {
		const at = headBytes + 2 + index * 12;
		head.writeUInt16LE(tag, at);
		head.writeUInt16LE(type, at + 2);
		head.writeUInt32LE(count, at + 4);
		head.writeUInt32LE(value, at + 8);
	});
	for (let channel = 0; channel < 3; channel++) head.writeUInt16LE(8, bits + channel * 2);
	head.writeUInt32LE(dpi, resolution);
	head.writeUInt32LE(1, resolution + 4);
	return Buffer.concat([head, strip]);
}
