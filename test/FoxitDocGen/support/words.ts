/** Word documents and their markup, as the reading of templates meets them. */
import {
	checkTemplate,
	type TemplateReport,
} from '../../../nodes/FoxitDocGen/template/checkTemplate';
import { readDocx } from '../../../nodes/FoxitDocGen/template/docx';
import type { FindingCode } from '../../../nodes/FoxitDocGen/template/finding';

type Maker = typeof import('../../support/word-template.mjs');
export type Template = Parameters<Maker['makeTemplate']>[0];
export type Block = Template['body'][number];

const maker = async () => await import('../../support/word-template.mjs');

/** A Word document of these paragraphs, tables and the like. */
export async function word(body: Block[], more: Omit<Template, 'body'> = {}): Promise<Buffer> {
	return await (await maker()).makeTemplate({ body, ...more });
}

/** The markup of the blocks, as it stands in a part of a document. */
export async function markup(body: Block[]): Promise<string> {
	return `<w:body>${(await maker()).blocksXml(body)}</w:body>`;
}

/** What is found in a document of these blocks. */
export async function reportOf(
	body: Block[],
	more?: Omit<Template, 'body'>,
): Promise<TemplateReport> {
	return await checkTemplate(await readDocx(await word(body, more), 'Template'));
}

/** The codes of the findings, in their order. */
export function codesOf({ findings }: Pick<TemplateReport, 'findings'>): FindingCode[] {
	return findings.map(({ code }) => code);
}

/** A row that repeats: a loop with these fields, each in a cell. */
export function loopRow(name: string, fields: readonly string[]): string[] {
	const cells = fields.map((field) => `{{${field}}}`);
	cells[0] = `{{TableStart:${name}}}${cells[0] ?? ''}`;
	cells[cells.length - 1] += `{{TableEnd:${name}}}`;
	return cells;
}
