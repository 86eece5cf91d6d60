import { join } from 'node:path';
import { folderBody, PARTY, SECOND_PARTY, signatureFor, useEsign } from './support/use-esign';

const esign = useEsign();
const field = { pageNumber: 1, documentNumber: 1, party: 1, x: 72, y: 200, width: 120, height: 20 };

interface Details {
	allFields: Array<Record<string, unknown>>;
	allFieldsNameValue: Array<Record<string, unknown>>;
}
async function detailsOf(folderId: number): Promise<Details> {
	const { body } = await esign.gateway.get(`/folders/myfolder?folderId=${folderId}`);
	return body as Details;
}

describe('coordinates', () => {
	it('become fractions of the page, and each type has its own members', async () => {
		const { folderId } = await esign.create({
			fields: [
				signatureFor(1),
				{ ...field, type: 'text', name: 'City', value: 'Oslo', tooltip: 'where', required: true },
				{ ...field, type: 'date', name: 'Day', y: 240, dateFormat: 'DD-MM-YYYY' },
				{ ...field, type: 'checkbox', name: 'Yes', y: 280, checked: true, group: 'g' },
				{ ...field, type: 'dropdown', name: 'Size', y: 320, options: ['S', 'M'] },
			],
		});
		const { allFields, allFieldsNameValue } = await detailsOf(folderId);
		expect(allFields).toMatchObject([
			{ fieldType: 'signfield', signatureId: null, documentPageNumber: 1, partyResponsible: 5001 },
			{
				fieldType: 'textfield',
				textfieldName: 'City',
				value: 'Oslo',
				description: 'where',
				required: true,
				contractId: 40_110_021,
				companyId: 9001,
			},
			{ fieldType: 'datefield', datefieldName: 'Day', dateFormat: 'DD-MM-YYYY' },
			{ fieldType: 'checkboxfield', cbname: 'Yes', checked: true, cbgroup: 'g' },
			{
				fieldType: 'dropdownfield',
				dropdownFieldName: 'Size',
				dropdownOptions: 'S~||~M',
				dropdownNoOfOptions: 2,
			},
		]);
		expect(allFields[1]!['coordinateXRatio']).toBeCloseTo(72 / 595, 6);
		expect(allFields[1]!['coordinateYRatio']).toBeCloseTo(200 / 842, 6);
		expect(allFields[1]!['elementWidthRatio']).toBeCloseTo(120 / 595, 6);
		expect(allFields[1]!['elementHeightRatio']).toBeCloseTo(20 / 842, 6);
		expect(allFieldsNameValue.map(({ name, value }) => [name, value])).toEqual([
			[undefined, undefined],
			['City', 'Oslo'],
			['Day', ''],
			['Yes', 'Yes'],
			['Size', ''],
		]);
	});

	it('may be named as in answers', async () => {
		const { fields } = await esign.create({
			fields: ['signfield', 'datefield', 'textfield', 'checkboxfield'].map((type, index) => ({
				...field,
				type,
				y: 100 * index,
			})),
		});
		expect(fields.map(({ type }) => type)).toEqual([
			'signfield',
			'datefield',
			'textfield',
			'checkboxfield',
		]);
	});

	it.each([
		['no width', { width: undefined }],
		['no height', { height: undefined }],
		['nothing of a height', { height: 0 }],
		['a place in digits', { x: '72' }],
		['no page', { pageNumber: undefined }],
		['a page there is not', { pageNumber: 2 }],
		['a document there is not', { documentNumber: 2 }],
		['a party there is not', { party: 2 }],
		['an unknown type', { type: 'stamp' }],
	])('with %s are dropped without a word', async (_, wrong) => {
		const { fields } = await esign.create({
			fields: [{ ...field, type: 'text', name: 'A', ...wrong }, signatureFor(1)],
		});
		expect(fields.map(({ type }) => type)).toEqual(['signfield']);
	});

	it('that overlap lose the later one', async () => {
		const { fields } = await esign.create({
			fields: [
				{ ...field, type: 'text', name: 'A' },
				{ ...field, type: 'text', name: 'B', x: 100 },
				{ ...field, type: 'text', name: 'C', x: 192 },
			],
		});
		expect(fields.map(({ name }) => name)).toEqual(['A', 'C']);
	});
});

