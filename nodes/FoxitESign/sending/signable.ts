import type { Answer } from '../service/answers';
import {
	isSignatureType,
	participantsOf,
	signatureFieldOwners,
	withoutSignatureField,
	type Participant,
} from '../service/signing';
import { inputFailure } from '../../shared/failure';
import { readableText } from '../../shared/outsideText';
import { listIn, toText } from '../../shared/values/members';
import type { ESignRun } from '../run/eSignRun';
import type { EnvelopeRequest } from './envelopeBody';
import type { PlacedField } from './fields';
import { mustSign, type Party } from './recipients';
import { lookAt } from './sendDraft';
import { documentTexts } from './text/documentText';
import { faultySignatureTags } from './text/signatureTags';
import { whenKnown } from './whenKnown';

/** Fields may take a moment to be made of the documents. */
const SECOND_LOOK_PAUSE_MS = 3_000;
const MAX_TAGS_SHOWN = 5;

/**
 * Refuses a draft in which a signer has no signature field: such a signer can finish without signing,
 * and the envelope ends as executed all the same (docs/contract/esign.md#field-in-a-request).
 *
 * @throws FoxitFailure `input` with who has no field, and with the tags in the documents that were
 *   meant to be one
 */
export async function refuseUnsignableDraft(
	run: ESignRun,
	request: EnvelopeRequest,
	{ envelopeId, looked }: { envelopeId: number; looked: Answer },
): Promise<void> {
	const parties = listIn(request.body.parties) as Party[];
	if (whoCannotSign(looked, parties).length === 0) return;
	await run.session.client.clock.sleep(SECOND_LOOK_PAUSE_MS, run.signals.stop);
	const again = await whenKnown(run, async () => await lookAt(run, envelopeId));
	const unable = whoCannotSign(again, parties);
	if (unable.length === 0) return;
	const tags = await tagsIn(request, parties);
	const verb = unable.length === 1 ? 'has' : 'have';
	throw inputFailure(`${namesOf(unable)} ${verb} no signature field in envelope ${envelopeId}`, {
		...(request.path === '/folders/createfolder' && { parameter: 'Place Fields By' }),
		advice: [tags, STAYS_DRAFT, wayOn(request)].filter(Boolean).join(' '),
	});
}

/**
 * Names of those who are to sign a changed envelope and could not: the change brings no signature
 * field for them, and the envelope has none for their party number. Looks only where the change itself
 * does not tell.
 */
export async function whoCouldNotSign(
	run: ESignRun,
	envelopeId: number,
	{ parties, fields }: { parties: readonly Party[]; fields: readonly PlacedField[] },
): Promise<string[]> {
	const brought = new Set(
		fields.filter(({ type }) => isSignatureType(type)).map(({ party }) => party),
	);
	const others = parties.filter((party) => mustSign(party) && !brought.has(party.sequence));
	if (others.length === 0) return [];
	const had = participantsOf(await lookAt(run, envelopeId))
		.filter(({ hasSignatureField }) => hasSignatureField)
		.map(({ partyNumber }) => partyNumber);
	return others.filter(({ sequence }) => !had.includes(sequence)).map(nameOf);
}

/** @throws FoxitFailure `input` when somebody could not sign; nothing has been changed */
export function refuseUnsignableChange(names: readonly string[], envelopeId: number): void {
	if (names.length === 0) return;
	throw inputFailure(`${namesOf(names)} would have no signature field in envelope ${envelopeId}`, {
		parameter: 'Fields as JSON',
		advice:
			'Whoever has none could finish without signing, so the envelope was not changed and nobody was mailed. Place a signature field for each new signer by Fields as JSON, or give them another permission. For an acknowledgement without a signature there is the option Allow Recipients Without Signature Field.',
	});
}

function namesOf(names: readonly string[]): string {
	return names.map((name) => readableText(name, 100)).join(', ');
}

const STAYS_DRAFT =
	'Whoever has none could finish without signing, so nobody was mailed: the envelope is a draft.';

function wayOn({ path }: EnvelopeRequest): string {
	const place =
		path === '/folders/createfolder'
			? 'Place a signature field for each signer by text tags such as ${signfield:1:y:____}, by coordinates or by form fields, and run this again'
			: 'Give each signer a signature field in the template, and run this again';
	return `${place}; or place it in the draft and send that by Send Draft. Recipients who need not sign get another permission. For an acknowledgement without a signature there is the option Allow Recipients Without Signature Field.`;
}

/** Names of those who are to sign and cannot. */
function whoCannotSign(looked: Answer, parties: readonly Party[]): string[] {
	const participants = participantsOf(looked);
	if (participants.length > 0) return withoutSignatureField(participants).map(labelIn(parties));
	// A draft can come without its recipients (docs/contract/esign.md#envelope).
	const signers = parties.filter(mustSign);
	return signatureFieldOwners(looked) >= signers.length ? [] : signers.map(nameOf);
}

/** By the names that the user has given, which a draft need not repeat. */
function labelIn(parties: readonly Party[]): (participant: Participant) => string {
	return ({ partyNumber, label }) => {
		const party = parties.find(({ sequence }) => sequence === partyNumber);
		return party ? nameOf(party) : label;
	};
}

function nameOf({ firstName, lastName, emailId, sequence }: Party): string {
	return [firstName, lastName].filter(Boolean).join(' ') || emailId || `Party number ${sequence}`;
}

/** A sentence on tags in the documents that the service passes over, if there are any. */
async function tagsIn(
	{ body }: EnvelopeRequest,
	parties: readonly Party[],
): Promise<string | undefined> {
	const numbers = parties.map(({ sequence }) => sequence);
	const found = new Map<string, string>();
	for (const file of listIn(body.base64FileString)) {
		for (const text of await documentTexts(Buffer.from(toText(file), 'base64'))) {
			for (const { tag, fault } of faultySignatureTags(text, numbers)) found.set(tag, fault);
		}
	}
	if (found.size === 0) return undefined;
	const shown = [...found].slice(0, MAX_TAGS_SHOWN).map(([tag, fault]) => `"${tag}" ${fault}`);
	const more = found.size > MAX_TAGS_SHOWN ? `, and ${found.size - MAX_TAGS_SHOWN} more` : '';
	return `In the documents: ${shown.join('; ')}${more}.`;
}
