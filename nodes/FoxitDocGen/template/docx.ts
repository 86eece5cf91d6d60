import { FoxitFailure, inputFailure } from '../../shared/failure';
import type { DocumentPart, WordDocument } from './checkTemplate';
import { WordPackage } from './wordPackage';

/** Parts other than the body that hold text, by the last step of their relationship's type. */
const TEXT_PARTS: ReadonlySet<string> = new Set(['header', 'footer', 'footnotes', 'endnotes']);
/** Parts whose text is that of drawings. */
const DRAWING_PARTS: ReadonlySet<string> = new Set(['chart', 'diagramData']);
/** The body of a document, whichever prefix its markup has. */
const IS_DOCUMENT = /<(?:[\w.-]+:)?document[\s>]/;
/** Neither Word nor any library that reads its files takes such a declaration: entities could fill the memory. */
const HAS_DOCTYPE = /^[^<]{0,10}(?:<\?[^>]{0,500}>\s{0,500})?<!DOCTYPE/i;
const WRITTEN_BY_WORD = /<(?:[\w.-]+:)?Application>\s*Microsoft Office Word\s*</;

/**
 * Opens a Word document and reads the parts that can hold tags. Relationships name the parts: Word
 * Online calls the body `word/document2.xml`.
 *
 * @param label display name of the parameter that names the template
 * @throws FoxitFailure `input` when it is no Word document
 */
export async function readDocx(bytes: Buffer, label: string): Promise<WordDocument> {
	try {
		return await readParts(await WordPackage.open(bytes), label);
	} catch (caught) {
		throw asInputFailure(caught, label);
	}
}

async function readParts(file: WordPackage, label: string): Promise<WordDocument> {
	const roots = await file.relationships('');
	const main = roots.find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
	const body = await file.text(main);
	if (body === undefined || !IS_DOCUMENT.test(body)) throw notWord(label);

	const related = await file.relationships(main);
	const partsOf = async (types: ReadonlySet<string>) => {
		const found: DocumentPart[] = [];
		const targets = related.filter(({ type }) => types.has(type)).map(({ target }) => target);
		for (const name of new Set(targets)) {
			const xml = await file.text(name);
			if (xml !== undefined) found.push({ name, xml });
		}
		return found;
	};
	const parts = [{ name: main, xml: body }, ...(await partsOf(TEXT_PARTS))];
	const drawings = await partsOf(DRAWING_PARTS);
	if (parts.some(({ xml }) => HAS_DOCTYPE.test(xml))) throw declaresType(label);
	const application = roots.find(({ type }) => type === 'extended-properties')?.target;
	const properties = application === undefined ? undefined : await file.text(application);
	const stylesPart = related.find(({ type }) => type === 'styles')?.target;
	const styles = stylesPart === undefined ? undefined : await file.text(stylesPart);
	return {
		parts,
		...(drawings.length > 0 && { drawings }),
		...(styles !== undefined && { styles }),
		writtenByWord: WRITTEN_BY_WORD.test(properties ?? ''),
	};
}

function declaresType(parameter: string): FoxitFailure {
	return inputFailure('The template declares a document type (DOCTYPE), which Word does not open', {
		parameter,
		advice:
			'Save it anew in Word as a Word document (.docx), or take the declaration out of its XML.',
	});
}

function notWord(parameter: string): FoxitFailure {
	return inputFailure('The template is not a Word document', {
		parameter,
		advice:
			'Save it as a Word document (.docx). Spreadsheets and presentations cannot be templates.',
	});
}

function asInputFailure(caught: unknown, parameter: string): unknown {
	if (!(caught instanceof FoxitFailure) || caught.kind !== 'archive') return caught;
	return inputFailure(`The template cannot be read: ${caught.message}`, {
		parameter,
		advice:
			'Open it in Word, save it again as a Word document (.docx), and check how it was transferred.',
	});
}