describe('text tags', () => {
	const TAGS =
		'Sign ${signfield:1:y:____} and ${i:2:____}\n\n\nName ${textfield:1:y:Full_Name:_______}\n' +
		'Day ${datefield:2:n::____}\nTick ${c:1:y:I_agree:}\nNone ${s:1: } nor ${s:7:____}';
	const tagged = async (changes: object = {}) => {
		const { textPdf } = await import('../../support/make-pdf.mjs');
		return await esign.create({
			base64FileString: [Buffer.from(await textPdf(TAGS)).toString('base64')],
			parties: [PARTY, SECOND_PARTY],
			fields: [],
			processTextTags: true,
			...changes,
		});
	};

	it('become fields where they stand', async () => {
		const { fields } = await tagged();
		expect(fields.map(({ type, party, name, required }) => [type, party, name, required])).toEqual([
			['signfield', 1, '', true],
			['initialfield', 2, '', false],
			['textfield', 1, 'Full Name', true],
			['datefield', 2, '', false],
			['checkboxfield', 1, 'I agree', true],
		]);
		const [signature, , name] = fields;
		// The tag stands behind "Sign " on the first line, 60 points from the top of a page of 842.
		expect(signature!.x).toBeGreaterThan(70 / 595);
		expect(signature!.x).toBeLessThan(85 / 595);
		expect((signature!.y + signature!.height) * 842).toBeGreaterThan(60);
		expect((signature!.y + signature!.height) * 842).toBeLessThan(68);
		expect(signature!.height * 842).toBeGreaterThanOrEqual(30);
		expect(name!.y * 842).toBeGreaterThan(95);
	});

	it('are text like any other when nobody asks for them', async () => {
		expect((await tagged({ processTextTags: false })).fields).toEqual([]);
	});

	it('are looked for in Base64 when it is not said', async () => {
		expect((await tagged({ processTextTags: undefined })).fields).toHaveLength(5);
	});

	it('count as signature fields', async () => {
		const { folderId } = await tagged({ parties: [PARTY] });
		const { body } = await esign.gateway.post('/folders/sendDraftFolder', { folderId });
		expect(body).toMatchObject({ result: 'success' });
	});

	it.each<[string, object | undefined]>([
		['${signfield:1:y:____}', { type: 'signfield', party: 1, required: true, name: '' }],
		['${s:2:____}', { type: 'signfield', party: 2, required: false, name: '' }],
		['${s:1: }', undefined],
		['${s:1}', undefined],
		['${i:1:y:12}', { type: 'initialfield', party: 1, required: true, name: '' }],
		[
			'${textfield:1:y:Full_Name:_______}',
			{ type: 'textfield', party: 1, required: true, name: 'Full Name' },
		],
		[
			'${t:2:n:City:120:20}',
			{ type: 'textfield', party: 2, required: false, name: 'City', width: 120, height: 20 },
		],
		['${t:2:n::__}', { type: 'textfield', party: 2, required: false, name: '' }],
		['${datefield:1:y::____}', { type: 'datefield', party: 1, required: true, name: '' }],
		['${checkboxfield:1:y:::}', { type: 'checkboxfield', party: 1, required: true, name: '' }],
		['${stamp:1:y:____}', undefined],
		['${s:0:____}', undefined],
	])('%s', async (text, tag) => {
		const built = join(__dirname, '../../../sandbox/dist/esign/engine/parse-tag.js');
		const { parseTag } = (await import(
			built
		)) as typeof import('../../../sandbox/src/esign/engine/parse-tag');
		expect(parseTag(text)).toEqual(tag);
	});
});

