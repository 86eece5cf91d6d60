import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import tesseract from 'tesseract.js';

/*
 * Tesseract in a worker of its own. If that dies, so does the thread it belongs to, and the pool deals with
 * it; if it hangs, the pool's time limit ends both. Nothing is loaded from anywhere but the packages.
 */

const require = createRequire(import.meta.url);
const LANGUAGE = 'eng';
/** It holds some hundred megabytes, so it goes when nobody has asked for this long. */
const IDLE_MS = 60_000;
/** Less sure than this, a word is more likely a stain. */
const MIN_CONFIDENCE_PERCENT = 30;

/** A recognised word; pixels from the top left corner of the picture. */
export interface Word {
	text: string;
	left: number;
	right: number;
}

/** A recognised line of words, left to right. */
export interface Line {
	words: Word[];
	/** Height of its letters and where they stand, which may be a little askew. */
	height: number;
	baselineAt(x: number): number;
}

let recogniser: Promise<tesseract.Worker> | undefined;
let idle: NodeJS.Timeout | undefined;

/** The lines of text in a picture (PNG). */
export async function recogniseLines(png: Uint8Array): Promise<Line[]> {
	clearTimeout(idle);
	recogniser ??= start();
	try {
		const worker = await recogniser;
		const { data } = await worker.recognize(Buffer.from(png), {}, { text: false, blocks: true });
		idle = setTimeout(stop, IDLE_MS).unref();
		return (data.blocks ?? [])
			.flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines))
			.map(toLine)
			.filter(({ words }) => words.length > 0);
	} catch (error) {
		stop();
		throw error instanceof Error ? error : new Error(String(error));
	}
}

async function start(): Promise<tesseract.Worker> {
	const data = dirname(require.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'));
	return await tesseract.createWorker(LANGUAGE, tesseract.OEM.LSTM_ONLY, {
		langPath: data,
		gzip: true,
		// Otherwise it writes the unpacked data into the current folder.
		cacheMethod: 'none',
		// Errors come back as rejections; without this they are thrown on top of that.
		errorHandler: () => undefined,
	});
}

function stop(): void {
	const ending = recogniser;
	recogniser = undefined;
	void ending?.then((worker) => worker.terminate()).catch(() => undefined);
}

function toLine({ words, bbox, baseline }: tesseract.Line): Line {
	const run = baseline.x1 - baseline.x0;
	const slope = run > 0 ? (baseline.y1 - baseline.y0) / run : 0;
	return {
		words: words
			.filter(({ confidence, text }) => confidence >= MIN_CONFIDENCE_PERCENT && text.trim() !== '')
			.map(({ text, bbox: { x0, x1 } }) => ({ text, left: x0, right: x1 })),
		height: bbox.y1 - bbox.y0,
		baselineAt: (x) => baseline.y0 + (x - baseline.x0) * slope,
	};
}
