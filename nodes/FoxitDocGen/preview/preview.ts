import { readDocx } from '../template/docx';
import type { WordDocument } from '../template/checkTemplate';
import { readPart, type Block } from '../template/paragraphs';
import { partInWords } from '../template/place';
import type { Template } from '../template/template';
import type { CivilTime } from '../picture/dateText';
import { blocksMarkdown } from './blocksMarkdown';
import { fill } from './fill';
import { headingLevels } from './headings';

/** What a document will say, by this node's own reading. */
export interface Preview {
	/** Absent when the service refuses the template. */
	markdown?: string;
	/** What kind of text it is, and what cannot be known. */
	remarks: string[];
}

const OWN_READING =
	'This is a preview by the node itself. Foxit has not seen it, and no credit was spent.';
const NOT_SHOWN = 'It does not show images, Word fields, fonts, list numbers and page breaks.';

/**
 * Fills a template by the node's own reading, without a request.
 *
 * @param data as they are sent
 * @param now what the built-in `today` stands for
 */
export async function previewOf(
	{ encoded, report }: Template,
	data: object,
	now: Date,
): Promise<Preview> {
	const bytes = Buffer.from(encoded.toString('latin1'), 'base64');
	const document = await readDocx(bytes, 'Template');
	const { writtenByWord } = document;
	const parts = await blocksOf(document);
	const filled = fill(parts, data, { today: civilTime(now), writtenByWord });
	if (!filled) {
		return { remarks: [OWN_READING, 'Foxit refuses the template: a loop is not in a table.'] };
	}
	const headings = headingLevels(document.styles ?? '');
	const texts = filled.parts.map((blocks, index) => {
		const markdown = blocksMarkdown(blocks, headings);
		const name = partInWords(document.parts[index]?.name ?? '');
		return index === 0 || markdown === '' ? markdown : `---\n\n*${name}*\n\n${markdown}`;
	});
	const showsToday = report.fields.some(({ name }) => name === 'today');
	const warnings = report.findings.filter(({ severity }) => severity === 'warning').length;
	return {
		markdown: texts.filter((text) => text !== '').join('\n\n'),
		remarks: [
			OWN_READING,
			NOT_SHOWN,
			...(showsToday
				? ['{{today}} is the present day in UTC. Foxit may use another time zone.']
				: []),
			...(filled.showsCurrency
				? [
						'Amounts under \\# Currency are in US dollars here. What sign Foxit gives them is not known for certain; a picture such as \\# "€#,##0.00" says it.',
					]
				: []),
			...(warnings > 0
				? ['Tags with findings may look different in the document that Foxit makes.']
				: []),
			...(filled.isCut ? ['The preview is cut off after 1,000,000 characters.'] : []),
		],
	};
}

/** The blocks of each part. */
export async function blocksOf({ parts }: WordDocument): Promise<Block[][]> {
	const blocks: Block[][] = [];
	for (const { xml } of parts) blocks.push((await readPart(xml)).blocks);
	return blocks;
}

function civilTime(now: Date): CivilTime {
	return {
		year: now.getUTCFullYear(),
		month: now.getUTCMonth() + 1,
		day: now.getUTCDate(),
		hour: now.getUTCHours(),
		minute: now.getUTCMinutes(),
		second: now.getUTCSeconds(),
	};
}
