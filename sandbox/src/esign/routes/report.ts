import { tablesToXlsx } from '../../engine/office-out/xlsx.js';
import { requiredParameter } from '../errors.js';
import { nameOf, type Envelope } from '../model.js';
import { userName } from '../present/history.js';
import { formatTime } from '../present/time.js';
import { readDateRange } from '../read/dates.js';
import { optionalFlagOrText, optionalText, requiredText } from '../read/members.js';
import { sameAddress } from '../company.js';
import { readStatus } from './read.js';
import type { EsignEndpoint } from '../read/request.js';

const HEADINGS = [
	'Envelope ID',
	'Envelope Name',
	'Status',
	'Author',
	'Author Email',
	'Created On',
	'Sent On',
	'Recipients',
	'Recipient Emails',
];

/** docs/contract/esign.md#report: a workbook. Its columns are not recorded. */
export const report: EsignEndpoint = {
	method: 'POST',
	path: '/folders/getFolders/download',
	async handle(request) {
		const body = await request.body();
		const status = readStatus(requiredText(body, 'status'));
		if (status === undefined) throw requiredParameter('status');
		const { fromMs, toMs } = readDateRange(
			optionalText(body, 'creationDateFrom'),
			optionalText(body, 'creationDateTo'),
			{ from: 'creationDateFrom', to: 'creationDateTo' },
		);
		const name = optionalText(body, 'folderName')?.toLowerCase();
		const author = optionalText(body, 'authorEmail');
		const signer = optionalText(body, 'signerEmail');
		const envelopes = [...request.company.envelopes.values()]
			.filter((envelope) => envelope.status === status)
			.filter(({ createdAtMs }) => createdAtMs >= fromMs && createdAtMs < toMs)
			.filter((envelope) => !name || envelope.name.toLowerCase().includes(name))
			.filter((envelope) => !author || sameAddress(envelope.author.emailId, author))
			.filter(
				({ parties }) => !signer || parties.some(({ emailId }) => sameAddress(emailId, signer)),
			);
		const withFields = optionalFlagOrText(body, 'includeFields') ?? false;
		const bytes = Buffer.from(
			tablesToXlsx([
				{
					name: 'Envelopes',
					rows: tableOf(envelopes, withFields, request.sandbox.settings.activityZone),
				},
			]),
		);
		return {
			status: 200,
			headers: {
				'content-type': 'application/vnd.ms-excel',
				'content-disposition': 'attachment; filename="envelopes.xlsx"',
			},
			body: { kind: 'bytes', bytes },
		};
	},
};

/** A row for each envelope, and a column for each field name if they are asked for. */
function tableOf(envelopes: readonly Envelope[], withFields: boolean, zone: string): string[][] {
	const names = withFields
		? [...new Set(envelopes.flatMap(({ fields }) => fields.map(({ name }) => name)))].filter(
				Boolean,
			)
		: [];
	const rows = envelopes.map((envelope) => [
		String(envelope.folderId),
		envelope.name,
		envelope.status,
		userName(envelope.author),
		envelope.author.emailId,
		formatTime(envelope.createdAtMs, zone),
		envelope.sentAtMs === undefined ? '' : formatTime(envelope.sentAtMs, zone),
		envelope.parties.map(nameOf).join('; '),
		envelope.parties.map(({ emailId }) => emailId).join('; '),
		...names.map((name) => envelope.fields.find((field) => field.name === name)?.value ?? ''),
	]);
	return [[...HEADINGS, ...names], ...rows];
}
