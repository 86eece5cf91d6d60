/**
 * What the worst input costs each reader of outside data: processor time and memory for 1 MB of it, each
 * measured in a process of its own.
 *
 * node bench/hostile.mjs [reader ...]
 */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MEGABYTE = 1024 * 1024;

const require = createRequire(import.meta.url);
const built = (path) => require(`${ROOT}dist/nodes/${path}.js`);

const filled = (piece, bytes) => piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece)));
const element = (type, text) => ({ type, id: 'a', content: { text } });
const elements = (path) => built(`FoxitStructuralExtract/elements/${path}`);
const budget = () => new (elements('readBudget').ReadBudget)();

/**
 * For each reader: pieces of which its worst inputs are made, and how it reads one. More inputs belong
 * here whenever one is found that costs more.
 *
 * @type {Record<string, { pieces: string[], read: (text: string) => unknown }>}
 */
export const READERS = {
	'error body': {
		pieces: [
			'<title',
			'<title>',
			'{"',
			'{"error":',
			'[',
			'\\"',
			' ',
			'\u2028',
			'https://',
			'Bearer ',
		],
		read: (text) => built('shared/api/answer').answerFailure({ status: 502, headers: {}, text }, 0),
	},
	'Retry-After': {
		pieces: ['1', 'Mon, ', '1.', ' '],
		read: (text) => built('shared/task/retryDelay').parseRetryAfter(text, 0),
	},
	'secrets in words': {
		pieces: ['\\', '\\u002d', '%25', '&#x2d;', 'simulated-', '…', '"', 'c2lt'],
		read: (text) => built('shared/secrets/redact').redactor(['simulated-secret-7f3a9c'])(text),
	},
	'task status': {
		pieces: ['\\u0000', 'word ', '\\"'],
		read: (text) => {
			const { readTaskState, taskFailure } = built('shared/task/taskState');
			return taskFailure(readTaskState({ status: text, error: { message: text, [text]: text } }));
		},
	},
	'file name': {
		pieces: ['.', 'a.', ' ', '\u200b', '/', '..\\', '😀', 'é'],
		read: (text) => built('shared/file/fileName').safeFileName(text, 'document'),
	},
	'type of a file': {
		pieces: ['%PDF', 'PK\x03\x04', '<', '{', '\0'],
		read: (text) => built('shared/file/fileType').sniff(Buffer.from(text)),
	},
	'JSON in pieces': {
		pieces: ['[', '{"a":', '"\\\\', '1,', '[],', '{"":{}},', ' '],
		read: (text) => {
			const limits = { maxBytes: 8 * MEGABYTE, maxValues: 500_000 };
			const splitter = new (built('shared/json/splitJson').JsonSplitter)(
				(path) => path.length > 2,
				limits,
			);
			const bytes = Buffer.from(`{"a":[${text}`);
			for (let at = 0; at < bytes.length; at += 65_536) {
				splitter.push(bytes.subarray(at, at + 65_536));
			}
			splitter.end();
		},
	},
	'ZIP archive': {
		pieces: ['PK\x05\x06', 'PK\x01\x02', 'PK\x06\x06', 'PK', '\0'],
		read: async (text) => {
			const { bufferSource } = built('shared/zip/byteSource');
			const { DEFAULT_ZIP_LIMITS } = built('shared/zip/limits');
			await built('shared/zip/zipArchive').ZipArchive.open(
				bufferSource(Buffer.from(text)),
				DEFAULT_ZIP_LIMITS,
			);
		},
	},
	table: {
		pieces: ['word ', '\n', '\t'],
		read: (text) => {
			const cells = Array.from({ length: 2_000 }, (_, rowIndex) => ({
				...{ rowIndex, columnIndex: 0, rowSpan: 2_000, columnSpan: 500 },
				paragraph: { content: { text: text.slice(0, 500) } },
			}));
			const body = { rowCount: 2_000, columnCount: 500, cells };
			return elements('table').gridOf({ content: { body } }, 'repeat', budget());
		},
	},
	CSV: {
		pieces: ['"', '=', '-', '-1 ', '\u200b', '\u3164', '\uff1d', ',', '\n', '-5a'],
		read: (text) => elements('csv').toCsv([[text], [`-${text}`], [`-1${text}a`]]),
	},
	Markdown: {
		pieces: [
			'<',
			'](',
			'\\',
			'# ',
			'- ',
			'1. ',
			'\u00a0',
			'|',
			'*',
			'`',
			'_ ',
			'-|',
			'&#',
			'\n\t ',
			' #',
		],
		read: (text) => {
			const { toMarkdown } = elements('markdown');
			const { markdownTable } = built('shared/markdown');
			toMarkdown(element('paragraph', text), budget());
			toMarkdown(element('title', text), budget());
			toMarkdown({ ...element('hyperlink', text), uri: `https://${text}` }, budget());
			return markdownTable([[text], [text]]);
		},
	},
	chunks: {
		pieces: ['word ', 'x', '漢', '。', 'ไ', '\n', '. ', '😀', '\u0308'],
		read: (text) => {
			const size = { maxCharacters: 100, overlapCharacters: 50 };
			const chunker = new (elements('chunker').Chunker)(size, budget());
			return [...chunker.add(element('paragraph', text)), ...chunker.end()].length;
		},
	},
	'template text': {
		pieces: ['{{', '}}', '<w:t>', '<w:p>', '<!--', '&', '{{TableStart:a}}', '<'],
		read: async (text) => {
			const parts = [{ name: 'word/document.xml', xml: `<w:p><w:r><w:t>${text}` }];
			return await built('FoxitDocGen/template/checkTemplate').checkTemplate({
				parts,
				writtenByWord: true,
			});
		},
	},
	'texts of a PDF': {
		pieces: ['(', '<', 'BT ', '[(', '\\', 'obj', 'stream\n', 'endstream'],
		read: async (text) =>
			await built('FoxitESign/sending/text/pdfText').pdfTexts(Buffer.from(`%PDF-1.7\n${text}`)),
	},
	'signature of a delivery': {
		pieces: ['{', 'a', ' '],
		read: (text) => {
			built('FoxitESign/service/signature').isSignedBy('a-secret', text, [text]);
			built('FoxitESign/service/delivery').readDelivery({ event_name: text, event_date: text });
		},
	},
};

