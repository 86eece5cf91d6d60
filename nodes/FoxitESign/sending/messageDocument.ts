import { inputFailure } from '../../shared/failure';
import { safeFileName, withExtension } from '../../shared/file/fileName';
import type { ESignRun } from '../run/eSignRun';
import type { SentDocuments } from './documents';
import type { PlacedField } from './fields';
import { mustSign, type Party } from './recipients';
import { layoutOf, type Signer } from './message/messageLayout';
import { pdfOfPages } from './message/pdfOfPages';
import { toolCallUnderReview } from './message/toolCall';
import { inStandardCharacters, unshowable } from './message/winAnsi';

/** Some 30 pages. */
const MAX_CHARACTERS = 100_000;
const MAX_CHARACTERS_SHOWN = 8;
/** What JavaScript writes for an object within a text. */
const OBJECT_AS_TEXT = '[object Object]';

/** A document with its fields. */
export interface MessageDocument extends SentDocuments {
	fields: PlacedField[];
}

/**
 * A document made of a plain text, with a signature field for each signer. The fields are placed by
 * coordinates, and tags in the text are not looked for: it can come from an agent, and must not be
 * able to make fields.
 *
 * @throws FoxitFailure `input` for a text that is blank, too long, or has characters that the standard
 *   fonts of PDF cannot show
 */
export function messageDocument(run: ESignRun, parties: readonly Party[]): MessageDocument {
	const { parameters, context, itemIndex } = run;
	const call = toolCallUnderReview(context, itemIndex);
	const given = parameters.requiredText('message');
	// n8n's own default message for a review has `{{ $tool.parameters }}` within a text.
	const message = call ? given.replaceAll(OBJECT_AS_TEXT, () => call.input) : given;
	if (!call) refuseObject(message, parameters.label('message'));
	const text = inStandardCharacters([message, call?.text].filter(Boolean).join('\n\n'));
	refuseUnfit(text, parameters.label('message'));
	const { pages, places } = layoutOf(text, parties.filter(mustSign).map(signerOf));
	const name = call ? `Approval of ${call.name}` : 'Message';
	const fileName = withExtension(safeFileName(name, 'Message'), '.pdf');
	return {
		count: 1,
		body: {
			inputType: 'base64',
			base64FileString: [pdfOfPages(pages).toString('base64')],
			fileNames: [fileName],
		},
		firstName: fileName,
		fields: places.map((place) => ({
			type: 'signature',
			documentNumber: 1,
			required: true,
			...place,
		})),
	};
}

/** Names can have characters of any language; what cannot be shown gives way to the address. */
function signerOf({ firstName, lastName, emailId, sequence }: Party): Signer {
	const name = [firstName, lastName].filter(Boolean).join(' ');
	const labels = [name && emailId ? `${name} (${emailId})` : '', emailId, `Party ${sequence}`];
	const shown = labels
		.filter(Boolean)
		.map(inStandardCharacters)
		.find((label) => unshowable(label).length === 0);
	return { party: sequence, label: `Signature of ${shown ?? `Party ${sequence}`}` };
}

function refuseObject(message: string, parameter: string): void {
	if (!message.includes(OBJECT_AS_TEXT)) return;
	throw inputFailure(`"${parameter}" has "${OBJECT_AS_TEXT}" where a text belongs`, {
		parameter,
		advice:
			'An expression in it gives an object: take a member of it, or write JSON.stringify() around it. Nothing was sent.',
	});
}

function refuseUnfit(text: string, parameter: string): void {
	if (text.length > MAX_CHARACTERS) {
		throw inputFailure(
			`"${parameter}" has ${text.length} characters; a document is made of up to ${MAX_CHARACTERS}`,
			{ parameter, advice: 'Send a file instead. Nothing was sent.' },
		);
	}
	const strange = unshowable(text);
	if (strange.length === 0) return;
	const shown = strange.slice(0, MAX_CHARACTERS_SHOWN).map(named).join(', ');
	const more = strange.length > MAX_CHARACTERS_SHOWN ? ', and others' : '';
	throw inputFailure(
		`"${parameter}" has characters that the document cannot show: ${shown}${more}`,
		{
			parameter,
			advice:
				'It shows the letters of western European languages. For others, set Documents From to Template and give the text by Field Values, or send a file. Nothing was sent.',
		},
	);
}

function named(character: string): string {
	const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	return /[\p{C}\p{Z}\p{M}]/u.test(character) ? `U+${code}` : `${character} (U+${code})`;
}
