import { rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { JsonObject } from '../../json.js';
import { success } from '../answers.js';
import { requiredParameter } from '../errors.js';
import type { NewDocument } from '../files/library.js';
import { decodeBase64, fetchTo } from '../files/receive.js';
import { templateSession } from '../present/made.js';
import { templateDetails } from '../present/template.js';
import { readFields } from '../read/fields.js';
import {
	optionalFlag,
	optionalNumber,
	optionalText,
	optionalWord,
	requiredText,
} from '../read/members.js';
import { readRoles } from '../read/roles.js';
import { senderOf } from '../state/assemble.js';
import { newTemplate } from '../state/templates.js';
import type { EsignEndpoint, EsignRequest } from '../read/request.js';

/**
 * docs/contract/esign.md#create-a-template; the answer is not recorded, this is what is expected
 * there.
 */
export const createTemplate: EsignEndpoint = {
	method: 'POST',
	path: '/templates/createtemplate',
	async handle(request) {
		const body = await request.body();
		const { esign, company, sandbox } = request;
		const name = requiredText(body, 'templateName');
		const roles = readRoles(body);
		// Required, and held against nothing: official samples have another number than parties.
		if (optionalNumber(body, 'numberOfParties') === undefined)
			throw requiredParameter('numberOfParties');
		const search = {
			textTags: needFlag(body, 'processTextTags'),
			acroFields: needFlag(body, 'processAcroFields'),
		};
		const shareAll = needFlag(body, 'shareAll');
		const createdBy = senderOf(company, optionalText(body, 'authorEmail') || undefined);
		const wanted = readFields(body);
		const session = optionalFlag(body, 'createEmbeddedTemplateSession') ?? false;
		const document = await bringIn(request, body, name, search);
		const template = newTemplate(
			esign,
			company,
			{ name, roles, documents: [document], wanted, createdBy },
			{ shareAll },
			sandbox.clock.now(),
		);
		return success({
			message: 'template created',
			...templateDetails(template, company),
			...(session && templateSession(esign.newToken())),
		});
	},
};

/**
 * The one document; the member for Base64 is not documented (docs/contract/esign.md#unknowns, no.
 * 11).
 */
async function bringIn(
	{ sandbox, esign, account }: EsignRequest,
	body: JsonObject,
	name: string,
	search: { textTags: boolean; acroFields: boolean },
): Promise<NewDocument> {
	const base64 = optionalWord(body, 'inputType', ['url', 'base64']) === 'base64';
	const source = requiredText(body, base64 ? 'base64FileString' : 'templateUrl');
	const fileName = extname(name).toLowerCase() === '.pdf' ? name : `${name}.pdf`;
	const path = sandbox.documents.newPath();
	try {
		if (base64)
			await writeFile(path, decodeBase64(source, fileName, sandbox.settings.uploadMaxBytes));
		else await fetchTo(source, path, sandbox.settings);
		return await esign.library.add(account, { path, fileName }, search);
	} finally {
		await rm(path, { force: true });
	}
}

function needFlag(body: JsonObject, member: string): boolean {
	const flag = optionalFlag(body, member);
	if (flag === undefined) throw requiredParameter(member);
	return flag;
}
