import { namesOf } from '../../../nodes/FoxitDocGen/template/checkTemplate';
import {
	MAX_TEMPLATE_BYTES,
	openTemplate,
	refuseOversize,
} from '../../../nodes/FoxitDocGen/template/template';
import { failureOf, thrownBy } from '../../support/failures';
import { codesOf, word } from '../support/words';

const LABEL = 'Template URL';
const MB = 1024 * 1024;

it('reads, checks and encodes a template', async () => {
	const bytes = await word(['{{name}}']);
	const template = await openTemplate('a.docx', bytes, LABEL);
	expect(template).toMatchObject({ fileName: 'a.docx', size: bytes.length });
	expect(Buffer.from(template.encoded.toString('latin1'), 'base64').equals(bytes)).toBe(true);
	expect(namesOf(template.report)).toEqual({ scalars: ['name'], loops: [] });
	expect(template.report.findings).toEqual([]);
});

it.each([
	[2.9, []],
	[3.2, ['nearSizeLimit']],
	[3.99, ['nearSizeLimit']],
])('says when it comes near to the limit: %s MB', async (megabytes, codes) => {
	const bytes = await word(['{{name}}'], { padding: Math.round(megabytes * MB) - 10_000 });
	expect(bytes.length).toBeLessThan(megabytes * MB);
	const { report } = await openTemplate('a.docx', bytes, LABEL);
	expect(codesOf(report)).toEqual(codes);
	for (const { message } of report.findings) expect(message).toContain("close to Foxit's limit");
});

it('refuses what is over the limit, by its size alone', () => {
	expect(() => refuseOversize(MAX_TEMPLATE_BYTES, LABEL)).not.toThrow();
	const failure = thrownBy(() => refuseOversize(MAX_TEMPLATE_BYTES + 1, LABEL));
	expect(failure).toMatchObject({ kind: 'input', facts: { parameter: LABEL } });
	expect(failure.message).toBe('The template has 4.1 MB, and Foxit takes templates of up to 4 MB');
});

it.each([
	['nothing', '', 'The template is empty', undefined],
	[
		'an old Word file',
		'\xd0\xcf\x11\xe0\xa1',
		'an old or a protected Word file',
		'without a password',
	],
	['a web page', '<!DOCTYPE html><html>Sign in', 'a web page', 'without signing in'],
	['a page in small letters', '\n <html>', 'a web page', 'without signing in'],
	['a PDF', '%PDF-1.7', 'The template is not a Word document', '(.docx)'],
	['text', 'Dear {{name}}', 'The template is not a Word document', '(.docx)'],
])('refuses %s', async (_what, start, message, advice) => {
	const failure = await failureOf(openTemplate('a.docx', Buffer.from(start, 'latin1'), LABEL));
	expect(failure).toMatchObject({ kind: 'input', facts: { parameter: LABEL } });
	expect(failure.message).toContain(message);
	if (advice) expect(failure.facts.advice).toContain(advice);
});
