/** Comments cite docs/contract by heading; a citation that leads nowhere is found here. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import {
	anchorsOf,
	citationsIn,
	numberedCitationsIn,
	problemOf,
	textFilesBelow,
} from './citations';

const ROOT = join(__dirname, '../..');
const CONTRACT = join(ROOT, 'docs/contract');
const CITING = ['nodes', 'credentials', 'sandbox', 'test', 'scripts', 'simulate', 'bench', 'docs'];

const files = readdirSync(CONTRACT).map((name) => {
	const text = readFileSync(join(CONTRACT, name), 'utf8');
	return { name, text };
});
const anchors = new Map(files.map(({ name, text }) => [name, anchorsOf(text)]));

const texts = CITING.flatMap((folder) => textFilesBelow(join(ROOT, folder)))
	.map((path) => ({ path: relative(ROOT, path), text: readFileSync(path, 'utf8') }))
	// This folder has citations that lead nowhere, on purpose.
	.filter(({ path }) => !path.startsWith('test/docs/'));

it('every citation leads to a heading', () => {
	const citations = texts.flatMap(({ path, text }) => citationsIn(path, text));
	expect(citations.length).toBeGreaterThan(400);
	expect(citations.map((citation) => problemOf(citation, anchors)).filter(Boolean)).toEqual([]);
});

it('nothing is cited by a number', () => {
	expect(texts.flatMap(({ path, text }) => numberedCitationsIn(path, text))).toEqual([]);
});

it('every link within the contract leads to a heading', () => {
	const links = files.flatMap(({ name, text }) =>
		[...text.matchAll(/\]\((?<file>[\w-]+\.md)?(?:#(?<anchor>[\w-]+))?\)/g)].map(({ groups }) => ({
			at: `docs/contract/${name}`,
			file: groups?.file ?? name,
			...(groups?.anchor !== undefined && { anchor: groups.anchor }),
		})),
	);
	expect(links.length).toBeGreaterThan(50);
	expect(links.map((link) => problemOf(link, anchors)).filter(Boolean)).toEqual([]);
});

describe('the check', () => {
	const known = new Map([['esign.md', anchorsOf('# eSign\n\n## Errors inside HTTP 200\n')]]);
	const problems = (text: string) =>
		citationsIn('a.ts', text).map((citation) => problemOf(citation, known));

	it('accepts a heading and a whole file', () => {
		const cited = 'docs/contract/esign.md#errors-inside-http-200';
		expect(problems(`/** As in ${cited}. */\n// docs/contract/esign.md`)).toEqual([
			undefined,
			undefined,
		]);
	});

	it('names file, line and anchor of what leads nowhere', () => {
		expect(problems('\n// (docs/contract/esign.md#idempotence)')).toEqual([
			'a.ts:2: docs/contract/esign.md has no heading with the anchor "idempotence"',
		]);
		expect(problems('// docs/contract/sign.md#errors')).toEqual([
			'a.ts:1: there is no docs/contract/sign.md',
		]);
	});

	it.each([
		'contract section 4.5',
		'Contract, DocGen section 2',
		'The rest is optional (section 4.4)',
		'sections\n * 4.1 and 5',
	])('finds a citation by number: %j', (text) =>
		expect(numberedCitationsIn('a.ts', `/** ${text} */`)).toEqual(['a.ts:1']),
	);

	it.each(['RFC 9110 section 10.2.3', 'as ISO 32000-1, section 7.5.5, says'])(
		'lets a standard have numbers: %j',
		(text) => expect(numberedCitationsIn('a.ts', `/** ${text} */`)).toEqual([]),
	);

	it('counts equal headings as GitHub does, and skips code', () => {
		const markdown = '## Errors\n```\n# Not one\n```\n## `A`: b, c\n### Errors\n';
		expect([...anchorsOf(markdown)]).toEqual(['errors', 'a-b-c', 'errors-1']);
	});
});
