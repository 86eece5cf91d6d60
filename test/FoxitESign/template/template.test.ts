import { errorOf } from '../../support/use-foxit-node';
import { SURFACES, useESign } from '../support/esign';
import { NDA, NOTE } from '../support/templates';
import { useFileServer } from '../../support/file-server';

const TEMPLATE = { resource: 'template' };

const esign = useESign();
const server = useFileServer();

describe('Get Many', () => {
	const GET_MANY = { ...TEMPLATE, operation: 'getMany' };

	it.each(SURFACES)('lists templates on the %s surface', async (surface) => {
		const nda = await esign.people.seedTemplate(NDA);
		const note = await esign.people.seedTemplate(NOTE);
		const rows = await esign.json(GET_MANY, [{}], { surface });
		expect(rows).toMatchObject([
			{ templateId: nda.templateId, name: 'Mutual NDA', createdAt: expect.any(String) as string },
			{ templateId: note.templateId, name: 'Delivery Note' },
		]);
		// The service says 0 in lists, whatever it is.
		expect(rows[0]).not.toHaveProperty('numberOfParties');
	});

	it('takes those with a part of the name, and no more than asked for', async () => {
		await esign.people.seedTemplate(NDA);
		await esign.people.seedTemplate(NOTE);
		const named = { options: { nameContains: 'nda' } };
		expect(await esign.json({ ...GET_MANY, ...named })).toMatchObject([{ name: 'Mutual NDA' }]);
		expect(await esign.json({ ...GET_MANY, limit: 1 })).toHaveLength(1);
		const [raw] = await esign.json({ ...GET_MANY, simplify: false, limit: 1 });
		expect(raw).toMatchObject({ templateName: 'Mutual NDA', numberOfParties: 0 });
	});
});

describe('Get and Get Details', () => {
	it.each(SURFACES)('show fields and parties on the %s surface', async (surface) => {
		const { templateId } = await esign.people.seedTemplate(NDA);
		const get = { ...TEMPLATE, operation: 'get', templateId };
		const json = await esign.one(get, { surface });
		expect(json).toMatchObject({
			templateId,
			name: 'Mutual NDA',
			numberOfParties: 3,
			partyNumbers: [1, 2],
			fields: [
				{ kind: 'text', name: 'Company', partyNumber: 1, required: true },
				{ kind: 'dropdown', name: 'Plan', partyNumber: 1, choices: ['Basic', 'Pro'] },
				{ kind: 'checkbox', name: 'Newsletter', partyNumber: 1, value: 'No' },
				{ kind: 'signature', partyNumber: 1 },
				{ kind: 'date', name: 'Start', partyNumber: 2, dateFormat: 'DD-MM-YYYY' },
			],
		});
		const raw = await esign.one({ ...get, simplify: false }, { surface });
		expect(raw).toMatchObject({ result: 'success', template: { templateId } });
	});

	it('give several templates in the order asked for', async () => {
		const nda = await esign.people.seedTemplate(NDA);
		const note = await esign.people.seedTemplate(NOTE);
		const details = { ...TEMPLATE, operation: 'getDetails' };
		const templateIds = `${note.templateId}, ${nda.templateId},${note.templateId}`;
		const rows = await esign.json({ ...details, templateIds });
		expect(rows.map(({ name }) => name)).toEqual(['Delivery Note', 'Mutual NDA']);
		expect(rows[1]?.fields).toHaveLength(5);
		const listed = `={{ [${nda.templateId}] }}`;
		expect(await esign.json({ ...details, templateIds: listed })).toHaveLength(1);
	});

	it.each([
		['={{ "" }}', '"Template IDs" is empty'],
		['701, NDA', '"Template IDs": "NDA" is not an ID'],
	])('refuse %j before anything is sent', async (templateIds, message) => {
		const details = { ...TEMPLATE, operation: 'getDetails', templateIds };
		expect(errorOf(await esign.run(details)).message).toBe(`${message} [item 0]`);
		expect(await esign.trace()).toEqual([]);
	});

	it('find the id in a link', async () => {
		const { templateId } = await esign.people.seedTemplate(NOTE);
		const value = `https://na1.foxitesign.foxit.com/templates/view?templateId=${templateId}`;
		const locator = { __rl: true, mode: 'url', value };
		const json = await esign.one({ ...TEMPLATE, operation: 'get', templateId: locator });
		expect(json.name).toBe('Delivery Note');
	});
});

describe('Create', () => {
	const CREATE = { ...TEMPLATE, operation: 'create', templateName: 'Agreement' };
	const roles = (...role: object[]) => ({ roles: { role } });
	const pdf = async () => {
		const { makePdf } = await import('../../support/make-pdf.mjs');
		const text = 'Sign here: ${signfield:1:y:____} Name: ${textfield:2:n:Full_Name:____}';
		return server.put('/agreement.pdf', Buffer.from(await makePdf({ pages: [text] })));
	};

	it.each(SURFACES)('makes a template of a PDF on the %s surface', async (surface) => {
		const templateUrl = await pdf();
		const parties = roles({ name: 'Buyer' }, { name: 'Seller', permission: 'FILL_FIELDS_ONLY' });
		const json = await esign.one({ ...CREATE, templateUrl, ...parties }, { surface });
		expect(json).toMatchObject({
			templateId: expect.any(Number) as number,
			name: 'Agreement',
			numberOfParties: 2,
			sharedWithAll: false,
			partyNumbers: [1, 2],
		});
		expect(json.fields).toContainEqual({
			kind: 'text',
			name: 'Full Name',
			partyNumber: 2,
			required: false,
		});
		expect(json).not.toHaveProperty('editorUrl');
	});

	it('leaves text tags alone and gives a link to the editor where that is asked for', async () => {
		const templateUrl = await pdf();
		const options = { processTextTags: false, createEditorSession: true, shareAll: true };
		const json = await esign.one({ ...CREATE, templateUrl, ...roles({}), options });
		expect(json).toMatchObject({
			fields: [],
			sharedWithAll: true,
			editorUrl: expect.stringContaining('eetid=') as string,
		});
	});

	it('is not sent again when the answer is lost', async () => {
		const templateUrl = await pdf();
		await esign.control.faults({
			match: { path: '/createtemplate$' },
			action: { type: 'reset-after' },
		});
		const error = errorOf(await esign.run({ ...CREATE, templateUrl, ...roles({}) }));
		expect(error.description).toContain('Look with Template > Get Many');
		expect(await esign.trace()).toEqual(['createtemplate cut']);
	});

	const FINE = { templateUrl: 'https://example.com/a.pdf', ...roles({}) };
	it.each([
		[{ ...FINE, templateUrl: 'a.pdf' }, '"PDF URL" is not a web address'],
		[{ ...FINE, ...roles() }, '"Parties" has no entry'],
		[{ ...FINE, ...roles(...Array<object>(20).fill({})) }, '"Parties" has more than 19 entries'],
		[
			{ ...FINE, ...roles({ permission: '={{ "ALL" }}' }) },
			'"Permission" in entry 1 of "Parties" cannot be "ALL"',
		],
	])('refuses what cannot be, before anything is sent', async (given, message) => {
		const error = errorOf(await esign.run({ ...CREATE, ...given }));
		expect(error.message).toBe(`${message} [item 0]`);
		expect(await esign.trace()).toEqual([]);
	});
});
