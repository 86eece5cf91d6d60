/** A short animated picture of the README's first workflow: it is run, and its result is looked at. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ROOT } from '../../../scripts/lib/paths.mjs';
import { until } from '../lib/wait.mjs';
import { exampleOn } from './scenes.mjs';

const CHAPTER = '## Your first workflow';
/** What the form says at the end. */
const DONE = 'Here is your PDF';
/** Where the file for the form is. */
const UPLOAD = join(ROOT, 'examples/files');
const WIDTH = 900;
const COLOURS = 64;
/** How different two pixels may be that count as the same from one frame to the next. */
const SAME_PIXEL = 4;
const STILL_MS = 1_500;
const RESULT_MS = 4_000;
const BETWEEN_FRAMES_MS = 120;

/**
 * Runs the first workflow in the editor, through its form if it begins with one, and writes what is to be seen.
 *
 * @param {{ host: any, page: any, editor: any, sharp: any, file: string }} stage
 */
export async function filmFirstWorkflow({ host, page, editor, sharp, file }) {
	const workflow = await exampleOn(host, await firstExample());
	const saved = await host.workflows.import(workflow);
	await editor.openWorkflow(saved.id);
	await editor.canvasBox();
	const frames = [];
	const shoot = async (ms, from = page) => frames.push({ png: await from.screenshot(), ms });

	await shoot(STILL_MS);
	const form = page.waitForEvent('popup', { timeout: 15_000 }).catch(() => undefined);
	await editor.execute();
	if (workflow.nodes.some(({ type }) => type.endsWith('.formTrigger'))) {
		await fillForm(await form, shoot);
	}
	await until('the end of the run', async () => {
		await shoot(BETWEEN_FRAMES_MS);
		return await hasRun(host, saved);
	});
	// The editor hears of the end a moment later.
	await sleep(500);
	await shoot(STILL_MS);
	await editor.openNode(ownNode(workflow));
	await shoot(RESULT_MS);
	await writeFilm(sharp, frames, file);
}

/** The example that the chapter of the README begins with. */
async function firstExample() {
	const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
	const [, chapter = ''] = readme.split(CHAPTER);
	const [, name] = /examples\/([a-z-]+\.json)/.exec(chapter) ?? [];
	if (!name) throw new Error(`The README's chapter "${CHAPTER}" names no example.`);
	return name;
}

async function fillForm(form, shoot) {
	await form.setViewportSize({ width: 1440, height: 900 });
	const upload = form.locator('input[type="file"]').first();
	await upload.waitFor({ state: 'attached' });
	await shoot(STILL_MS, form);
	await upload.setInputFiles(join(UPLOAD, 'services-agreement.docx'));
	await shoot(STILL_MS, form);
	await form.locator('button[type="submit"]').first().click();
	await form.getByText(DONE).waitFor();
	await shoot(STILL_MS, form);
}

async function hasRun(host, saved) {
	const [last] = (await host.executions.idsOf(saved)).slice(-1);
	if (last === undefined) return false;
	return ['success', 'error'].includes(await host.executions.status(last));
}

const ownNode = ({ nodes }) => nodes.find(({ type }) => type.startsWith('n8n-nodes-foxit.')).name;

/** Writes the frames; one that is like the frame before makes that one stay longer. */
async function writeFilm(sharp, frames, file) {
	const distinct = [];
	for (const { png, ms } of frames) {
		const last = distinct.at(-1);
		if (last?.png.equals(png)) last.ms += ms;
		else distinct.push({ png, ms });
	}
	const pictures = await Promise.all(
		distinct.map(async ({ png }) => await sharp(png).resize({ width: WIDTH }).png().toBuffer()),
	);
	await sharp(pictures, { join: { animated: true } })
		.gif({
			...{ delay: distinct.map(({ ms }) => ms), loop: 0, effort: 10 },
			...{ colours: COLOURS, dither: 0, interFrameMaxError: SAME_PIXEL },
		})
		.toFile(file);
}
