import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Sandbox } from '../../sandbox.js';
import { EsignError, invalidFolderId } from '../errors.js';
import type { Envelope, Party } from '../model.js';
import { readValues } from '../read/fields.js';
import { requiredNumber, requiredText } from '../read/members.js';
import { controlBody } from './body.js';
import { describeEnvelope } from './reports.js';
import type { EnvelopeReport } from './types.js';

interface ById {
	Params: { folderId: string };
}

/** What signers and time do to an envelope. */
export function registerEnvelopeControl(app: FastifyInstance, sandbox: Sandbox): void {
	const { esign } = sandbox;
	const find = ({ params }: FastifyRequest<ById>): Envelope => {
		const wanted = esign.envelopes().find(({ folderId }) => String(folderId) === params.folderId);
		if (wanted === undefined) throw invalidFolderId();
		return wanted;
	};
	const act = (
		action: string,
		change: (envelope: Envelope, request: FastifyRequest<ById>) => void,
	): void => {
		app.post<ById>(`/folders/:folderId/${action}`, async (request): Promise<EnvelopeReport> => {
			const envelope = find(request);
			change(envelope, request);
			return describeEnvelope(envelope);
		});
	};

	app.get('/folders', async () => esign.envelopes().map(describeEnvelope));
	app.get<ById>('/folders/:folderId', async (request) => describeEnvelope(find(request)));
	act('view', (envelope, request) => esign.life.view(envelope, partyOf(envelope, request)));
	act('sign', (envelope, request) => {
		const values = Object.fromEntries(readValues(controlBody(request), 'values'));
		esign.life.sign(envelope, partyOf(envelope, request), values);
	});
	act('decline', (envelope, request) => {
		const reason = requiredText(controlBody(request), 'reason');
		esign.life.cancel(envelope, reason, partyOf(envelope, request));
	});
	act('expire', (envelope) => esign.life.expire(envelope));
	act('execute', (envelope) => esign.life.execute(envelope));
	// As the owner would in the web app; by API it is cancelFolder and movetorecyclebin.
	act('send', (envelope) => {
		if (envelope.status !== 'DRAFT')
			throw new EsignError(`folder ${envelope.folderId} is not a draft`);
		esign.life.send(envelope, 'all');
	});
}

/** The party a control request names by its number. */
function partyOf({ parties }: Envelope, request: FastifyRequest): Party {
	const sequence = requiredNumber(controlBody(request), 'party');
	const party = parties.find((one) => one.sequence === sequence);
	if (party === undefined) throw new EsignError(`there is no party with sequence ${sequence}`);
	return party;
}
