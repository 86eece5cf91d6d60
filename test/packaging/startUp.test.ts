import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Modules of the built package that are in memory once n8n has read every description. */
function loadedAtStart(): string[] {
	const script = `
		const { n8n } = require('./package.json');
		for (const file of [...n8n.nodes, ...n8n.credentials]) {
			new (require('./' + file)[file.split('/').at(-1).split('.')[0]])();
		}
		const own = Object.keys(require.cache).filter((path) => path.startsWith(process.cwd() + '/dist/'));
		console.log(JSON.stringify(own.map((path) => path.slice(process.cwd().length + 6))));`;
	const output = execFileSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8' });
	return JSON.parse(output) as string[];
}

describe('The start of n8n', () => {
	const loaded = loadedAtStart();

	it('loads the descriptions of all nodes', () => {
		expect(loaded).toContain('nodes/FoxitPdfServices/FoxitPdfServices.node.js');
		expect(loaded).toContain('nodes/FoxitESign/operations/index.js');
	});

	it.each([
		'shared/task',
		'shared/item',
		'shared/secrets',
		'FoxitDocGen/run',
		'FoxitDocGen/template',
	])('loads nothing of %s, which only a run needs', (folder) => {
		expect(loaded.filter((path) => path.startsWith(`nodes/${folder}/`))).toEqual([]);
	});
});
