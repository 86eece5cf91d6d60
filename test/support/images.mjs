/**
 * Small pictures of one colour, written by hand so that tests need no imaging library.
 */
import { crc32, deflateSync } from 'node:zlib';

const u16le = (value) => [value & 255, (value >> 8) & 255];
const u32le = (value) => [...u16le(value & 0xffff), ...u16le(value >>> 16)];

function u32be(value) {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value >>> 0);
	return bytes;
}

/** A PNG; `rgb` is a list of three numbers. */
export function makePng(width, height, rgb = [200, 30, 30]) {
	const chunk = (type, data) => {
		const body = Buffer.concat([Buffer.from(type), data]);
		return Buffer.concat([u32be(data.length), body, u32be(crc(body))]);
	};
	const header = Buffer.concat([u32be(width), u32be(height), Buffer.from([8, 2, 0, 0, 0])]);
	const line = Buffer.from([0, ...Array(width).fill(rgb).flat()]);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(Buffer.concat(Array(height).fill(line)))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

// zlib.crc32 came with Node 20.15; the loop spares a version check.
function crc(bytes) {
	if (crc32) return crc32(bytes);
	let value = ~0;
	for (const byte of bytes) {
		value ^= byte;
		for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	}
	return ~value >>> 0;
}

/** A 24-bit BMP. */
export function makeBmp(width, height, [r, g, b] = [30, 200, 30]) {
	const line = Array(width).fill([b, g, r]).flat();
	while (line.length % 4) line.push(0);
	const pixels = Buffer.concat(Array(height).fill(Buffer.from(line)));
	const info = [
		...u32le(40),
		...u32le(width),
		...u32le(height),
		...u16le(1),
		...u16le(24),
		...u32le(0),
	];
	info.push(...u32le(pixels.length), ...u32le(2835), ...u32le(2835), ...u32le(0), ...u32le(0));
	const head = [0x42, 0x4d, ...u32le(54 + pixels.length), ...u32le(0), ...u32le(54)];
	return Buffer.concat([Buffer.from([...head, ...info]), pixels]);
}

/** A GIF with a frame for each colour. */
export function makeGif(width, height, frames = [[30, 30, 200]]) {
	const palette = [...frames, ...Array(4 - frames.length).fill([0, 0, 0])].flat();
	const head = [
		...Buffer.from('GIF89a'),
		...u16le(width),
		...u16le(height),
		0x91,
		0,
		0,
		...palette,
	];
	const images = frames.flatMap((_, index) => [
		...[0x21, 0xf9, 4, 0, 10, 0, 0, 0],
		...[0x2c, 0, 0, 0, 0, ...u16le(width), ...u16le(height), 0],
		...gifPixels(index, width * height),
	]);
	return Buffer.from([...head, ...images, 0x3b]);
}

/** LZW without compression: a clear code in front of each pixel keeps all codes 3 bits wide. */
function gifPixels(index, count) {
	const CLEAR = 4;
	const END = 5;
	const codes = [...Array(count).fill([CLEAR, index]).flat(), END];
	const bytes = [];
	let bits = 0;
	let filled = 0;
	for (const code of codes) {
		bits |= code << filled;
		for (filled += 3; filled >= 8; filled -= 8, bits >>= 8) bytes.push(bits & 255);
	}
	if (filled) bytes.push(bits & 255);
	const blocks = [];
	for (let at = 0; at < bytes.length; at += 255) {
		const block = bytes.slice(at, at + 255);
		blocks.push(block.length, ...block);
	}
	return [2, ...blocks, 0];
}

/** An uncompressed greyscale TIFF with a page for each `[width, height]`. */
export function makeTiff(pages) {
	const ENTRIES = 9;
	const IFD_BYTES = 2 + ENTRIES * 12 + 4;
	const parts = [Buffer.from([0x49, 0x49, 42, 0, ...u32le(8)])];
	let offset = 8;
	pages.forEach(([width, height], index) => {
		const size = width * height;
		const next = index + 1 < pages.length ? offset + IFD_BYTES + size + (size % 2) : 0;
		const long = (tag, value) => [...u16le(tag), ...u16le(4), ...u32le(1), ...u32le(value)];
		const ifd = [
			...u16le(ENTRIES),
			...long(256, width),
			...long(257, height),
			...long(258, 8),
			...long(259, 1),
			...long(262, 1),
			...long(273, offset + IFD_BYTES),
			...long(277, 1),
			...long(278, height),
			...long(279, size),
			...u32le(next),
		];
		parts.push(Buffer.from(ifd), Buffer.alloc(size + (size % 2), 128));
		offset = next;
	});
	return Buffer.concat(parts);
}

/** A JPEG of 16 by 12 pixels. */
export const JPEG_16_BY_12 = Buffer.from(
	'/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVG' +
		'ZIhlbXd7gYKBTmCNl4x9lnN+gXz/wgALCAAMABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/2gAIAQEAAAABkf/E' +
		'ABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEAAQUCH//EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEABj8CH//EABQQ' +
		'AQAAAAAAAAAAAAAAAAAAACD/2gAIAQEAAT8hH//aAAgBAQAAABD/AP/EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEA' +
		'AT8QH//Z',
	'base64',
);
