/**
 * npm run pictures: opens n8n's editor with the package in it, looks for the nodes as a user would,
 * and takes the pictures of docs/pictures.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { startSandbox } from '../../support/sandbox-process.mjs';
import { ROOT } from '../../../scripts/lib/paths.mjs';
import { say } from '../../../scripts/lib/process.mjs';
import { HOSTS } from '../hosts.mjs';
import { sandboxCredential } from '../lib/credentials.mjs';
import { startHost } from '../lib/host.mjs';
import { onScreen, openBrowser } from './browser.mjs';
import { editorOf } from './editor.mjs';
import { filmFirstWorkflow } from './film.mjs';
import { SEARCHES, takePictures } from './shots.mjs';

const FOLDER = join(ROOT, 'docs/pictures');
const QUALITY = 75;
/** Wide enough to be read in a page of documentation. */
const MAX_WIDTH = 1200;

/** @returns {Promise<number>} the exit code */
export async function main() {
	await mkdir(FOLDER, { recursive: true });
	const sandbox = await startSandbox({ latency: { kind: 'fixed', ms: 400 } });
	let host;
	try {
		host = await startHost(HOSTS[0]);
		await host.credentials.create(sandboxCredential(sandbox.url));
		const missing = await inTheme('light', host, sandbox);
		await inTheme('dark', host, sandbox);
		return missing.length > 0 ? 1 : 0;
	} finally {
		await host?.stop();
		await sandbox.stop();
	}
}

async function inTheme(theme, host, sandbox) {
	const { page, sharp, close } = await openBrowser(host, theme);
	const editor = editorOf(page, host.url);
	const shoot = async (shot, clip) => {
		const name = theme === 'light' ? shot : `${shot}-${theme}`;
		await sharp(await page.screenshot({ ...(clip && { clip: onScreen(clip) }) }))
			.resize({ width: MAX_WIDTH, withoutEnlargement: true })
			.jpeg({ quality: QUALITY, mozjpeg: true })
			.toFile(join(FOLDER, `${name}.jpg`));
		say(`  ${name}`);
	};
	try {
		await sandbox.control.faults([]);
		await takePictures({ host, sandbox, editor, shoot });
		if (theme === 'dark') return [];
		await sandbox.control.faults([]);
		await filmFirstWorkflow({
			host,
			page,
			editor,
			sharp,
			file: join(FOLDER, 'first-workflow.gif'),
		});
		say('  first-workflow');
		return await unfound(editor);
	} finally {
		await close();
	}
}

/** Searches that do not bring up the node that they should. */
async function unfound(editor) {
	const missing = [];
	for (const [words, node] of SEARCHES) {
		const names = await editor.searchNodes(words);
		const found = names.includes(node);
		say(`  "${words}" ${found ? 'finds' : 'DOES NOT FIND'} ${node}`);
		if (!found) missing.push(words);
	}
	return missing;
}