it('takes over the fields of a PDF form when asked to, and flattens the form in the end', async () => {
	const { makePdf } = await import('../../support/make-pdf.mjs');
	const bytes = await makePdf({
		pages: [
			{
				text: 'Form',
				fields: [
					{ type: 'text', name: 'City', value: 'Oslo', rect: [50, 100, 250, 120] },
					{ type: 'checkbox', name: 'Agreed', rect: [50, 140, 70, 160] },
				],
			},
		],
	} as object);
	const base64FileString = [Buffer.from(bytes).toString('base64')];
	const without = await esign.create({ base64FileString });
	expect(without.fields.map(({ type }) => type)).toEqual(['signfield']);
	const { folderId, fields } = await esign.create({
		base64FileString,
		processAcroFields: true,
		sendNow: true,
	});
	expect(fields).toMatchObject([
		{ type: 'textfield', name: 'City', value: 'Oslo', party: 1 },
		{ type: 'checkboxfield', name: 'Agreed', checked: false, party: 1 },
		{ type: 'signfield' },
	]);
	await esign.control.sign(folderId, 1, { City: 'Bergen' });
	const { bytes: signed } = await esign.gateway.get(
		`/folders/document/download?folderId=${folderId}&docNumber=1`,
	);
	const { readPdf } = await import('../../support/pdf.mjs');
	expect((await readPdf(signed)).text).toContain('Bergen');
	expect(signed.includes('/AcroForm')).toBe(false);
});

describe('values', () => {
	const named = {
		parties: [PARTY, SECOND_PARTY],
		fields: [
			signatureFor(1),
			{ ...field, type: 'text', name: 'City', required: true, y: 300 },
			{ ...field, type: 'text', name: 'Other', party: 2, y: 400 },
			{ ...field, type: 'date', name: 'Day', required: true, y: 500 },
		],
		sendNow: true,
	};
	const update = (folderId: number, fields: unknown, more: object = {}) =>
		esign.gateway.post('/folders/updateEnvelopeFields', { folderId, fields, ...more });
	const valueOf = async (folderId: number, name: string) =>
		(await detailsOf(folderId)).allFieldsNameValue.find((row) => row['name'] === name)?.['value'];

	it('are entered by signers: what is required, where it is theirs, dates by themselves', async () => {
		const { folderId } = await esign.create(named);
		await expect(esign.control.sign(folderId, 1)).rejects.toThrow(/required field 'City'/);
		await expect(esign.control.sign(folderId, 1, { Other: 'x' })).rejects.toThrow(
			/no field 'Other'/,
		);
		await esign.control.sign(folderId, 1, { City: 'Oslo' });
		expect(await valueOf(folderId, 'City')).toBe('Oslo');
		expect(await valueOf(folderId, 'Day')).toMatch(/^\d{2}-\d{2}-\d{4}$/);
	});

	it('are set from outside until the party has signed', async () => {
		const { folderId } = await esign.create(named);
		const custom_field1 = { name: 'po', value: '4711' };
		expect((await update(folderId, { City: 'Rome' }, { custom_field1 })).body).toEqual({
			result: 'success',
		});
		expect(await valueOf(folderId, 'City')).toBe('Rome');
		await esign.control.sign(folderId, 1);
		expect((await update(folderId, { City: 'Bonn' })).body).toMatchObject({
			error_description: "the party of field 'City' has signed",
		});
		await update(folderId, { Other: 7 });
		expect(await valueOf(folderId, 'Other')).toBe('7');
		await esign.control.sign(folderId, 2);
		expect((await update(folderId, { Other: '8' })).body).toMatchObject({ result: 'error' });
		expect(await valueOf(folderId, 'Other')).toBe('7');
		const { body } = await esign.gateway.get(`/folders/myfolder?folderId=${folderId}`);
		expect(body).toMatchObject({ folder: { custom_field1 } });
	});

	it.each([
		[[{ name: 'City', value: 'x' }], /fields must be an object/],
		[{ Nowhere: 'x' }, /no field 'Nowhere'/],
		[{ City: ['x'] }, /not a text/],
	])('are refused as %j', async (fields, message) => {
		const { folderId } = await esign.create(named);
		expect((await update(folderId, fields)).body).toMatchObject({
			error_description: expect.stringMatching(message) as string,
		});
	});
});

it('refuses a protected PDF', async () => {
	const { protectedPdf } = await import('../../support/make-pdf.mjs');
	const base64FileString = [Buffer.from(await protectedPdf()).toString('base64')];
	const { body } = await esign.gateway.post(
		'/folders/createfolder',
		await folderBody({ base64FileString }),
	);
	expect(body).toMatchObject({
		result: 'error',
		error_description: expect.stringMatching(/nda.pdf: Document is password-protected/) as string,
	});
});
