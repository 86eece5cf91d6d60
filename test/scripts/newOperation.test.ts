/** `npm run new:operation`, in a copy of the files that it writes to. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ROOT } from '../support/package-nodes';
import { useTempDir } from '../support/temp-dir';

/** The slowest step checks all types, on a machine that may be busy. */
const HANGS_MS = 900_000;
jest.setTimeout(HANGS_MS);

const COPIED = [
	...['docs/contract', 'nodes', 'credentials', 'sandbox/README.md', 'sandbox/src', 'scripts'],
	...[
		'docs/operations.md',
		'.prettierrc.json',
		'eslint.config.mjs',
		'jest.config.js',
		'package.json',
	],
	...['tsconfig.json', 'sandbox/tsconfig.json', 'sandbox/package.json', 'test/tsconfig.json'],
	...['test/contract', 'test/support/package-nodes.ts', 'test/support/slowest-files.cjs'],
	...['test/support/jest-environment.cjs', 'test/support/long-files-first.cjs'],
	'test/FoxitPdfServices/operations/places.test.ts',
];

const PDF = ['pdf-services', 'optimize', 'grayscale', '/documents/modify/pdf-grayscale'];
const ESIGN = ['esign', 'user', 'invite', '/users/invite'];
const PLACES = 'test/FoxitPdfServices/operations/places.test.ts';
const OPENAPI = 'test/contract/pdf-services.openapi.yaml';

const WRITTEN_FOR_PDF = [
	'nodes/FoxitPdfServices/operations/optimize/grayscale.ts',
	'nodes/FoxitPdfServices/operations/index.ts',
	'sandbox/src/operations/pdf-grayscale.ts',
	'sandbox/src/operations/index.ts',
	'test/FoxitPdfServices/operations/optimize/grayscale.test.ts',
	OPENAPI,
	'docs/operations.md',
	'sandbox/README.md',
	'docs/contract/pdf-services.md',
];
const WRITTEN_FOR_ESIGN = [
	'nodes/FoxitESign/operations/user/invite.ts',
	'nodes/FoxitESign/operations/user/index.ts',
	'sandbox/src/esign/routes/usersInvite.ts',
	'sandbox/src/esign/routes/index.ts',
	'test/FoxitESign/account/user.invite.test.ts',
	'docs/operations.md',
];
const CODE = [...WRITTEN_FOR_PDF, ...WRITTEN_FOR_ESIGN].filter((path) => path.endsWith('.ts'));

const copy = useTempDir();
const read = (path: string) => readFileSync(join(copy, path), 'utf8');

interface Finished {
	code: number;
	output: string;
}

/** Runs a script of the copy. */
async function run(...words: string[]): Promise<Finished> {
	return await new Promise((resolve) => {
		const options = { cwd: copy, timeout: HANGS_MS, maxBuffer: 64 * 1024 * 1024 };
		execFile(process.execPath, words, options, (error, stdout, stderr) => {
			const code = typeof error?.code === 'number' ? error.code : Number(Boolean(error));
			resolve({ code, output: stdout + stderr });
		});
	});
}

const make = async (words: string[]) => await run('scripts/new-operation.mjs', ...words);
const tests = async (...files: string[]) =>
	await run('node_modules/jest/bin/jest.js', '--runInBand', ...files);

let pdf: Finished;
let eSign: Finished;

beforeAll(async () => {
	for (const path of COPIED) {
		mkdirSync(dirname(join(copy, path)), { recursive: true });
		cpSync(join(ROOT, path), join(copy, path), { recursive: true });
	}
	for (const path of ['node_modules', 'sandbox/node_modules']) {
		symlinkSync(join(ROOT, path), join(copy, path), 'junction');
	}
	pdf = await make(PDF);
	eSign = await make(ESIGN);
}, HANGS_MS);

it('says what it has written', () => {
	expect(pdf.code).toBe(0);
	for (const path of WRITTEN_FOR_PDF) expect(pdf.output).toContain(`  ${path}\n`);
	expect(eSign.code).toBe(0);
	for (const path of WRITTEN_FOR_ESIGN) expect(eSign.output).toContain(`  ${path}\n`);
});

it('says what is left', () => {
	for (const { output } of [pdf, eSign]) {
		expect(output).toMatch(/Left to do:\n {2}1\. nodes\/.*description/);
		expect(output).toContain('CHANGELOG.md');
	}
});

