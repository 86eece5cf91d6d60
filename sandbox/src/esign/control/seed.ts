import { rm, writeFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import type { JsonObject } from '../../json.js';
import type { Sandbox } from '../../sandbox.js';
import { requiredParameter } from '../errors.js';
import type { IncomingFile } from '../files/library.js';
import { decodeBase64 } from '../files/receive.js';
import { templateJson } from '../present/template.js';
import { readFields } from '../read/fields.js';
import { optionalFlag, optionalText, requiredText } from '../read/members.js';
import { readSendOptions } from '../read/options.js';
import { readParties } from '../read/parties.js';
import { readRoles } from '../read/roles.js';
import { newEnvelope } from '../state/assemble.js';
import { newFields } from '../state/fields.js';
import { newTemplate } from '../state/templates.js';
import { controlBody } from './body.js';
import { describeEnvelope } from './reports.js';
import type { EnvelopeReport } from './types.js';

/** Envelopes and templates made by hand in the web app, which the API can only meet. */
export function registerSeedControl(app: FastifyInstance, sandbox: Sandbox): void {
	const { esign, clock } = sandbox;

	app.post('/web/folders', async (request): Promise<EnvelopeReport> => {
		const body = controlBody(request);
		const name = requiredText(body, 'folderName');
		const parties = readParties(body);
		if (parties === undefined) throw requiredParameter('parties');
		const options = readSendOptions(body);
		const company = companyOf(body, sandbox);
		const document = await addDocument(body, name, company.account, sandbox);
		const sequences = parties.map(({ sequence }) => sequence);
		const nextId = (): number => esign.counters.next('field');
		const fields = newFields([document], readFields(body), sequences, nextId);
		const ingredients = { name, parties, documents: [document.document], fields, options };
		const envelope = newEnvelope(esign, company, { ...ingredients, source: 'Web' }, clock.now());
		if (options.sendNow ?? true) esign.life.send(envelope, 'all');
		return describeEnvelope(envelope);
	});

	app.post('/templates', async (request): Promise<JsonObject> => {
		const body = controlBody(request);
		const name = requiredText(body, 'templateName');
		const roles = readRoles(body);
		const company = companyOf(body, sandbox);
		const document = await addDocument(body, name, company.account, sandbox);
		const template = newTemplate(
			esign,
			company,
			{
				name,
				roles,
				documents: [document],
				wanted: readFields(body),
				createdBy: company.owner,
			},
			{ description: optionalText(body, 'templateDesc'), shareAll: optionalFlag(body, 'shareAll') },
			clock.now(),
		);
		return templateJson(template, company, roles.length);
	});
}

/** The account named, or the first there is. */
function companyOf(body: JsonObject, { esign, settings }: Sandbox) {
	return esign.company(optionalText(body, 'account') ?? settings.accounts[0]?.clientId ?? '');
}

/** A PDF in Base64, or a page with the name on it. */
async function addDocument(
	body: JsonObject,
	name: string,
	account: string,
	{ documents, esign, settings }: Sandbox,
) {
	const pdf = optionalText(body, 'pdfBase64');
	const file: IncomingFile = {
		path: documents.newPath(),
		fileName: `${name}.${pdf === undefined ? 'txt' : 'pdf'}`,
	};
	const bytes =
		pdf === undefined ? name : decodeBase64(pdf, file.fileName, settings.uploadMaxBytes);
	await writeFile(file.path, bytes);
	const search = {
		textTags: optionalFlag(body, 'processTextTags') ?? true,
		acroFields: optionalFlag(body, 'processAcroFields') ?? false,
	};
	try {
		return await esign.library.add(account, file, search);
	} finally {
		await rm(file.path, { force: true });
	}
}
