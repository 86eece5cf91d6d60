import { useSandbox } from '../../support/use-sandbox';
import { post, type Answer } from './docgen-client';
import { p, rawTemplate, row, run, table, textBox, type RawParts } from './raw-template';

const sandbox = useSandbox();

async function analyze(parts: RawParts): Promise<Answer> {
	const base64FileString = (await rawTemplate(parts)).toString('base64');
	return await post(sandbox, 'AnalyzeDocumentBase64', { base64FileString });
}

const INVOICE =
	p('{{ accountName }} {{invoice.date \\@ "MM/dd/yyyy"}} {{ today \\@ MM/dd/yy }}') +
	table(
		row(
			'{{TableStart:lineItems}}{{ROW_NUMBER}}',
			'{{qty}}',
			'{{price \\# "0.00"}}{{TableEnd:lineItems}}',
		),
		row('', '{{=SUM(ABOVE)}}', '{{accountName}}'),
	);

it('lists the tags by their names, without pictures, each once', async () => {
	expect(await analyze({ body: INVOICE })).toEqual({
		status: 200,
		body: {
			singleTagsString: 'accountName,invoice.date,today,qty,price',
			doubleTagsString: 'lineItems',
		},
	});
});

it('looks into headers, footers, text boxes and cut runs, and passes over what is no tag', async () => {
	const { body } = await analyze({
		body: `<w:p>${run('{{cu')}${run('t}}')}</w:p>${textBox(p('{{box}}'))}${p('{{=a*b}} {{x|y}} ${sign} {{“q”}} {{}}')}`,
		header: p('{{top}}'),
		footer: p('{{foot}}'),
	});
	expect(body).toEqual({ singleTagsString: 'cut,box,top,foot', doubleTagsString: '' });
});

it('lists loops the service would not fill, too', async () => {
	const { body } = await analyze({ body: p('{{TableStart:a}}{{x}}{{TableEnd:a}}') });
	expect(body).toEqual({ singleTagsString: 'x', doubleTagsString: 'a' });
});

it('may answer with arrays', async () => {
	await sandbox.control.settings({ analyzeForm: 'array' });
	expect((await analyze({ body: INVOICE })).body).toEqual({
		singleTagsString: ['accountName', 'invoice.date', 'today', 'qty', 'price'],
		doubleTagsString: ['lineItems'],
	});
	expect((await analyze({ body: p('none') })).body).toEqual({
		singleTagsString: [],
		doubleTagsString: [],
	});
});
