import { useSandbox } from '../../support/use-sandbox';
import { analyse, at } from './structure-result';

const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');
const facts = () => import('./pdf-facts.mjs');

describe('everything else', () => {
	it('gives pictures as PNG', async () => {
		const { makePdf } = await make();
		const { makePng } = await import('../../support/images.mjs');
		const images = [{ bytes: makePng(40, 20, [10, 200, 30]), x: 100, y: 500, width: 200 }];
		const bytes = await makePdf({ pages: ['nothing here', { text: 'Under it', images }] });
		const { of, members } = await analyse(sandbox, bytes);
		const [image] = of('image');
		expect(image!.originalImagePaths).toEqual(['page_p1.pdf_0.png']);
		expect(image!.region).toEqual({
			page: 2,
			boundingBox: [100, 242, 300, 242, 300, 342, 100, 342],
		});
		const mupdf = await (await facts()).engine();
		const pixmap = new mupdf.Image(members.get('page_p1.pdf_0.png')!).toPixmap();
		expect([pixmap.getWidth(), pixmap.getHeight()]).toEqual([40, 20]);
		expect([...pixmap.getPixels().slice(0, 3)]).toEqual([10, 200, 30]);
	});

	it('gives links with their text', async () => {
		const { makePdf } = await make();
		const text = [
			at(60, 100, 'A text with a link'),
			at(60, 200, 'https://example.com/whole'),
			at(60, 300, 'The end'),
		];
		const links: Array<{ uri: string; rect: [number, number, number, number] }> = [
			{ uri: 'https://example.com/link', rect: [132, 88, 160, 104] },
			{ uri: 'https://example.com/whole', rect: [58, 186, 220, 206] },
		];
		const { elements } = await analyse(sandbox, await makePdf({ pages: [{ text, links }] }));
		expect(elements.map(({ type, content: { style, ...content } }) => [type, content])).toEqual([
			['paragraph', { text: 'A text with a link' }],
			['hyperlink', { text: 'link', uri: 'https://example.com/link' }],
			['hyperlink', { text: 'https://example.com/whole', uri: 'https://example.com/whole' }],
			['paragraph', { text: 'The end' }],
		]);
	});

	it('gives form fields with their values', async () => {
		const { makePdf } = await make();
		const bytes = await makePdf({
			pages: [
				{
					fields: [
						{ name: 'name.first', value: 'Größe' },
						{ name: 'agree', type: 'checkbox', value: true },
						{ name: 'size', type: 'radio', value: 'M', options: ['S', 'M', 'L'] },
						{ name: 'color', type: 'combo', value: 'red', options: ['red', 'blue'] },
						{ name: 'empty' },
					],
				},
			],
		});
		const { of, info, elements } = await analyse(sandbox, bytes);
		const field = (fieldName: string, fieldType: string, value: string) => ({
			...{ fieldName, fieldType, fieldValue: value },
			...(value === '' ? {} : { text: value }),
		});
		expect(of('form').map(({ content }) => content)).toEqual([
			field('name.first', 'text', 'Größe'),
			field('agree', 'checkbox', 'Yes'),
			field('size', 'radiobutton', 'M'),
			field('color', 'combobox', 'red'),
			field('empty', 'text', ''),
		]);
		expect(elements).toHaveLength(5);
		expect(info.extendedMetadata).toMatchObject({ hasAcroform: true, isEncrypted: false });
	});

	it('gives notes with their authors', async () => {
		const { makePdf } = await make();
		const rect: [number, number, number, number] = [58, 88, 130, 104];
		const bytes = await makePdf({
			pages: [
				{
					text: [at(60, 100, 'Marked text')],
					annotations: [{ type: 'Highlight', contents: 'Check this', author: 'Jane', rect }],
				},
			],
		});
		const { elements } = await analyse(sandbox, bytes);
		expect(elements.map(({ type }) => type)).toEqual(['paragraph', 'annotation']);
		expect(elements[1]!.content).toEqual({
			...{ text: 'Check this', author: 'Jane', annotationType: 'Highlight' },
		});
	});

	it('is deterministic, tab-indented, and says what the file says of itself', async () => {
		const { makePdf } = await make();
		const bytes = await makePdf({
			pages: ['Some text', ''],
			info: { CreationDate: "D:20240131120000+01'00'", ModDate: 'D:20240202000000Z' },
		});
		const [one, other] = [await analyse(sandbox, bytes), await analyse(sandbox, bytes)];
		expect(one.elements).toEqual(other.elements);
		expect(one.json).toMatch(/^\{\n\t"analyzeResult": \{\n\t\t"info": \{\n\t\t\t"split_info"/);
		expect(one.info.extendedMetadata).toMatchObject({
			...{ creationDate: '2024-01-31T11:00:00Z', modDate: '2024-02-02T00:00:00Z' },
			...{ pageCount: 2, language: 'en' },
		});
		expect([...one.members.keys()]).toEqual(['StructureInfo.json']);
	});
});
