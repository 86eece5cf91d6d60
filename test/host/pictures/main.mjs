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
import { openBrowser } from './browser.mjs';
import { editorOf } from './editor.mjs';
import { SEARCHES, takePictures } from './shots.mjs';

const FOLDER = join(ROOT, 'docs/pictures');
const QUALITY = 60;

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
	const { page, close } = await openBrowser(host, theme);
	const editor = editorOf(page, host.url);
	const shoot = async (name) => {
		const path = join(FOLDER, `${name}.jpg`);
		await page.screenshot({ path, type: 'jpeg', quality: QUALITY });
		say(`  ${name}`);
	};
	try {
		await takePictures({ theme, host, sandbox, editor, shoot });
		return theme === 'light' ? await unfound(editor) : [];
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
