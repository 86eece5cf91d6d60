import type { SandboxUnderTest } from '../../support/use-sandbox';

/** The service's answer to a body it should refuse. */
export async function refusalOf(
	{ client }: SandboxUnderTest,
	path: string,
	body: object,
): Promise<{ status: number; code: string; message: string }> {
	const response = await client.post(`/documents/${path}`, body);
	const answer = (await response.json()) as { code: string; message: string };
	return { ...answer, status: response.status };
}

/** A VALIDATION_ERROR with this message. */
export const validationError = (message: unknown) => ({
	status: 400,
	code: 'VALIDATION_ERROR',
	message,
});

/** What every operation on one PDF refuses in the same way; `options` are those it cannot do without. */
export function refusesAsAllDo(
	sandbox: SandboxUnderTest,
	path: string,
	options: { [member: string]: unknown } = {},
): void {
	const make = () => import('../../support/make-pdf.mjs');

	it('wants a document, and that it is a PDF by its name', async () => {
		expect(await refusalOf(sandbox, path, options)).toEqual(
			validationError('documentId is required'),
		);
		const documentId = await sandbox.client.upload('a.docx', 'x');
		expect(await refusalOf(sandbox, path, { ...options, documentId })).toEqual(
			validationError("Unsupported file type '.docx'. Supported types: .pdf"),
		);
		expect(await refusalOf(sandbox, path, { ...options, documentId: 7 })).toEqual(
			validationError("Invalid value '7' for 'documentId'. Must be a valid string"),
		);
	});

	it('fails at a file that is no PDF inside', async () => {
		const { BROKEN_PDF } = await make();
		expect(await sandbox.client.run(path, 'a.pdf', BROKEN_PDF, options)).toMatchObject({
			status: 'FAILED',
			error: {
				code: 'INTERNAL_SERVER_ERROR',
				message: expect.stringMatching(/PDF file is damaged/) as unknown,
			},
		});
	});

	it('fails at a protected file without its password, or with a wrong one', async () => {
		const { protectedPdf } = await make();
		const passwords = 'password' in options ? ['wrong'] : ['wrong', undefined];
		for (const password of passwords) {
			const body = { ...options, ...(password === undefined ? {} : { password }) };
			const task = await sandbox.client.run(path, 'a.pdf', await protectedPdf('right'), body);
			expect(task).toMatchObject({
				status: 'FAILED',
				progress: 0,
				error: { code: 'INTERNAL_SERVER_ERROR', message: 'Document is password-protected' },
			});
		}
	});
}
