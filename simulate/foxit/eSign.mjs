import { roll } from '../runtime/chance.mjs';
import { json } from './answers.mjs';
import { Channels } from './channels.mjs';
import { intentsIn } from './intents.mjs';
import { People } from './people.mjs';

const FIRST_ID = 35_000_001;

/** What a call does that changes something. */
const CHANGES = {
	'/folders/createfolder': 'create',
	'/folders/sendDraftFolder': 'send',
	'/folders/signaturereminder': 'remind',
	'/folders/cancelFolder': 'cancel',
};

/** Envelopes of one account, and the outbox of the mail that they have caused. */
export class ESign {
	/** @type {Map<number, any>} */
	envelopes = new Map();

	constructor({ world, plan, ledger }) {
		this.world = world;
		this.plan = plan;
		this.ledger = ledger;
		this.channels = new Channels({ world });
		this.people = new People({ world, plan, channels: this.channels });
	}

	describe({ path, query, text }) {
		if (path.startsWith('/webhook/')) {
			const intentsOf = (/** @type {number} */ id) => this.envelopes.get(id)?.intents ?? [];
			return this.channels.describe({ path, text }, intentsOf);
		}
		const change = CHANGES[path];
		if (change === 'create') {
			const intents = intentsIn(text());
			return {
				kind: 'create',
				intents,
				path,
				place: `${intents[0]} create`,
				body: JSON.parse(text()),
			};
		}
		const body = change ? JSON.parse(text()) : {};
		const id = Number(body.folderId ?? query.get('folderId') ?? 0);
		const intents = this.envelopes.get(id)?.intents ?? [];
		const kind = change ?? 'read';
		return { kind, id, path, query, intents, place: `${intents[0] ?? 'list'} ${kind}`, body };
	}

	answer(call, request) {
		switch (call.path) {
			case '/folders/createfolder':
				return this.#create(call, request);
			case '/folders/myfolder':
				return this.#about(call, (envelope) => json(200, this.#view(envelope)));
			case '/folders/getAllFolderIdsByStatus':
				return json(200, { result: 'success', allFolderIds: this.#listed(call) });
			case '/folders/sendDraftFolder':
				return this.#about(call, (envelope) => this.#sendDraft(envelope));
			case '/folders/signaturereminder':
				return this.#about(call, (envelope) => this.#remind(envelope));
			case '/folders/cancelFolder':
				return this.#about(call, (envelope) => this.#cancel(envelope));
			default:
				return this.channels.answer(call);
		}
	}

	/** An envelope that was there before the history began. @returns {number} its id */
	premake(mark, folderStatus, metadata = {}) {
		return this.#store({
			intents: [mark],
			name: `Agreement ${mark}`,
			status: folderStatus,
			parties: [{ firstName: 'Mara', lastName: 'Lind', emailId: 'mara@signer.example' }],
			fields: [{ type: 'signature', party: 1 }],
			premade: true,
			metadata,
		});
	}

	#store(envelope) {
		const folderId = FIRST_ID + this.envelopes.size;
		this.envelopes.set(folderId, { folderId, at: this.world.now, ...envelope });
		return folderId;
	}

	#create(call, request) {
		const { body, intents } = call;
		const folderId = this.#store({
			intents,
			name: body.folderName,
			status: body.sendNow ? 'SHARED' : 'DRAFT',
			parties: body.parties ?? [],
			fields: body.fields ?? [],
			custom: [body.custom_field1, body.custom_field2],
			metadata: body.metadata,
		});
		const envelope = this.envelopes.get(folderId);
		this.ledger.note({
			kind: 'envelope',
			intents,
			envelopeId: folderId,
			execution: request.execution,
		});
		if (body.sendNow) this.#mail(envelope, 'invitation');
		return json(200, this.#view(envelope));
	}

	/** As the service does, it refuses what somebody cannot sign; sent at once, it is sent all the same. */
	#sendDraft(envelope) {
		if (envelope.status !== 'DRAFT') return refusal('folder is not a draft');
		const unable = envelope.parties.find(
			(_, index) =>
				!envelope.fields.some(({ type, party }) => type === 'signature' && party === index + 1),
		);
		if (unable) return refusal(`Please assign a signature field to ${unable.firstName}`);
		envelope.status = 'SHARED';
		this.#mail(envelope, 'invitation');
		return json(200, this.#view(envelope));
	}

	#remind(envelope) {
		if (envelope.status !== 'SHARED') return refusal('no reminder for this folder');
		this.#mail(envelope, 'reminder');
		return json(200, { result: 'success', message: 'reminder sent' });
	}

	#cancel(envelope) {
		if (envelope.status === 'CANCELLED') return refusal('folder is already cancelled');
		envelope.status = 'CANCELLED';
		this.#mail(envelope, 'cancellation');
		return json(200, { result: 'success', message: 'folder cancelled' });
	}

	#mail(envelope, mail) {
		const { intents, folderId, parties } = envelope;
		if (mail === 'invitation') this.people.invited(envelope);
		for (const { emailId } of parties) {
			this.ledger.note({ kind: 'mail', mail, intents, envelopeId: folderId, to: emailId });
		}
	}

	#about(call, act) {
		const envelope = this.envelopes.get(call.id);
		return envelope && this.#isListed(envelope, call)
			? act(envelope)
			: refusal('invalid folder id');
	}

	#listed(call) {
		const wanted = call.query.get('status');
		return [...this.envelopes.values()]
			.filter(({ status }) => wanted === null || status === wanted)
			.filter((envelope) => this.#isListed(envelope, call))
			.map(({ folderId }) => folderId);
	}

	/** A server may not have heard yet of an envelope that is moments old. */
	#isListed({ at, folderId, premade }, call) {
		const { servers, lagMs } = this.plan.service;
		if (servers === 1 || premade) return true;
		const chance = roll(this.plan.seed, `${call.place}#${call.ordinal} knows ${folderId}`);
		return this.world.now - at >= chance * lagMs;
	}

	#view(envelope) {
		const { folderId, name, status, parties, fields } = envelope;
		// Foxit's times are whole milliseconds; the world's are not.
		const at = Math.floor(envelope.at);
		const { custom = [], metadata = {}, history = [] } = envelope;
		const none = { name: '', value: '' };
		return {
			folder: {
				folderId,
				folderName: name,
				folderStatus: status,
				folderCreationDate: at,
				folderSentDate: status === 'DRAFT' ? null : at,
				custom_field1: custom[0] ?? none,
				custom_field2: custom[1] ?? none,
				metadata,
				folderRecipientParties: parties.map((party, index) => ({
					partyId: partyId(index + 1),
					partySequence: index + 1,
					contractPermissions: 'FILL_FIELDS_AND_SIGN',
					partyDetails: { ...party, partyId: partyId(index + 1) },
				})),
				documentsList: [],
			},
			allFields: fields.map((field, index) => ({
				...field,
				fieldTagId: index + 1,
				fieldType: field.type === 'signature' ? 'signfield' : `${field.type}field`,
				partyResponsible: partyId(field.party),
			})),
			allFieldsNameValue: [],
			'Folder History': history.map((done) => ({
				action: 'signed',
				changeDoneByParty: partyId(done.party),
				dateChanged: Math.floor(done.at),
			})),
		};
	}
}

/** Fields of an envelope name the party's id. */
function partyId(sequence) {
	return 9_000_000 + sequence;
}

function refusal(words) {
	return json(200, { result: 'error', error_description: words });
}
