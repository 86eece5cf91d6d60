/** The README tells of every operation, and links lead somewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ROOT } from '../support/package-nodes';
import { RESOURCES } from '../../nodes/FoxitPdfServices/operations';

const markdown = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...filesIn('docs')];

function filesIn(folder: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => join(folder, name));
}

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

it('lists the operations of the node, all of them and in their order', () => {
	const rows = [...read('README.md').matchAll(/^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$/gm)].map(
		([, resource, operation]) => `${resource?.trim()} > ${operation?.trim()}`,
	);
	const names = RESOURCES.flatMap(({ name, operations }) =>
		operations.map((operation) => `${name} > ${operation.name}`),
	);
	expect(rows.filter((row) => names.includes(row))).toEqual(names);
});

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
