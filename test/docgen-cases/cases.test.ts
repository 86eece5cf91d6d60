/** The check of the node, its preview, its field mapper and the sandbox read each template in the same way. */
import type { IDataObject } from 'n8n-workflow';

import { mappedFields } from '../../nodes/FoxitDocGen/run/mappedFields';
import { fill, textOf } from '../../nodes/FoxitDocGen/preview/fill';
import { blocksOf } from '../../nodes/FoxitDocGen/preview/preview';
import { checkData } from '../../nodes/FoxitDocGen/template/checkData';
import { namesOf, type TemplateReport } from '../../nodes/FoxitDocGen/template/checkTemplate';
import { readDocx } from '../../nodes/FoxitDocGen/template/docx';
import { documentValues } from '../../nodes/FoxitDocGen/template/documentValues';
import { mapperFields } from '../../nodes/FoxitDocGen/template/mapperFields';
import { lookUp } from '../../nodes/FoxitDocGen/template/paths';
import { reportOf, word } from '../FoxitDocGen/support/words';
import { answerTo, generate } from '../sandbox/docgen/docgen-client';
import { paragraphsOf } from '../sandbox/docgen/raw-template';
import { useSandbox } from '../support/use-sandbox';
import type { Case } from './case';
import { CASES } from './cases';

const sandbox = useSandbox();

/** The data as the node sends them. */
const sent = (report: TemplateReport, data: object) =>
	documentValues(report, data, 'Europe/Paris').values;

const now = new Date();
const TODAY = {
	...{ year: now.getUTCFullYear(), month: now.getUTCMonth() + 1, day: now.getUTCDate() },
	...{ hour: 0, minute: 0, second: 0 },
};

/** Codes of the warnings about a template and its data. */
function warningsOf(report: TemplateReport, data: object): string[] {
	const findings = [...report.findings, ...checkData(report, sent(report, data)).findings];
	return findings.filter(({ severity }) => severity === 'warning').map(({ code }) => code);
}

/** What the service makes of a template: the text in one line, or `undefined` if it refuses it. */
async function rendered(given: Case, data: object): Promise<string | undefined> {
	const { body, application } = given;
	const more = application === undefined ? {} : { application };
	const template = await word(body, more);
	const values = sent(await reportOf(body, more), data);
	if ((await answerTo(sandbox, template, values)).status === 400) return undefined;
	const paragraphs = await paragraphsOf(await generate(sandbox, template, values));
	return paragraphs.filter((text) => text.trim() !== '').join(' ');
}

/** What the preview shows in the same form, or `undefined` if it says that the service refuses. */
async function previewed(given: Case, data: object): Promise<string | undefined> {
	const { body, application } = given;
	const document = await readDocx(
		await word(body, application === undefined ? {} : { application }),
		'Template',
	);
	const { writtenByWord } = document;
	const filled = fill(await blocksOf(document), data, { today: TODAY, writtenByWord });
	return (
		filled &&
		textOf(filled.parts.flat(), '\n')
			.split('\n')
			.filter((text) => text.trim() !== '')
			.join(' ')
	);
}

function expectText(text: string | undefined, becomes: Case['becomes']): void {
	if (becomes instanceof RegExp) expect(text).toMatch(becomes);
	else expect(text).toBe(becomes);
}

/** The data as they come when each field of the mapper that there are data for is filled in. */
function byMapper(report: TemplateReport, data: object): IDataObject {
	const schema = mapperFields(namesOf(report));
	const value = Object.fromEntries(schema.map(({ id }) => [id, lookUp(data, id)]));
	return mappedFields({ mappingMode: 'defineBelow', value, schema }, {});
}

describe.each(CASES)('$what', (given) => {
	const { body, data, becomes, warnings, fields, mapped, application } = given;
	const more = application === undefined ? {} : { application };

	it('to the check', async () => {
		expect(warningsOf(await reportOf(body, more), data)).toEqual(warnings);
	});

	it('to the service', async () => {
		expectText(await rendered(given, data), becomes);
	});

	it('to the preview', async () => {
		const values = sent(await reportOf(body, more), data);
		expectText(await previewed(given, values), becomes);
	});

	it('to the mapper', async () => {
		const report = await reportOf(body, more);
		const offered = mapperFields(namesOf(report)).map(({ id, type, removed }) => {
			const name = type === 'array' ? `${id}[]` : id;
			return removed ? `(${name})` : name;
		});
		expect(offered).toEqual(fields);
		const values = byMapper(report, data);
		expect(warningsOf(report, values)).toEqual(mapped?.warnings ?? warnings);
		expectText(await rendered(given, values), mapped?.becomes ?? becomes);
	});
});
