/** Every call of eSign, made once at each surface in the right way, under the eyes of the contract. */
import type { IDataObject } from 'n8n-workflow';

import { SURFACES, useESign, type Surface } from './support/esign';
import { contract, MARA, OMAR, sendTo, signatureOf } from './support/sending';
import { NOTE } from './support/templates';
import { useFileServer } from '../support/file-server';
import { OutputSchemas } from '../support/output-schemas';

const esign = useESign();
const server = useFileServer();
const schemas = new OutputSchemas('FoxitESign');

/** Members that are the user's own. */
const OPEN = ['fieldValues', 'customFields', 'metadata'];

const PERSON = { firstName: 'Nora', lastName: 'Berg', email: 'nora@sender.example' };

/** The calls that the other surface has not. */
const ELSEWHERE: Record<Surface, string[]> = { platform: ['getAccessToken'], classic: [] };

describe.each(SURFACES)('on the %s surface', (surface) => {
	const seen = (resource: string, operation: string, json: IDataObject[]) => {
		schemas.add(resource, operation, json, OPEN);
		return json[0] ?? {};
	};
	const one = async (resource: string, operation: string, more: object = {}) => {
		const json = await esign.json({ resource, operation, ...more }, [{}], { surface });
		return seen(resource, operation, json);
	};
	const send = async (operation: string, options: object = {}) => {
		const parameters = sendTo([MARA], { operation, options });
		const json = await esign.json(parameters, [await contract()], { surface });
		return Number(seen('envelope', operation, json).envelopeId);
	};
	const sessions = {
		more: { createEmbeddedSigningSession: true, embeddedSignersEmailIds: [MARA.email] },
	};

	it('envelopes are handled', async () => {
		const draft = await send('createDraft');
		const change = { partyNumber: 1, ...PERSON };
		await one('envelope', 'updateRecipients', { envelopeId: draft, changes: { change: [change] } });
		await one('envelope', 'sendDraft', { envelopeId: draft });
		const sent = await send('send', { correlationValue: `deal-${surface}` });
		await one('envelope', 'get', { envelopeId: sent });
		await one('envelope', 'getMany', { status: ['SHARED', 'EXECUTED'] });
		const correlationValue = `deal-${surface}`;
		await one('envelope', 'findByCorrelationValue', { correlationValue });
		await one('envelope', 'getActivity', { envelopeId: sent });
		await one('envelope', 'remind', { envelopeId: sent });
		await one('envelope', 'modify', {
			...{ envelopeId: sent, envelopeName: 'Second version', recipientsFrom: 'json' },
			recipientsJson: JSON.stringify([MARA, OMAR]),
			options: { fieldsJson: JSON.stringify([signatureOf(2)]) },
		});
		await one('envelope', 'cancel', { envelopeId: sent, reason: 'Wrong price' });
		const filled = await esign.make(sessions);
		const value = [{ name: 'Role 1', value: 'Buyer' }];
		const values = { valuesFrom: 'form', fieldValues: { value } };
		await one('envelope', 'updateFields', { envelopeId: filled, ...values });
		await one('envelope', 'regenerateSession', { envelopeId: filled, email: MARA.email });
		await one('envelope', 'moveToRecycleBin', { envelopeId: filled });
		await one('envelope', 'getDeletedLog', { envelopeId: filled });
		await one('envelope', 'delete', { envelopeId: await esign.make({ draft: true }) });
		const envelopeId = await esign.makeExecuted();
		await one('envelope', 'get', { envelopeId });
		await one('envelope', 'download', { envelopeId });
		await one('envelope', 'download', { envelopeId, downloadAs: 'zip' });
		await one('envelope', 'download', { envelopeId, downloadAs: 'document', documentNumber: 1 });
		await one('envelope', 'exportReport', { status: 'EXECUTED' });
	});

	it('templates are handled', async () => {
		const { makePdf } = await import('../support/make-pdf.mjs');
		const page = Buffer.from(await makePdf({ pages: ['${signfield:1:y:____}'] }));
		await one('template', 'create', {
			...{ templateName: 'Agreement', templateUrl: server.put('/agreement.pdf', page) },
			roles: { role: [{ name: 'Buyer' }] },
		});
		const { templateId } = await esign.people.seedTemplate(NOTE);
		await one('template', 'getMany');
		await one('template', 'get', { templateId });
		await one('template', 'getDetails', { templateIds: String(templateId) });
		const { firstName, lastName, email } = PERSON;
		const value = {
			...{ 'party1.firstName': firstName, 'party1.lastName': lastName, 'party1.email': email },
		};
		const mapper = { mappingMode: 'defineBelow', value, schema: [], matchingColumns: [] };
		await one('template', 'sendFromTemplate', { templateId, templateFilling: mapper });
	});

	it('users, groups and channels are handled', async () => {
		const { userId } = await one('user', 'create', PERSON);
		await one('user', 'update', { userId, updateFields: { lastName: 'Berg-Lind' } });
		await one('user', 'getMany');
		await one('user', 'delete', { userId });
		await one('recipientGroup', 'create', {
			...{ groupName: 'Board', groupRecipients: { recipient: [PERSON] } },
		});
		await one('recipientGroup', 'getMany');
		const { channelId } = await one('webhookChannel', 'create', {
			...{ channelName: 'n8n', webhookUrl: 'https://n8n.example/webhook/esign' },
			events: ['folder_executed'],
		});
		await one('webhookChannel', 'get', { channelId });
		await one('webhookChannel', 'getMany');
		const updateFields = { events: ['folder_signed'] };
		await one('webhookChannel', 'update', { channelId, updateFields });
		await one('webhookChannel', 'deactivate', { channelId });
		await one('webhookChannel', 'activate', { channelId });
		await one('webhookChannel', 'delete', { channelId });
	});

	it('and so all calls of the contract have been made', async () => {
		const { operationIds } = await import('../support/contract-proxy.mjs');
		const root = surface === 'classic' ? '/api/' : '/esign/api/v1/';
		const wanted = await operationIds(root);
		expect(wanted.length).toBeGreaterThan(30);
		const seen = [...esign.foxit.seen(root), ...ELSEWHERE[surface]];
		expect(wanted.filter((id) => !seen.includes(id))).toEqual([]);
	});
});

it('puts out what its schemas say', () => {
	expect(schemas.differences()).toEqual([]);
});