/**
 * Reads one input and measures what that took. A refusal is a good outcome.
 *
 * @param {string} name @param {string} piece @param {number} [bytes] of the input
 * @returns {Promise<{ cpuMs: number, peakBytes: number, outcome: string }>}
 */
export async function measure(name, piece, bytes = MEGABYTE) {
	const { read } = READERS[name];
	const text = filled(piece, bytes);
	// The first time loads and compiles.
	await outcomeOf(async () => await read(filled(piece, 1_000)));
	globalThis.gc?.();
	const before = process.memoryUsage.rss();
	const from = process.cpuUsage();
	const outcome = await outcomeOf(async () => await read(text));
	const { user, system } = process.cpuUsage(from);
	const { maxRSS } = process.resourceUsage();
	return { cpuMs: (user + system) / 1_000, peakBytes: maxRSS * 1024 - before, outcome };
}

async function outcomeOf(work) {
	try {
		await work();
		return 'read';
	} catch (error) {
		if (error?.name === 'FoxitFailure') return 'refused';
		throw error;
	}
}

async function main(wanted) {
	const rows = {};
	for (const name of wanted.length > 0 ? wanted : Object.keys(READERS)) {
		let worst = { cpuMs: 0, peakMB: 0, of: '' };
		for (const piece of READERS[name].pieces) {
			const args = ['--expose-gc', fileURLToPath(import.meta.url), '--child', name, piece];
			const { stdout } = await promisify(execFile)(process.execPath, args.map(encoded));
			const { cpuMs, peakBytes } = JSON.parse(stdout);
			const peakMB = Math.max(worst.peakMB, Math.round(peakBytes / MEGABYTE));
			worst =
				cpuMs >= worst.cpuMs ? { cpuMs, peakMB, of: JSON.stringify(piece) } : { ...worst, peakMB };
		}
		rows[name] = {
			'CPU ms / MB': Math.round(worst.cpuMs),
			'peak MB': worst.peakMB,
			slowest: worst.of,
		};
	}
	console.table(rows);
}

/** Pieces hold what no command line takes. */
function encoded(argument, index) {
	return index < 3 ? argument : encodeURIComponent(argument);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [flag, ...rest] = process.argv.slice(2);
	if (flag === '--child') {
		const [name, piece] = rest.map(decodeURIComponent);
		console.log(JSON.stringify(await measure(name, piece)));
	} else {
		await main(process.argv.slice(2));
	}
}
