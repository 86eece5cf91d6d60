import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
	PARTY,
	pdfBase64,
	refusal,
	SECOND_PARTY,
	signatureFor,
	useEsign,
} from './support/use-esign';

const esign = useEsign();
const ROLES = [
	{ permission: 'FILL_FIELDS_AND_SIGN', sequence: 1, partyRole: 'Seller' },
	{ permission: 'FILL_FIELDS_AND_SIGN', sequence: 2, partyRole: 'Buyer' },
];
const CITY = {
	type: 'text',
	name: 'City',
	x: 72,
	y: 400,
	width: 200,
	height: 20,
	pageNumber: 1,
	documentNumber: 1,
	party: 2,
};
const FIELDS = [signatureFor(1), signatureFor(2), CITY];
const seed = (changes: object = {}) =>
	esign.control.seedTemplate({
		templateName: 'Sale',
		parties: ROLES,
		fields: FIELDS,
		...changes,
	});

it('are listed without the number of parties, and told of with it', async () => {
	const { templateId } = await seed();
	expect(templateId).toBe(701);
	expect((await esign.gateway.get('/templates/list')).body).toMatchObject({
		result: 'success',
		total_templates: 1,
		templatesList: [
			{
				templateId,
				templateName: 'Sale',
				numberOfParties: 0,
				companyId: 9001,
				templateCreatedBy: { emailId: 'owner@sandbox.example' },
			},
		],
	});
	const { body } = await esign.gateway.get(`/templates/mytemplate?templateId=${templateId}`);
	expect(body).toMatchObject({ result: 'success', template: { templateId, numberOfParties: 2 } });
	const { allfields } = body as { allfields: Array<Record<string, unknown>> };
	expect(allfields.map(({ fieldType, partyResponsible }) => [fieldType, partyResponsible])).toEqual(
		[
			['signfield', 1],
			['signfield', 2],
			['textfield', 2],
		],
	);
	const several = await esign.gateway.post('/templates/templateDetails', {
		templateIds: [templateId],
	});
	expect(several.body).toEqual({
		result: 'success',
		total_templates: 1,
		templateIdList: {
			[templateId]: { template: expect.any(Object) as object, allfields },
		},
	});
});

it.each([
	['/templates/mytemplate', 'templateId parameter must be required.'],
	['/templates/mytemplate?templateId=9', 'invalid template id'],
])('%s is refused', async (path, message) => {
	expect(await esign.gateway.get(path)).toMatchObject(refusal(message));
});

describe('an envelope from templates', () => {
	const create = (changes: object = {}) =>
		esign.gateway.post('/templates/createFolder', {
			templateIds: [701],
			parties: [PARTY, SECOND_PARTY],
			sendNow: true,
			...changes,
		});

	it('takes the name, the documents and the fields over, with values', async () => {
		await seed({ pdfBase64: await pdfBase64('Deed of sale') });
		await seed({ templateName: 'Annex', fields: [signatureFor(1)] });
		const { body } = await create({ templateIds: [701, 702], fields: { City: 'Oslo' } });
		expect(body).toMatchObject({
			result: 'success',
			folder: { folderName: 'Sale', folderStatus: 'SHARED' },
		});
		const [envelope] = await esign.control.folders();
		expect(envelope?.documents).toMatchObject([{ name: 'Sale.pdf' }, { name: 'Annex.txt' }]);
		expect(envelope?.fields.map(({ type, party, document }) => [type, party, document])).toEqual([
			['signfield', 1, 1],
			['signfield', 2, 1],
			['textfield', 2, 1],
			['signfield', 1, 2],
		]);
		const { folderId } = envelope!;
		await esign.control.sign(folderId, 1);
		await esign.control.sign(folderId, 2);
		const { readPdf } = await import('../../support/pdf.mjs');
		const path = `/folders/document/download?folderId=${folderId}&docNumber=1`;
		const { text } = await readPdf((await esign.gateway.get(path)).bytes);
		for (const words of ['Deed of sale', 'Oslo', 'Mara Lind', 'Otto Berg'])
			expect(text).toContain(words);
		expect(await esign.sandbox.control.ledger()).toMatchObject([
			{ operation: 'esign-templates-createfolder', credits: 5 },
		]);
	});

	it('does not take the template’s documents away when it is deleted', async () => {
		await seed();
		await create();
		await esign.gateway.post('/folders/delete', { folderIds: [35_000_001] });
		expect((await create()).body).toMatchObject({ result: 'success' });
	});

	it.each<[object, RegExp]>([
		[{ templateIds: [] }, /templateIds parameter must be required/],
		[{ templateIds: ['first'] }, /templateIds must be an array of numbers/],
		[{ templateIds: [9] }, /invalid template id/],
		[{ parties: undefined }, /parties parameter must be required/],
		[{ parties: [PARTY] }, /no party with sequence 2/],
		[{ fields: [{ name: 'City', value: 'x' }] }, /fields must be an object/],
	])('is refused with %j', async (changes, message) => {
		await seed();
		expect(await create(changes)).toMatchObject(refusal(expect.stringMatching(message)));
		expect(await esign.control.folders()).toEqual([]);
	});
});

describe('making a template', () => {
	const make = async (changes: object = {}) =>
		await esign.gateway.post('/templates/createtemplate', {
			templateName: 'Sale',
			inputType: 'base64',
			base64FileString: await pdfBase64('Deed ${signfield:1:y:____}'),
			processTextTags: true,
			processAcroFields: false,
			shareAll: true,
			numberOfParties: 2,
			parties: ROLES,
			fields: [CITY],
			...changes,
		});

	it('from Base64 finds its fields', async () => {
		const { body } = await make({ createEmbeddedTemplateSession: true });
		expect(body).toMatchObject({
			result: 'success',
			template: { templateName: 'Sale', shareAll: true, numberOfParties: 2 },
			allfields: [{ fieldType: 'signfield' }, { fieldType: 'textfield', textfieldName: 'City' }],
			embeddedSessionURL: expect.stringMatching(/^https:\/\/na1\.foxitesign/) as string,
		});
	});

	it('from an address on this machine, and from no other', async () => {
		const bytes = Buffer.from(await pdfBase64(), 'base64');
		const server = createServer((_, response) => response.end(bytes)).listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const { port } = server.address() as AddressInfo;
		const templateUrl = `http://127.0.0.1:${port}/sale.pdf`;
		try {
			expect((await make({ inputType: undefined, templateUrl })).body).toMatchObject({
				result: 'success',
			});
		} finally {
			server.close();
		}
		expect(
			await make({ inputType: 'url', templateUrl: 'https://files.example/a.pdf' }),
		).toMatchObject(refusal('error in downloading file from url'));
	});

	it.each<[object, RegExp]>([
		[{ templateName: '' }, /templateName/],
		[{ processTextTags: undefined }, /processTextTags/],
		[{ shareAll: undefined }, /shareAll/],
		[{ numberOfParties: undefined }, /numberOfParties/],
		[{ parties: [{ ...ROLES[0], permission: 'PARTY_ASSIGNER' }] }, /permission must be one of/],
		[{ base64FileString: undefined }, /base64FileString/],
	])('is refused with %j', async (changes, message) => {
		expect(await make(changes)).toMatchObject(refusal(expect.stringMatching(message)));
		expect((await esign.gateway.get('/templates/list')).body).toMatchObject({ total_templates: 0 });
	});
});