it('puts entries and rows in the order of the names', () => {
	const rows = [...read('docs/operations.md').matchAll(/^\| (?:Optimize|User) \| ([^|]+) \|/gm)];
	expect(rows.map(([, name]) => name)).toEqual([
		...['Compress', 'Compress and Linearize', 'Flatten', 'Grayscale', 'Linearize'],
		...['Create', 'Delete', 'Get Many', 'Invite', 'Update'],
	]);
	expect(read('nodes/FoxitPdfServices/operations/index.ts')).toContain(
		'flatten, grayscale, linearize',
	);
	expect(read('nodes/FoxitESign/operations/user/index.ts')).toContain('getMany, invite, update');
});

it('writes code whose types check and which keeps the rules', async () => {
	const tool = (path: string) => `node_modules/${path}`;
	const results = [
		await run(tool('typescript/bin/tsc'), '--noEmit', '-p', '.'),
		await run(tool('typescript/bin/tsc'), '--noEmit', '-p', 'sandbox'),
		await run(tool('eslint/bin/eslint.js'), '--max-warnings', '0', ...CODE),
		await run(tool('prettier/bin/prettier.cjs'), '--check', ...CODE, OPENAPI),
	];
	expect(results.filter(({ code }) => code !== 0)).toEqual([]);
});

it('writes tests that fail with what to do, and leaves no place out', async () => {
	const { code, output } = await tests('grayscale', 'user.invite', PLACES);
	expect(code).toBe(1);
	expect(output).toContain(
		'Grayscale is not done. Write its work in sandbox/src/operations/pdf-grayscale.ts',
	);
	expect(output).toContain(
		'Invite is not done. Write its endpoint in sandbox/src/esign/routes/usersInvite.ts',
	);
	expect(output).toContain(`PASS ${PLACES}`);
	expect(output).toMatch(/Tests: +2 failed, \d+ passed/);
});

it('is not needed to know where a row is missing: the test says so', async () => {
	const places: Array<[path: string, row: RegExp]> = [
		[OPENAPI, / {2}\/pdf-services\/api\/documents\/modify\/pdf-grayscale:\n(?: {3,}.*\n)+/],
		['sandbox/README.md', /.*pdf-grayscale.*\n/],
		['docs/contract/pdf-services.md', /.*pdf-grayscale.*\n/],
		['sandbox/src/operations/index.ts', /.*pdf-grayscale.*\n/],
	];
	const whole = places.map(([path]) => [path, read(path)] as const);
	for (const [path, row] of places) {
		const without = read(path).replace(row, '');
		expect(without).not.toContain('pdf-grayscale');
		writeFileSync(join(copy, path), without);
	}
	const { code, output } = await tests(PLACES);
	for (const [path, text] of whole) writeFileSync(join(copy, path), text);
	expect(code).toBe(1);
	for (const [path] of places) expect(output).toMatch(new RegExp(`"${path}: add `));
});

describe('refuses, and writes nothing:', () => {
	const refused: Array<[label: string, words: string[], sentence: string]> = [
		['what is there already', PDF, 'pdf-services.openapi.yaml has the path'],
		['a file that is there', ESIGN, 'nodes/FoxitESign/operations/user/invite.ts exists already'],
		[
			'a resource that does not exist',
			['pdf-services', 'colours', 'invert', '/documents/modify/pdf-invert'],
			'"colours" is not a resource of Foxit PDF Services. There are createPdf,',
		],
		[
			'a path with the prefix of the service',
			['pdf-services', 'optimize', 'invert', '/pdf-services/api/documents/modify/pdf-invert'],
			'is not a path of pdf-services. Give it without the prefix',
		],
		[
			'a value that is not one',
			['esign', 'envelope', 'Archive-It', '/folders/archive'],
			'"Archive-It" cannot be the value of an operation',
		],
		['a service that does not exist', ['sign', 'a', 'b', '/c'], '"sign" is not a service'],
		['document generation', ['docgen'], 'docs/adding-an-operation.md names the files'],
		['nothing at all', [], 'Usage: npm run new:operation'],
	];

	it.each(refused)('%s', async (_label, words, sentence) => {
		const files = [...WRITTEN_FOR_PDF, ...WRITTEN_FOR_ESIGN];
		const before = files.map(read);
		const { code, output } = await make(words);
		expect(output).toContain(sentence);
		expect(code).toBe(1);
		expect(files.map(read)).toEqual(before);
		expect(existsSync(join(copy, 'sandbox/src/operations/pdf-invert.ts'))).toBe(false);
	});
});
