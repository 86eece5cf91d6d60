import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Operation } from '../../operations/types.js';
import type { ExecuteOptions } from '../engine/types.js';

export const EXECUTE = 'esign-execute';
/** All of it, in the job's folder. */
export const ZIP_FILE = 'all.zip';
/** docs/contract/esign.md#notes-for-a-sandbox. */
const CERTIFICATE_NAME = 'Document(s) Completion Certificate.pdf';

/** Name of a signed document in the job's folder. */
export const signedFile = (index: number): string => `${index + 1}.pdf`;

/** The files of an executed envelope: each document signed, and all of them with the certificate as a ZIP. */
export const execute: Pick<Operation, 'name' | 'work'> = {
	name: EXECUTE,
	async work({ inputs, options, folder }) {
		const { stamps, names, certificate, testMode } = options as ExecuteOptions;
		const { signPdf } = await import('../engine/sign-pdf.js');
		const { certificatePdf } = await import('../engine/certificate.js');
		const { markAsTest } = await import('../engine/test-mode.js');
		const { zipNamed } = await import('../../engine/zip.js');
		const finish = async (bytes: Uint8Array): Promise<Uint8Array> =>
			testMode ? await markAsTest(bytes) : bytes;
		const members = new Map<string, Uint8Array>();
		for (const [index, { path }] of inputs.entries()) {
			const signed = await finish(await signPdf(await readFile(path), stamps[index] ?? []));
			await writeFile(join(folder, signedFile(index)), signed);
			members.set(names[index] ?? signedFile(index), signed);
		}
		members.set(CERTIFICATE_NAME, await finish(certificatePdf(certificate)));
		await writeFile(join(folder, ZIP_FILE), zipNamed(members));
		return { kind: 'data', data: {} };
	},
};
