import { A4 } from '../pdf-builder.js';
import { elements, RELATIONSHIP_IDS, serialize, type OfficePackage } from './package.js';
import type { Section } from './word.js';

/** The sheets of a workbook in their order, hidden ones left out as in print. */
export function* excelSections(file: OfficePackage): Generator<Section> {
	const main = file.mainPart();
	const workbook = file.xml(main);
	const targets = new Map(file.relationships(main).map(({ id, target }) => [id, target]));
	const sheets = elements(workbook, 'sheet').map((element) => ({
		element,
		list: element.parentNode,
		part: targets.get(element.getAttributeNS(RELATIONSHIP_IDS, 'id') ?? '') ?? '',
	}));
	for (const { element, list } of sheets) list?.removeChild(element);
	for (const { element, list, part } of sheets) {
		if (/hidden/i.test(element.getAttribute('state') ?? '')) continue;
		list?.appendChild(element);
		const others = (name: string): boolean =>
			name !== part && sheets.some((sheet) => sheet.part === name);
		yield { bytes: file.repack({ [main]: serialize(workbook) }, others), size: A4 };
		list?.removeChild(element);
	}
}
