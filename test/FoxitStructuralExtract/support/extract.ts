/** The node at work, in the same surroundings as the other node of the package. */
import type { Item, PdfServices } from '../../FoxitPdfServices/support/pdf-services';
import { NODE, type Result, type RunOptions } from '../../support/use-foxit-node';

export const TYPE = 'n8n-nodes-foxit.foxitStructuralExtract';

/** Runs Structural Extract on the items. */
export async function extract(
	service: PdfServices,
	parameters: object,
	items: Item[] = [{}],
	options: RunOptions = {},
): Promise<Result> {
	return await service.run(parameters, items, {
		...options,
		node: { type: TYPE, ...options.node },
	});
}

/** The same, where errors become items. */
export async function extractOn(
	service: PdfServices,
	parameters: object,
	items: Item[],
): Promise<Result> {
	return await extract(service, parameters, items, {
		node: { onError: 'continueRegularOutput' },
	});
}

/** An item with a result as its file. */
export function zipItem(data: Uint8Array, fileName = 'report.zip'): Item {
	return { file: { data, fileName, mimeType: 'application/zip' } };
}

/** The JSON parts of all output items. */
export function jsonOf(result: Result): Array<Record<string, unknown>> {
	expect(result.error).toBeUndefined();
	return result.items(NODE).map(({ json }) => json);
}

/** The names of the files of an output item, by field. */
export function filesOf(result: Result, index = 0): Record<string, string | undefined> {
	const { binary = {} } = result.item(NODE, index);
	return Object.fromEntries(
		Object.entries(binary).map(([field, { fileName }]) => [field, fileName]),
	);
}
