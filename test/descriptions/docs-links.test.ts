/** "Docs" of a node and of a credential opens its own page. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { loadCredentials, loadNodes, ROOT } from '../support/package-nodes';

const PAGES = 'https://github.com/n8n-nodes-foxit/n8n-nodes-foxit/blob/main/';

/** The page of the repository that an address leads to, with the heading that it asks for. */
function pageOf(url: string): { path: string; anchor: string } {
	expect(url.startsWith(PAGES)).toBe(true);
	const [path = '', anchor = ''] = url.slice(PAGES.length).split('#');
	expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
	return { path, anchor };
}

const nodes = loadNodes().map(({ file, instance }) => {
	const codex = JSON.parse(readFileSync(`${file}on`, 'utf8')) as {
		resources: { primaryDocumentation: Array<{ url: string }> };
	};
	const [first] = codex.resources.primaryDocumentation;
	return { name: instance.description.displayName, url: first?.url ?? '' };
});

it.each(nodes)('$name', ({ name, url }) => {
	const { path } = pageOf(url);
	expect(readFileSync(join(ROOT, path), 'utf8')).toMatch(new RegExp(`^# ${name}\n`));
});

it('no two nodes share a page', () => {
	expect(new Set(nodes.map(({ url }) => url)).size).toBe(nodes.length);
});

it.each(loadCredentials())('$instance.displayName', ({ instance }) => {
	const { path, anchor } = pageOf(instance.documentationUrl ?? '');
	const heading = `## ${instance.displayName}`;
	expect(readFileSync(join(ROOT, path), 'utf8')).toContain(`\n${heading}\n`);
	expect(anchor).toBe(instance.displayName.toLowerCase().replace(/ /g, '-'));
	// The form says where keys come from before it asks for them.
	expect(instance.properties[0]).toMatchObject({ type: 'notice' });
	expect(instance.properties[0]?.displayName).toMatch(/^(Keys come from|Copy both keys from) /);
});
