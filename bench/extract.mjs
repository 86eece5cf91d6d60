/**
 * What reading a result of Structural Extract takes: ours (ZIP reader, streamed JSON, n8n items) against
 * the obvious way (yauzl, JSON.parse, map), each in a process of its own.
 *
 * node bench/extract.mjs [elements ...]
 *
 * Results are made of the real sample's elements, or of like ones where that is not at hand. Peak is the
 * memory above that of the idle process, which holds the archive already. Blocked is the longest time
 * that nothing else in the process got its turn: by the clock, which other programs on the machine
 * lengthen, and in time of the processor.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SAMPLE = join(ROOT, '../shared/data/extract/StructureInfo.json');
const MEGABYTE = 1024 * 1024;
const BLOCK_GOAL_MS = 100;
const PEAK_GOAL = 2.2;

const require = createRequire(join(ROOT, 'package.json'));
const built = (path) => require(join(ROOT, 'dist/nodes', `${path}.js`));

const VARIANTS = {
	'ours, simplified': async (zip) => await ours(zip, true),
	'ours, raw': async (zip) => await ours(zip, false),
	'obvious, simplified': async (zip) => await obvious(zip, true),
	'obvious, raw': async (zip) => await obvious(zip, false),
};

/** @param {number[]} given */
async function compare(given) {
	const counts = given.length > 0 ? given : [1_000, 10_000, 100_000];
	const folder = mkdtempSync(join(tmpdir(), 'bench-extract-'));
	const rows = {};
	try {
		for (const count of counts) {
			const zip = join(folder, `${count}.zip`);
			const jsonBytes = await makeResult(count, zip);
			console.log(`${count} elements: ${toMB(jsonBytes)} MB of JSON`);
			for (const name of Object.keys(VARIANTS)) {
				const found = await inOwnProcess(name, zip);
				if (found.items !== count) throw new Error(`${name}: ${found.items} items of ${count}`);
				rows[`${count} ${name}`] = rowOf(found, count, jsonBytes);
			}
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
	console.table(rows);
	const missed = Object.entries(rows).filter(
		([name, row]) => name.includes('ours') && !isGood(row),
	);
	const goal = `peak up to ${PEAK_GOAL} x JSON, nothing blocked for more than ${BLOCK_GOAL_MS} ms`;
	console.log(`Goal: ${goal}. Missed by: ${missed.map(([name]) => name).join('; ') || 'none'}`);
}

/** A small result costs what any work costs; the goal is for those that are large. */
function isGood(row) {
	const isSmall = row['peak MB'] < 100;
	return (isSmall || row['peak / JSON'] <= PEAK_GOAL) && row['blocked CPU ms'] <= BLOCK_GOAL_MS;
}

function rowOf({ ms, peakBytes, blockedMs, blockedCpuMs }, count, jsonBytes) {
	return {
		ms: Math.round(ms),
		'µs / element': Math.round((ms * 1_000) / count),
		'peak MB': toMB(peakBytes),
		'peak / JSON': Number((peakBytes / jsonBytes).toFixed(2)),
		'blocked ms': Math.round(blockedMs),
		'blocked CPU ms': Math.round(blockedCpuMs),
	};
}

function toMB(bytes) {
	return Math.round(bytes / MEGABYTE);
}

async function inOwnProcess(name, zip) {
	const args = ['--expose-gc', fileURLToPath(import.meta.url), '--child', name, zip];
	const { stdout } = await promisify(execFile)(process.execPath, args);
	return JSON.parse(stdout);
}

/** Writes an archive as the service makes them, and gives the size of the JSON in it. */
async function makeResult(count, zipPath) {
	const { buildZip, DEFLATED } = await import('../test/support/zip-builder.mjs');
	const { analyzeResult } = JSON.parse(existsSync(SAMPLE) ? readFileSync(SAMPLE) : likeTheSample());
	const { elements, ...rest } = analyzeResult;
	const pieces = [`{"analyzeResult":${JSON.stringify(rest, null, '\t').slice(0, -1)},"elements":[`];
	for (let index = 0; index < count; index += 1) {
		const element = elements[index % elements.length];
		const page = 1 + Math.floor(index / 30);
		const id = `${element.type}${index + 1}`;
		const region = element.region?.page ? { ...element.region, page } : element.region;
		pieces.push(index === 0 ? '' : ',', JSON.stringify({ ...element, region, id }, null, '\t'));
	}
	const content = Buffer.from(`${pieces.join('')}]}}`);
	const picture = { name: 'page_p0.pdf_0.png', content: Buffer.alloc(1_000) };
	const json = { name: 'StructureInfo.json', content, method: DEFLATED };
	writeFileSync(zipPath, buildZip({ members: [json, picture] }));
	return content.length;
}

/** Elements of the same kinds and sizes as those of the real sample. */
function likeTheSample() {
	const region = { page: 1, boundingBox: [90, 71, 189, 71, 189, 99, 90, 99] };
	const style = { fontName: 'Arial-BoldMT', fontFamilyName: 'Arial', fontSize: 24, fontWeight: 0 };
	const text = (type) => ({
		type,
		content: { text: 'Bill To: Meridian Financial Group', style: { ...style, fontSubset: true } },
		region,
		score: 0.8800680041313171,
	});
	const cells = Array.from({ length: 20 }, (_, index) => ({
		paragraph: { ...text('paragraph'), id: `paragraph${index}`, paragraphOrder: index },
		...{ rowSpan: 1, columnSpan: 1, rowIndex: Math.floor(index / 4), columnIndex: index % 4 },
		...{ region, score: 0.8 },
	}));
	const body = { rowCount: 5, columnCount: 4, cells };
	const table = { type: 'table', content: { body }, regions: [region], scores: [0.97], region: {} };
	const types = ['title', 'paragraph', 'paragraph', 'head', 'paragraph', 'paragraph', 'paragraph'];
	const version = { schema: '1.0.7' };
	return JSON.stringify({
		analyzeResult: { version, pages: [{ pageNumber: 1 }], elements: [...types.map(text), table] },
	});
}

/** Measures one way of reading, and prints what it took. */
async function child(name, zipPath) {
	const zip = readFileSync(zipPath);
	// Once on a small scale, so that nothing is loaded and compiled within the measurement.
	const small = await smallResult();
	for (let round = 0; round < 5; round += 1) await VARIANTS[name](small);
	globalThis.gc();
	await delay(50);
	globalThis.gc();
	// The peak starts anew from here (proc_pid_clear_refs).
	writeFileSync('/proc/self/clear_refs', '5');
	const idleBytes = statusBytes('VmRSS');
	const watch = watchLoop();
	const startedAt = performance.now();
	const items = await VARIANTS[name](zip);
	const ms = performance.now() - startedAt;
	const peakBytes = statusBytes('VmHWM') - idleBytes;
	await delay(20);
	console.log(JSON.stringify({ ms, peakBytes, ...watch(), items: items.length }));
}

async function smallResult() {
	const folder = mkdtempSync(join(tmpdir(), 'bench-extract-'));
	try {
		const path = join(folder, 'small.zip');
		await makeResult(500, path);
		return readFileSync(path);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function statusBytes(field) {
	const [, kilobytes] = new RegExp(`${field}:\\s+(\\d+) kB`).exec(
		readFileSync('/proc/self/status', 'utf8'),
	);
	return Number(kilobytes) * 1024;
}

/** Looks each millisecond how long it was since the last look; call what it gives to stop. */
function watchLoop() {
	const cpuMs = () =>
		Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
	let last = { at: performance.now(), cpu: cpuMs() };
	const longest = { blockedMs: 0, blockedCpuMs: 0 };
	const timer = setInterval(() => {
		const now = { at: performance.now(), cpu: cpuMs() };
		longest.blockedMs = Math.max(longest.blockedMs, now.at - last.at);
		longest.blockedCpuMs = Math.max(longest.blockedCpuMs, now.cpu - last.cpu);
		last = now;
	}, 1);
	return () => {
		clearInterval(timer);
		return longest;
	};
}

/** The node's own way, from the archive to n8n's items. */
async function ours(zip, simplify) {
	const { ZipArchive } = built('shared/zip/zipArchive');
	const { bufferSource } = built('shared/zip/byteSource');
	const { DEFAULT_ZIP_LIMITS } = built('shared/zip/limits');
	const { readStructure } = built('FoxitStructuralExtract/elements/readStructure');
	const { ReadBudget } = built('FoxitStructuralExtract/elements/readBudget');
	const { structureMember } = built('FoxitStructuralExtract/elements/structureMember');
	const { BUILDERS } = built('FoxitStructuralExtract/run/outputs');
	const { draftItems } = built('FoxitStructuralExtract/run/draftItems');

	const clock = { now: Date.now, random: Math.random, sleep: async (ms) => await delay(ms) };
	const { signal } = new AbortController();
	const archive = await ZipArchive.open(bufferSource(zip), DEFAULT_ZIP_LIMITS);
	const filter = { types: new Set(), pages: '', minimumScore: 0 };
	const budget = new ReadBudget();
	const builder = BUILDERS.elements({ simplify, keepRaw: false, filter }, budget);
	const header = await readStructure(archive.read(structureMember(archive.members)), {
		clock,
		budget,
		onElement: builder.add,
		onVersion: () => undefined,
		signal,
	});
	const run = {
		parameters: { collection: () => ({ boolean: () => false, text: () => '' }) },
		record: {},
		itemIndex: 0,
		session: { client: { clock } },
		signals: { giveUp: signal },
	};
	return await draftItems(run, builder.finish(header), { archive, like: undefined });
}

/** What one writes first. */
async function obvious(zip, simplify) {
	const { ReadBudget } = built('FoxitStructuralExtract/elements/readBudget');
	const budget = new ReadBudget();
	const { simplifyElement } = built('FoxitStructuralExtract/elements/simplify');
	const { analyzeResult } = JSON.parse((await memberBy(zip, 'StructureInfo.json')).toString());
	return analyzeResult.elements.map((element) => ({
		json: simplify ? simplifyElement(element, budget) : element,
		pairedItem: { item: 0 },
	}));
}

async function memberBy(zip, name) {
	const { fromBufferPromise } = require('yauzl');
	const archive = await fromBufferPromise(zip, { lazyEntries: true });
	for await (const entry of archive.eachEntry()) {
		if (entry.fileName !== name) continue;
		const pieces = [];
		for await (const piece of await archive.openReadStreamPromise(entry)) pieces.push(piece);
		return Buffer.concat(pieces);
	}
	throw new Error(`No ${name}`);
}

const [mode, variant, path] = process.argv.slice(2);
if (mode === '--child') await child(variant, path);
else await compare(process.argv.slice(2).map(Number));
