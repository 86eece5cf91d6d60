import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as mupdf from 'mupdf';

/*
 * The engine, set up once per worker thread. Only worker code may import this module (see
 * operations/types.ts): it brings 14 MB of WebAssembly with it.
 */

const require = createRequire(import.meta.url);
const fallbacks = new Map<string, mupdf.Font>();

/** Scripts DejaVu Sans adds to the Latin, Greek, Cyrillic and CJK faces that MuPDF carries itself. */
const DEJAVU_SCRIPTS = new Set([
	'Arabic',
	'Hebrew',
	'Armenian',
	'Georgian',
	'Common',
	'Inherited',
	'undefined',
]);

/** Asked before MuPDF's own faces. A missing name or script is handed over as the word "undefined". */
mupdf.installLoadFontFunction((name, script, bold, italic) => {
	if (name !== 'undefined' || !DEJAVU_SCRIPTS.has(script)) return null;
	const style = `${bold ? 'Bold' : ''}${italic ? 'Oblique' : ''}`;
	let font = fallbacks.get(style);
	if (font === undefined) {
		const file = require.resolve(`dejavu-fonts-ttf/ttf/DejaVuSans${style && `-${style}`}.ttf`);
		font = new mupdf.Font('DejaVu Sans', readFileSync(file));
		fallbacks.set(style, font);
	}
	return font;
});

// Its remarks about damaged input come back as exceptions where they matter.
mupdf.setLog(null);

export { mupdf };
