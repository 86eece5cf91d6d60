import { createRequire } from 'node:module';
import type { QpdfInstance } from '@neslinesli93/qpdf-wasm';
import { TaskFailure } from '../errors.js';

/*
 * qpdf as WebAssembly, for what the PDF engine cannot do: encryption with every option there is, and
 * linearization. It is a command line program, so files live in its own memory and words are arguments.
 */

interface Output {
	/** Emscripten's way to catch what the program prints; its types do not know of it. */
	preRun: [(instance: { FS: { init(stdin: null, stdout: Put, stderr: Put): void } }) => void];
	locateFile(): string;
}
type Put = (byte: number | null) => void;
type Files = QpdfInstance['FS'] & { writeFile(path: string, bytes: Uint8Array): void };

const require = createRequire(import.meta.url);
const INPUT = '/input.pdf';
const OUTPUT = '/output.pdf';
/** qpdf's own word for "done, with remarks". */
const EXIT_WITH_WARNINGS = 3;

/** Runs qpdf over a PDF; `options` stand between its input and its output. */
export async function runQpdf(bytes: Uint8Array, options: readonly string[]): Promise<Uint8Array> {
	return await runQpdfOn(new Map([[INPUT, bytes]]), [INPUT, ...options]);
}

/** The same with files of any names; `args` is the whole command line but for the output at its end. */
export async function runQpdfOn(
	inputs: ReadonlyMap<string, Uint8Array>,
	args: readonly string[],
): Promise<Uint8Array> {
	const start = (require('@neslinesli93/qpdf-wasm') as { default: StartQpdf }).default;
	let said = '';
	const collect: Put = (byte) => {
		if (byte !== null) said += String.fromCharCode(byte);
	};
	// A fresh one each time: a program that has ended keeps its state.
	const qpdf = await start({
		preRun: [({ FS }) => FS.init(null, collect, collect)],
		locateFile: () => require.resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm'),
	});
	const files = qpdf.FS as Files;
	for (const [path, bytes] of inputs) files.writeFile(path, bytes);
	const exitCode = qpdf.callMain([...args, OUTPUT]);
	// It leaves its own exit code behind for the whole process.
	process.exitCode = undefined;
	if (exitCode !== 0 && exitCode !== EXIT_WITH_WARNINGS)
		throw new TaskFailure(`The PDF could not be written: ${lastWords(said)}`);
	return files.readFile(OUTPUT);
}

/** Its last line, without the name it thinks it has. */
function lastWords(said: string): string {
	return (
		said
			.trim()
			.split('\n')
			.at(-1)
			?.replace(/^\S+: /, '') ?? ''
	);
}

type StartQpdf = (options: Output) => Promise<QpdfInstance>;
