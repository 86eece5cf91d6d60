import type { SandboxUnderTest } from '../../support/use-sandbox';

/** What the API answers to anything. */
export interface Answer {
	status: number;
	body: {
		message?: string;
		fileExtension?: string;
		base64FileString?: string | null;
		singleTagsString?: string | string[];
		doubleTagsString?: string | string[];
	};
}

const HEADERS = {
	client_id: 'sandbox-client',
	client_secret: 'sandbox-secret',
	'content-type': 'application/json',
	'user-agent': 'sandbox-tests/1.0',
};

/** Posts to the API as it is: a string goes out unchanged. */
export async function post(
	{ url }: SandboxUnderTest,
	path: string,
	body: unknown,
	headers: Record<string, string> = HEADERS,
): Promise<Answer> {
	const response = await fetch(`${url}/document-generation/api/${path}`, {
		method: 'POST',
		headers,
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	return { status: response.status, body: (await response.json()) as Answer['body'] };
}

/** Fills a template and hands back the answer. */
export async function answerTo(
	sandbox: SandboxUnderTest,
	template: Uint8Array,
	documentValues: unknown,
	outputFormat = 'docx',
	more: object = {},
): Promise<Answer> {
	const base64FileString = Buffer.from(template).toString('base64');
	return await post(sandbox, 'GenerateDocumentBase64', {
		base64FileString,
		documentValues,
		outputFormat,
		...more,
	});
}

/** Fills a template and hands back the document. */
export async function generate(
	sandbox: SandboxUnderTest,
	template: Uint8Array,
	documentValues: unknown,
	outputFormat = 'docx',
	more: object = {},
): Promise<Buffer> {
	const { status, body } = await answerTo(sandbox, template, documentValues, outputFormat, more);
	if (status !== 200 || typeof body.base64FileString !== 'string')
		throw new Error(`HTTP ${status}: ${body.message}`);
	return Buffer.from(body.base64FileString, 'base64');
}
