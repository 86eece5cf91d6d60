import { useSandbox } from '../../support/use-sandbox';

export const PATH = 'enhance/pdf-combine';

/** A file to combine. */
export type Input = [name: string, bytes: Uint8Array, password?: string];

/** What these tests read of pdf.js' own shapes. */
interface OutlineItem {
	title: string;
	dest: [never];
	items: OutlineItem[];
}
interface Annotation {
	page: number;
	subtype: string;
	dest: [never];
	fieldName?: string;
	fieldValue?: string;
	contentsObj: { str: string };
}

const facts = () => import('./pdf-facts.mjs');

export async function annotationsOf(bytes: Uint8Array): Promise<Annotation[]> {
	return (await (await facts()).annotationsOf(bytes)) as unknown as Annotation[];
}

/** The outline as titles and page numbers from 1. */
export async function outlineOf(bytes: Uint8Array): Promise<unknown[]> {
	const { withPdf } = await facts();
	return await withPdf(bytes, async (document) => {
		const read = async (items: OutlineItem[] | null): Promise<unknown[]> => {
			const entries = [];
			for (const { title, dest, items: below } of items ?? []) {
				const page = (await document.getPageIndex(dest[0])) + 1;
				entries.push(below.length ? [title, page, await read(below)] : [title, page]);
			}
			return entries;
		};
		return await read((await document.getOutline()) as unknown as OutlineItem[] | null);
	});
}

/** A sandbox for the tests of a file, and the ways to combine with it. */
export function useCombine() {
	const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

	async function submit(inputs: Input[], config?: object) {
		const documentInfos = [];
		for (const [name, bytes, password] of inputs) {
			const documentId = await sandbox.client.upload(name, bytes);
			documentInfos.push({ documentId, ...(password === undefined ? {} : { password }) });
		}
		return await sandbox.client.settled(
			await sandbox.client.submit(PATH, { documentInfos, ...(config ? { config } : {}) }),
		);
	}

	async function combine(inputs: Input[], config?: object): Promise<Uint8Array> {
		const task = await submit(inputs, config);
		expect(task).toMatchObject({ status: 'COMPLETED' });
		return await sandbox.client.download(task.resultDocumentId!);
	}

	return { sandbox, submit, combine };
}
