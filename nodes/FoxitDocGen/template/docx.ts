import { FoxitFailure, inputFailure } from '../../shared/failure';
import type { WordDocument } from './checkTemplate';
import { WordPackage } from './wordPackage';

/** Parts other than the body that hold text, by the last step of their relationship's type. */
const TEXT_PARTS: ReadonlySet<string> = new Set(['header', 'footer', 'footnotes', 'endnotes']);
/** The body of a document, whichever prefix its markup has. */
const IS_DOCUMENT = /<(?:[\w.-]+:)?document[\s>]/;
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
	const texts = related.filter(({ type }) => TEXT_PARTS.has(type)).map(({ target }) => target);
	const parts = [{ name: main, xml: body }];
	for (const name of new Set(texts)) {
		const xml = await file.text(name);
		if (xml !== undefined) parts.push({ name, xml });
	}
	const application = roots.find(({ type }) => type === 'extended-properties')?.target;
	const properties = application === undefined ? undefined : await file.text(application);
	const stylesPart = related.find(({ type }) => type === 'styles')?.target;
	const styles = stylesPart === undefined ? undefined : await file.text(stylesPart);
	return {
		parts,
		...(styles !== undefined && { styles }),
		writtenByWord: WRITTEN_BY_WORD.test(properties ?? ''),
	};
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
