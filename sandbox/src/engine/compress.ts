import { filterOf } from './embedded-images.js';
import { mupdf } from './mupdf.js';

/** How pictures are written again. */
export interface ImageLevel {
	/** Pictures shown at a higher resolution than this are scaled down. */
	dpi: number;
	/** Of the JPEG, 1 to 100. */
	quality: number;
}

const POINTS_PER_INCH = 72;
/** Smaller pictures are not worth it; and a mask or a pattern is better left sharp. */
const MIN_PIXELS = 32 * 32;
/** Colours that stay what they are in a JPEG; CMYK ones depend on who reads it. */
const DEVICE_SPACES = new Set(['Gray', 'RGB']);

/** Writes the pictures of a PDF again, as JPEG and no finer than needed, wherever that makes them smaller. */
export function shrinkImages(pdf: mupdf.PDFDocument, level: ImageLevel): void {
	const shown = shownResolutions(pdf);
	const count = pdf.countObjects();
	const images: mupdf.PDFObject[] = [];
	const masks = new Set<number>();
	for (let number = 1; number < count; number++) {
		const object = pdf.newIndirect(number);
		if (!object.isStream() || String(object.get('Subtype')) !== '/Image') continue;
		images.push(object);
		const mask = object.get('SMask');
		if (mask.isIndirect()) masks.add(mask.asIndirect());
	}
	for (const image of images)
		if (!masks.has(image.asIndirect()) && isPlain(image)) shrinkImage(pdf, image, shown, level);
}

/** No stencil, no colour key, no remapped samples, no line art: nothing that a JPEG would spoil. */
function isPlain(object: mupdf.PDFObject): boolean {
	const stencil = object.get('ImageMask');
	const bits = object.get('BitsPerComponent');
	return (
		!(bits.isNumber() && bits.asNumber() < 8) &&
		!(stencil.isBoolean() && stencil.asBoolean()) &&
		object.get('Mask').isNull() &&
		object.get('Decode').isNull() &&
		filterOf(object) !== '/JBIG2Decode' &&
		filterOf(object) !== '/CCITTFaxDecode'
	);
}

function shrinkImage(
	pdf: mupdf.PDFDocument,
	object: mupdf.PDFObject,
	shown: ReadonlyMap<string, number>,
	{ dpi, quality }: ImageLevel,
): void {
	const image = pdf.loadImage(object);
	const [width, height] = [image.getWidth(), image.getHeight()];
	if (width * height < MIN_PIXELS) {
		image.destroy();
		return;
	}
	const pixmap = image.toPixmap();
	image.destroy();
	const space = pixmap.getColorSpace();
	if (space !== null && DEVICE_SPACES.has(space.getType()) && !pixmap.getAlpha()) {
		const shrink = Math.min(1, dpi / (shown.get(`${width}x${height}`) ?? dpi));
		const size = [width, height].map((side) => Math.max(1, Math.round(side * shrink)));
		const smaller = scaleDown(pixmap, size[0] ?? 1, size[1] ?? 1);
		const jpeg = smaller.asJPEG(quality);
		if (jpeg.length < rawLength(object)) {
			object.writeRawStream(jpeg.slice());
			object.put('Filter', pdf.newName('DCTDecode'));
			object.put('ColorSpace', pdf.newName(space.isGray() ? 'DeviceGray' : 'DeviceRGB'));
			object.put('Width', smaller.getWidth());
			object.put('Height', smaller.getHeight());
			object.put('BitsPerComponent', 8);
			object.delete('DecodeParms');
		}
		if (smaller !== pixmap) smaller.destroy();
	}
	pixmap.destroy();
}

/** Each pixel of the result is the mean of those it stands for. */
function scaleDown(pixmap: mupdf.Pixmap, width: number, height: number): mupdf.Pixmap {
	const [fromWidth, fromHeight] = [pixmap.getWidth(), pixmap.getHeight()];
	const space = pixmap.getColorSpace();
	if (space === null || (width >= fromWidth && height >= fromHeight)) return pixmap;
	const target = new mupdf.Pixmap(space, [0, 0, width, height], false);
	const channels = pixmap.getNumberOfComponents();
	const [fromStride, toStride] = [pixmap.getStride(), target.getStride()];
	// Taken after the allocation, which may move the engine's memory.
	const [from, to] = [pixmap.getPixels(), target.getPixels()];
	const edges = (size: number, of: number): number[] =>
		Array.from({ length: size + 1 }, (_, index) => Math.floor((index * of) / size));
	const [columns, rows] = [edges(width, fromWidth), edges(height, fromHeight)];
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const [left = 0, right = 0] = [columns[x], columns[x + 1]];
			const [top = 0, bottom = 0] = [rows[y], rows[y + 1]];
			const area = (right - left) * (bottom - top);
			for (let channel = 0; channel < channels; channel++) {
				let sum = 0;
				for (let row = top; row < bottom; row++) {
					for (let column = left; column < right; column++)
						sum += from[row * fromStride + column * channels + channel] ?? 0;
				}
				to[y * toStride + x * channels + channel] = Math.round(sum / area);
			}
		}
	}
	return target;
}

/**
 * Pixels per inch at which pictures are shown, by their size in pixels: drawing tells sizes, not which
 * object it was. The largest showing of any picture of that size counts.
 */
function shownResolutions(pdf: mupdf.PDFDocument): Map<string, number> {
	const shown = new Map<string, number>();
	const device = new mupdf.Device({
		fillImage(image, [a, b, c, d]) {
			const inches = Math.max(Math.hypot(a, b), Number.MIN_VALUE) / POINTS_PER_INCH;
			const tall = Math.max(Math.hypot(c, d), Number.MIN_VALUE) / POINTS_PER_INCH;
			const dpi = Math.min(image.getWidth() / inches, image.getHeight() / tall);
			const key = `${image.getWidth()}x${image.getHeight()}`;
			shown.set(key, Math.min(dpi, shown.get(key) ?? Infinity));
		},
	});
	for (let index = 0; index < pdf.countPages(); index++) {
		const page = pdf.loadPage(index);
		page.run(device, mupdf.Matrix.identity);
		page.destroy();
	}
	device.close();
	device.destroy();
	return shown;
}

function rawLength(object: mupdf.PDFObject): number {
	const buffer = object.readRawStream();
	const length = buffer.getLength();
	buffer.destroy();
	return length;
}
