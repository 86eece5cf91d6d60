import type { EnvelopeReport } from '../../../../sandbox/src/control-types';
import { useSandbox, type SandboxUnderTest } from '../../../support/use-sandbox';

type Client = typeof import('../../../support/esign-client.mjs');
type Surface = ReturnType<Client['esignGateway']>;
type Reply = Awaited<ReturnType<Surface['get']>>;

/** A sandbox with clients for both of the surfaces eSign has. */
export interface EsignUnderTest {
	sandbox: SandboxUnderTest;
	gateway: Surface;
	/** The classic surface of somebody with this token, or with none. */
	classic(token?: string): Surface;
	askToken(form?: Record<string, string>): Promise<Reply>;
	/** The classic surface, token asked for. */
	signedIn(): Promise<Surface>;
	/** Makes an envelope at the gateway; resolves to what the control API says of it. */
	create(changes?: object): Promise<EnvelopeReport>;
	control: SandboxUnderTest['control']['esign'];
}

export const PARTY = {
	firstName: 'Mara',
	lastName: 'Lind',
	emailId: 'mara@signer.example',
	permission: 'FILL_FIELDS_AND_SIGN',
	sequence: 1,
};
export const SECOND_PARTY = {
	...PARTY,
	firstName: 'Otto',
	lastName: 'Berg',
	emailId: 'otto@signer.example',
	sequence: 2,
};

/** A signature field for a party, each lower on the page than the one before. */
export const signatureFor = (party: number) => ({
	type: 'signature',
	x: 72,
	y: 100 * party,
	width: 170,
	height: 44,
	pageNumber: 1,
	documentNumber: 1,
	party,
	required: true,
});

/** A PDF in Base64 with these lines of text on its page. */
export async function pdfBase64(text = 'Agreement'): Promise<string> {
	const { textPdf } = await import('../../../support/make-pdf.mjs');
	return Buffer.from(await textPdf(text)).toString('base64');
}

/** Body for `createfolder`: one document, one signer with a signature field, a draft. */
export async function folderBody(changes: object = {}): Promise<object> {
	return {
		folderName: 'Mutual NDA',
		inputType: 'base64',
		base64FileString: [await pdfBase64()],
		fileNames: ['nda.pdf'],
		parties: [PARTY],
		fields: [signatureFor(1)],
		processTextTags: false,
		processAcroFields: false,
		sendNow: false,
		createEmbeddedSigningSession: false,
		...changes,
	};
}

/** Starts a sandbox for the current block and opens both surfaces. */
export function useEsign(settings: object = {}): EsignUnderTest {
	const sandbox = useSandbox(settings);
	const esign = { sandbox } as EsignUnderTest;
	beforeAll(async () => {
		const { askToken, esignClassic, esignGateway } =
			await import('../../../support/esign-client.mjs');
		const { url } = sandbox;
		Object.assign(esign, {
			gateway: esignGateway(url),
			classic: (token?: string) => esignClassic(url, token),
			askToken: (form?: Record<string, string>) => askToken(url, form),
			control: sandbox.control.esign,
		});
		esign.signedIn = async () => {
			const { body } = await esign.askToken();
			return esign.classic((body as { access_token: string }).access_token);
		};
		esign.create = async (changes) => {
			const { body, text } = await esign.gateway.post(
				'/folders/createfolder',
				await folderBody(changes),
			);
			const { folder } = body as { folder?: { folderId: number } };
			if (folder === undefined) throw new Error(text);
			return await esign.control.folder(folder.folderId);
		};
	});
	return esign;
}

/** What the service says when it refuses inside HTTP 200. */
export const refusal = (error_description: unknown) => ({
	status: 200,
	body: { result: 'error', error_description },
});
