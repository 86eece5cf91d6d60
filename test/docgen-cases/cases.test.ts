/** The check of the node and the sandbox read each template in the same way. */
import type { IDataObject } from 'n8n-workflow';

import { checkData } from '../../nodes/FoxitDocGen/template/checkData';
import { reportOf, word } from '../FoxitDocGen/support/words';
import { answerTo, generate } from '../sandbox/docgen/docgen-client';
import { partOf } from '../sandbox/docgen/raw-template';
import { useSandbox } from '../support/use-sandbox';
import { CASES } from './cases';

const sandbox = useSandbox();

/** The texts of a document's paragraphs in one line. */
function textOf(xml: string): string {
	return xml
		.split('</w:p>')
		.map((part) =>
			[...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text = '']) => text).join(''),
		)
		.filter((text) => text.trim() !== '')
		.join(' ')
		.replaceAll('&quot;', '"');
}

describe.each(CASES)('$what', ({ body, data, becomes, warnings }) => {
	it('to the check', async () => {
		const report = await reportOf(body);
		const findings = [...report.findings, ...checkData(report, data as IDataObject).findings];
		const found = findings.filter(({ severity }) => severity === 'warning');
		expect(found.map(({ code }) => code)).toEqual(warnings);
	});

	it('to the service', async () => {
		const template = await word(body);
		if (becomes === undefined) {
			expect((await answerTo(sandbox, template, data)).status).toBe(400);
		} else {
			const docx = await generate(sandbox, template, data);
			expect(textOf(await partOf(docx, 'word/document.xml'))).toBe(becomes);
		}
	});
});
