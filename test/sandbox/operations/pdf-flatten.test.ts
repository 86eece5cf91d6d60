import { useSandbox } from '../../support/use-sandbox';
import { refusesAsAllDo } from './refusals';

const PATH = 'modify/pdf-flatten';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');
const facts = () => import('./pdf-facts.mjs');
const reader = () => import('../../support/pdf.mjs');

it('turns fields and annotations into page content', async () => {
	const { makePdf } = await make();
	const { annotationsOf, withPdf } = await facts();
	const { readPdf } = await reader();
	const bytes = await makePdf({
		pages: [
			{
				text: 'body',
				fields: [
					{ name: 'person.name', value: 'Ada' },
					{ name: 'ok', type: 'checkbox', value: true },
					{ name: 'pick', type: 'combo', options: ['one', 'two'], value: 'two' },
				],
				annotations: [{ contents: 'remark' }],
			},
			'plain',
		],
	});
	expect(await annotationsOf(bytes)).toHaveLength(4);

	const flat = await sandbox.client.convert(PATH, 'a.pdf', bytes);
	expect(await annotationsOf(flat)).toEqual([]);
	expect(await withPdf(flat, (document) => document.getFieldObjects())).toBeNull();
	const { pages } = await readPdf(flat);
	for (const text of ['body', 'Ada', 'two', 'remark']) expect(pages[0]!.text).toContain(text);
	expect(pages[1]!.text).toBe('plain');
});

it.each([
	['a certified document', ['Perms', 'DocMDP']],
	['a document with a signature', ['AcroForm', 'Fields']],
])('does not change %s', async (_what, [member, inner]) => {
	const { makePdf } = await make();
	const { engine } = await facts();
	const mupdf = await engine();
	const pdf = mupdf.PDFDocument.openDocument(
		await makePdf({ pages: [{ text: 'body' }] }),
		'application/pdf',
	).asPDF()!;
	const signature = pdf.newDictionary();
	signature.put('Type', pdf.newName('Sig'));
	const field = pdf.newDictionary();
	field.put('FT', pdf.newName('Sig'));
	field.put('V', pdf.addObject(signature));
	const place = pdf.newDictionary();
	const fields = pdf.newArray();
	fields.push(pdf.addObject(field));
	place.put(inner!, inner === 'DocMDP' ? pdf.addObject(signature) : fields);
	pdf.getTrailer().get('Root').put(member!, place);
	const signed = pdf.saveToBuffer('').asUint8Array();
	expect(await sandbox.client.run(PATH, 'a.pdf', signed)).toMatchObject({
		status: 'FAILED',
		error: { code: '10004', message: 'no permission.' },
	});
});

it('leaves a document without either as it looks', async () => {
	const { makePdf } = await make();
	const { readPdf } = await reader();
	const bytes = await makePdf({ pages: ['a', { text: 'b', rotate: 90 }] });
	expect(await readPdf(await sandbox.client.convert(PATH, 'a.pdf', bytes))).toEqual(
		await readPdf(bytes),
	);
});

it('opens a protected document with its password, and leaves it protected', async () => {
	const { makePdf } = await make();
	const { annotationsOf } = await facts();
	const { readPdf } = await reader();
	const bytes = await makePdf({
		pages: [{ fields: [{ name: 'f', value: 'inside' }] }],
		userPassword: 'pw',
	});
	const flat = await sandbox.client.convert(PATH, 'a.pdf', bytes, { password: 'pw' });
	await expect(readPdf(flat)).rejects.toThrow(/password/i);
	expect((await readPdf(flat, 'pw')).text).toBe('inside');
	expect(await annotationsOf(flat, 'pw')).toEqual([]);
});

refusesAsAllDo(sandbox, PATH);
