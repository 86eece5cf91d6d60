import { imageReferences } from '../../../nodes/FoxitStructuralExtract/elements/references';
import { paragraph, table } from '../support/elements';

it('finds the renditions of a table, each once and in order', () => {
	const originalTableImagePaths = ['page_p0.pdf_0.png', 'page_p1.pdf_0.png', 'page_p0.pdf_0.png'];
	expect(imageReferences(table([['a.png']], { originalTableImagePaths }))).toEqual([
		'page_p0.pdf_0.png',
		'page_p1.pdf_0.png',
	]);
});

it('finds images wherever they are named', () => {
	const element = {
		type: 'image',
		content: { originalImagePaths: ['img/1.JPG'], rendition: { file: 'a b.tiff' } },
		picture: 'c.webp',
	};
	expect(imageReferences(element)).toEqual(['img/1.JPG', 'a b.tiff', 'c.webp']);
});

it.each([
	['what people wrote', paragraph('see picture.png')],
	['texts in cells', table([['photo.png']])],
	['names of fonts', { content: { style: { fontName: 'strange.png' } } }],
	['web addresses', { type: 'hyperlink', content: { uri: 'https://example.com/a.png' } }],
	['other files', { content: { file: 'report.pdf', other: 'png' } }],
	['several lines', { content: { note: 'one\ntwo.png' } }],
	['an element without anything', {}],
])('does not take %s for images', (_what, element) => {
	expect(imageReferences(element)).toEqual([]);
});

it('stops somewhere in the depth', () => {
	let element: Record<string, unknown> = { file: 'deep.png' };
	for (let level = 0; level < 20_000; level += 1) element = { element };
	expect(imageReferences(element)).toEqual([]);
});
