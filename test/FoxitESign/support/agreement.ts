type MakePdf = (typeof import('../../support/make-pdf.mjs'))['makePdf'];

/** An envelope for tests; everything has a default. */
export interface Agreement {
	name?: string;
	/** A page each, with a text field and a signature for every signer on the first. */
	documents?: string[];
	signers?: Signer[];
	/** Stays a draft. */
	draft?: boolean;
	/** Further members of the request. */
	more?: object;
}

export interface Signer {
	firstName: string;
	lastName: string;
	emailId: string;
}

export const MARA: Signer = {
	firstName: 'Mara',
	lastName: 'Lind',
	emailId: 'mara@signer.example',
};

export const OMAR: Signer = {
	firstName: 'Omar',
	lastName: 'Haddad',
	emailId: 'omar@signer.example',
};

/** The body of the call that makes an envelope (docs/contract/esign.md#create-an-envelope). */
export async function agreement(spec: Agreement, makePdf: MakePdf): Promise<object> {
	const { name = 'Mutual NDA', documents = ['nda.pdf'], signers = [MARA], draft = false } = spec;
	const files = await Promise.all(
		documents.map(async (title) => await makePdf({ pages: [{ text: `The text of ${title}` }] })),
	);
	return {
		folderName: name,
		inputType: 'base64',
		base64FileString: files.map((file) => Buffer.from(file).toString('base64')),
		fileNames: documents,
		processTextTags: false,
		processAcroFields: false,
		sendNow: !draft,
		parties: signers.map((signer, index) => ({
			...signer,
			permission: 'FILL_FIELDS_AND_SIGN',
			sequence: index + 1,
		})),
		fields: signers.flatMap((_, index) => fieldsOf(index + 1)),
		...spec.more,
	};
}

/** A party's fields; the text field is called `Role 1` for the first party. */
function fieldsOf(party: number): object[] {
	const place = { x: 72, width: 150, height: 40, pageNumber: 1, documentNumber: 1, party };
	return [
		{ ...place, type: 'text', name: `Role ${party}`, y: 100 * party + 100, required: false },
		{ ...place, type: 'signature', y: 100 * party + 150, required: true },
	];
}
