/** An account of eSign in memory, for what needs time and numbers: it counts what it is asked. */
import type { Answer } from '../../../nodes/FoxitESign/service/answers';
import { dayOf, type DayRange } from '../../../nodes/FoxitESign/service/dateRanges';
import type { EnvelopeReader } from '../../../nodes/FoxitESignPollingTrigger/lookForEvents';

export const DAY_MS = 24 * 60 * 60_000;

interface Envelope {
	status: string;
	createdAt: number;
	sentAt?: number;
	/** When the only recipient signed. */
	signedAt?: number;
}

export class Account implements EnvelopeReader {
	readonly envelopes = new Map<number, Envelope>();
	private requests: string[] = [];
	/** After so many more requests the service is down. */
	failAfter = Infinity;
	private nowMs = Date.UTC(2026, 0, 10, 12);
	private lastId = 35_000_000;

	make(status: string, given: Partial<Envelope> = {}): number {
		const createdAt = given.createdAt ?? this.nowMs;
		const sentAt = given.sentAt ?? createdAt;
		this.lastId += 1;
		const isSent = status !== 'DRAFT';
		const envelope = { ...given, status, createdAt, ...(isSent && { sentAt }) };
		this.envelopes.set(this.lastId, envelope);
		return this.lastId;
	}

	move(id: number, status: string): void {
		const envelope = this.at(id);
		if (envelope.status === 'DRAFT') envelope.sentAt = this.nowMs;
		envelope.status = status;
	}

	pass(ms: number): void {
		this.nowMs += ms;
	}

	now = (): number => this.nowMs;

	listIds = async (status: string, { dateFrom, dateTo }: DayRange): Promise<number[]> => {
		// docs/contract/esign.md#list-envelope-ids
		if (status === 'COMPLETED') throw new Error(`No list of ${status}`);
		await this.ask(`list ${status}`);
		return [...this.envelopes].flatMap(([id, one]) => {
			const day = dayOf(one.createdAt);
			return one.status === status && day >= dateFrom && day <= dateTo ? [id] : [];
		});
	};

	look = async (id: number): Promise<Answer | undefined> => {
		await this.ask('look');
		const { status, createdAt, sentAt, signedAt } = this.at(id);
		const folder = {
			folderId: id,
			folderName: `Envelope ${id}`,
			folderStatus: status,
			folderCreationDate: createdAt,
			...(sentAt !== undefined && { folderSentDate: sentAt }),
			folderRecipientParties: [{ partyId: 1, contractPermissions: 'FILL_FIELDS_AND_SIGN' }],
		};
		const history =
			signedAt === undefined
				? []
				: [{ action: 'Signed', changeDoneByParty: 1, dateChanged: signedAt }];
		return { result: 'success', folder, 'Folder History': history };
	};

	/** How many requests since the last call. */
	asked(): number {
		return this.requests.splice(0).length;
	}

	private at(id: number): Envelope {
		const envelope = this.envelopes.get(id);
		if (!envelope) throw new Error(`No envelope ${id}`);
		return envelope;
	}

	private async ask(what: string): Promise<void> {
		this.requests.push(what);
		await Promise.resolve();
		this.failAfter -= 1;
		if (this.failAfter < 0) throw new Error('The service is down');
	}
}
