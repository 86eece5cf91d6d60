import type { PageSize } from '../pdf-builder.js';
import { elements, RELATIONSHIP_IDS, serialize, type OfficePackage } from './package.js';
import type { Section } from './word.js';

const EMU_PER_PT = 12_700;
const WIDE_SLIDE: PageSize = { width: 960, height: 540 };

/** The slides of a presentation in their order, hidden ones left out as in print. */
export function* powerpointSections(file: OfficePackage): Generator<Section> {
	const main = file.mainPart();
	const presentation = file.xml(main);
	const targets = new Map(file.relationships(main).map(({ id, target }) => [id, target]));
	const slides = elements(presentation, 'sldId').map((element) => ({
		element,
		list: element.parentNode,
		part: targets.get(element.getAttributeNS(RELATIONSHIP_IDS, 'id') ?? '') ?? '',
	}));
	const [sizes] = elements(presentation, 'sldSz');
	const width = Number(sizes?.getAttribute('cx')) / EMU_PER_PT;
	const height = Number(sizes?.getAttribute('cy')) / EMU_PER_PT;
	const size = width > 0 && height > 0 ? { width, height } : WIDE_SLIDE;

	for (const { element } of slides) element.parentNode?.removeChild(element);
	for (const { element, list, part } of slides) {
		if (file.xml(part).documentElement?.getAttribute('show') === '0') continue;
		list?.appendChild(element);
		const used = new Set(file.relationships(part).map(({ target }) => target));
		const others = (name: string): boolean =>
			name !== part &&
			!used.has(name) &&
			(slides.some((slide) => slide.part === name) || /\/media\//.test(name));
		yield { bytes: file.repack({ [main]: serialize(presentation) }, others), size };
		list?.removeChild(element);
	}
}
