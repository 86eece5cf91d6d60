import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { cached } from '../lib/cache.mjs';
import { npm } from '../lib/npm.mjs';
import { Unavailable } from '../lib/unavailable.mjs';

const PLAYWRIGHT = '1.56.1';
const SHARP = '0.35.5';
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Wide enough for n8n's panel of a node with its input and its output. */
const VIEWPORT = { width: 1440, height: 900 };

/** Where n8n's editor keeps the id that its cookie is bound to, and the theme. */
const BROWSER_ID = 'n8n-browserId';
const THEME = 'N8N_THEME';

/**
 * Opens a browser that is logged in to an n8n.
 *
 * @param {import('../lib/host.mjs').Host} host
 * @param {'light' | 'dark'} theme
 */
export async function openBrowser(host, theme = 'light') {
	const executablePath = process.env.CHROMIUM_PATH ?? PLACES.find((place) => existsSync(place));
	if (!executablePath) {
		throw new Unavailable('There is no Chromium. Install it, or set CHROMIUM_PATH.');
	}
	const { chromium, sharp } = await loadTools();
	const browser = await chromium.launch({
		executablePath,
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
	});
	const context = await browser.newContext({ viewport: VIEWPORT, colorScheme: theme });
	const { cookie, browserId } = host.api.session();
	const [name, value] = cookie.split(/=(.*)/s);
	await context.addCookies([{ name, value, url: host.url }]);
	await context.addInitScript(
		([idKey, id, themeKey, wanted]) => {
			globalThis.localStorage.setItem(idKey, id);
			globalThis.localStorage.setItem(themeKey, JSON.stringify(wanted));
		},
		[BROWSER_ID, browserId, THEME, theme],
	);
	const page = await context.newPage();
	page.setDefaultTimeout(30_000);
	return { page, sharp, close: async () => await browser.close() };
}

/** The part of a box that is on the screen. */
export function onScreen({ x, y, width, height }) {
	const left = Math.max(0, x);
	const top = Math.max(0, y);
	return {
		...{ x: left, y: top },
		width: Math.min(VIEWPORT.width, x + width) - left,
		height: Math.min(VIEWPORT.height, y + height) - top,
	};
}

/** Playwright without a browser of its own, and sharp for what is made of its pictures. */
async function loadTools() {
	const load = (folder) => {
		const require = createRequire(join(folder, 'package.json'));
		return { chromium: require('playwright-core').chromium, sharp: require('sharp') };
	};
	const folder = await cached('pictures', {
		recipe: { PLAYWRIGHT, SHARP },
		async make(target) {
			await npm(
				[
					...['install', '--prefix', target, '--ignore-scripts'],
					...[`playwright-core@${PLAYWRIGHT}`, `sharp@${SHARP}`],
				],
				{ cwd: target, label: `playwright-core ${PLAYWRIGHT} and sharp ${SHARP}` },
			);
		},
		check: async (made) => void load(made).chromium.name(),
	});
	return load(folder);
}
