/** The packed tarball and only it: what people install. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';

import { filesUnder } from '../../../scripts/lib/fingerprint.mjs';
import { ROOT } from '../../../scripts/lib/paths.mjs';
import { withPackedPackage } from '../lib/package-install.mjs';

const PUBLISHED = /^(dist\/(nodes|credentials|icons)\/|(package\.json|index\.js|\w+\.md)$)/;

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'package',
	title: 'The installed package',
	hosts: ['2', '1'],
	define({ shared }) {
		it('has nothing of the sandbox, tests, benches and scripts', async (test) => {
			await withPackedPackage(async ({ files, packedBytes, unpackedBytes }) => {
				assert.deepEqual(
					files.filter((file) => !PUBLISHED.test(file)),
					[],
				);
				test.diagnostic(
					`${files.length} files, ${packedBytes} bytes packed, ${unpackedBytes} unpacked`,
				);
			});
		});

		it('is all that n8n has in its folder for packages', () => {
			const { userFolder, packageFolder } = shared.host;
			const modules = join(userFolder, '.n8n/nodes/node_modules');
			const foreign = filesUnder(modules).filter((file) => !file.startsWith(`${packageFolder}/`));
			assert.deepEqual(foreign, []);
			assert.deepEqual(
				filesUnder(join(packageFolder, 'node_modules')).filter((file) => file.endsWith('.js')),
				[],
			);
		});

		it('gives n8n every node and credential that it registers', async () => {
			const { host } = shared;
			const { n8n, name } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
			for (const file of n8n.nodes) {
				assert.ok(host.nodeTypes.find(`${name}.${typeName(file)}`), file);
			}
			const credentials = await (await host.api.send('GET', '/types/credentials.json')).json();
			for (const file of n8n.credentials) {
				assert.ok(
					credentials.some((credential) => credential.name === typeName(file)),
					file,
				);
			}
		});

		it('tells the editor what operations put out before they ran', async () => {
			const { host } = shared;
			for (const [path, field] of [
				['foxitPdfServices/1.0.0/createPdf/fromFile', 'fileName'],
				['foxitStructuralExtract/1.1.0/pdf/tableRows', 'rowNumber'],
				['foxitDocGen/1.0.0/template/generate', 'fileName'],
				['foxitESign/1.1.0/envelope/sendAndWait', 'outcome'],
			]) {
				const response = await host.api.send('GET', `/schemas/n8n-nodes-foxit.${path}.json`);
				const { type, properties } = await response.json();
				assert.equal(type, 'object');
				assert.equal(properties[field].type, field === 'rowNumber' ? 'number' : 'string');
			}
		});

		it('has the icons that the nodes name', async () => {
			const { host } = shared;
			const urls = host.nodeTypes
				.ofPackage()
				.flatMap(({ iconUrl }) => Object.values(typeof iconUrl === 'string' ? [iconUrl] : iconUrl));
			assert.notDeepEqual(urls, []);
			for (const url of urls) {
				const response = await host.api.send('GET', `/${url}`);
				assert.match(response.headers.get('content-type'), /svg/, url);
			}
		});
	},
};

/** `dist/nodes/A/FoxitX.node.js` registers `foxitX`. */
function typeName(file) {
	const [className] = file.split('/').pop().split('.');
	return className[0].toLowerCase() + className.slice(1);
}
