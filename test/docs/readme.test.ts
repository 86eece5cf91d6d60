/** The table of operations tells of every operation, and links lead somewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ROOT } from '../support/package-nodes';
import { RESOURCES as ESIGN } from '../../nodes/FoxitESign/operations';
import { RESOURCES as PDF_SERVICES } from '../../nodes/FoxitPdfServices/operations';
import type { OperationEntry, ResourceEntry } from '../../nodes/shared/ui/operationTable';

const markdown = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...filesIn('docs')];

function filesIn(folder: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => join(folder, name));
}

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe.each([
	['Foxit PDF Services', PDF_SERVICES],
	['Foxit eSign', ESIGN],
])(
	'the table of operations of %s',
	(_node, resources: ReadonlyArray<ResourceEntry<OperationEntry>>) => {
		const rows = [
			...read('docs/operations.md').matchAll(/^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$/gm),
		].map(([, resource, operation]) => `| ${resource?.trim()} | ${operation?.trim()} |`);
		const wanted = resources.flatMap(({ name, operations }) =>
			operations.map((operation) => `| ${name} | ${operation.name} |`),
		);

		it('has a row for each', () => {
			const missing = wanted.filter((row) => !rows.includes(row));
			expect(missing.map((row) => `docs/operations.md: add the row "${row} … |"`)).toEqual([]);
		});

		it('tells of operations whose descriptions are written', () => {
			const operations = resources.flatMap((resource) => resource.operations);
			const unwritten = operations.filter(({ description }) =>
				description.startsWith('Not written'),
			);
			expect(unwritten.map(({ name }) => `Write the description of ${name}, and its row`)).toEqual(
				[],
			);
			expect(read('docs/operations.md')).not.toContain('Not written yet');
		});

		it('has them in the order of the node', () => {
			expect(rows.filter((row) => wanted.includes(row))).toEqual(wanted);
		});
	},
);

describe.each(markdown)('%s', (file) => {
	const links = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

	it('has links to files that exist and headings that are there', () => {
		const broken = links.filter((link) => {
			if (/^https?:/.test(link)) return false;
			const [path = '', heading] = link.split('#');
			const target = path === '' ? file : join(dirname(file), path);
			if (!existsSync(join(ROOT, target))) return true;
			return heading !== undefined && !headingsOf(target).includes(heading);
		});
		expect(broken).toEqual([]);
	});
});

/** Anchors as GitHub makes them. */
function headingsOf(file: string): string[] {
	return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
		text
			.toLowerCase()
			.replace(/[^\p{L}\p{N} -]/gu, '')
			.replaceAll(' ', '-'),
	);
}
