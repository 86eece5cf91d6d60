import { useSandbox } from '../../support/use-sandbox';
import { refusesAsAllDo } from './refusals';

const PATH = 'convert/pdf-to-ppt';
const EMU = 12_700;
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');

it('makes a valid presentation: a slide for each page, its text where it was', async () => {
	const { makePdf } = await make();
	const { officeParts } = await import('./office-package.mjs');
	const bytes = await makePdf({
		pages: [
			{
				text: [
					{ text: 'Title & more', x: 60, y: 450, size: 32, bold: true },
					{ text: 'Größe', x: 60, y: 300, size: 14 },
				],
				width: 720,
				height: 540,
			},
			{ text: '', width: 720, height: 540 },
			{ text: 'end', width: 720, height: 540 },
		],
	});
	const parts = await officeParts(await sandbox.client.convert(PATH, 'a.pdf', bytes));
	expect(parts['ppt/presentation.xml']).toContain(`<p:sldSz cx="${720 * EMU}" cy="${540 * EMU}"/>`);
	const slides = [1, 2, 3].map((number) => parts[`ppt/slides/slide${number}.xml`]!);
	const texts = slides.map((xml) =>
		[...xml.matchAll(/<a:t>(.*?)<\/a:t>/g)].map(([, text]) => text),
	);
	expect(texts).toEqual([['Title &#38; more', 'Größe'], [], ['end']]);
	expect(slides[0]).toContain('sz="3200" b="1"');
	const [, left, top] = /<a:off x="(\d+)" y="(\d+)"\/><a:ext cx="[1-9]/.exec(slides[0]!) ?? [];
	expect(Math.round(Number(left) / EMU)).toBe(60);
	expect(Number(top) / EMU).toBeGreaterThan(40);
	expect(Number(top) / EMU).toBeLessThan(90);
});

it('makes one that goes back to a PDF with the same pages', async () => {
	const { makePdf } = await make();
	const { readPdf } = await import('../../support/pdf.mjs');
	const size = { width: 720, height: 540 };
	const bytes = await makePdf({
		pages: [
			{ text: 'one\ntwo', ...size },
			{ text: 'Привет', ...size },
		],
	});
	const pptx = await sandbox.client.convert(PATH, 'a.pdf', bytes);
	const back = await readPdf(await sandbox.client.convert('create/pdf-from-ppt', 'a.pptx', pptx));
	expect(back.pages).toEqual([
		{ text: 'one\ntwo', ...size, rotation: 0 },
		{ text: 'Привет', ...size, rotation: 0 },
	]);
});

it('opens a protected document with its password', async () => {
	const { protectedPdf } = await make();
	const { officeParts } = await import('./office-package.mjs');
	const pptx = await sandbox.client.convert(PATH, 'a.pdf', await protectedPdf('pw'), {
		password: 'pw',
	});
	expect((await officeParts(pptx))['ppt/slides/slide1.xml']).toContain('hidden words');
});

refusesAsAllDo(sandbox, PATH);
