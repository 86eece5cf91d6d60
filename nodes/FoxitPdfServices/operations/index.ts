import { fromFile } from './createPdf/fromFile';
import { fromHtml } from './createPdf/fromHtml';
import { fromUrl } from './createPdf/fromUrl';
import { deleteDocument } from './document/deleteDocument';
import { download } from './document/download';
import { upload } from './document/upload';
import { getStatus } from './task/getStatus';
import { waitForResult } from './task/waitForResult';
import type { Operation, Resource } from './types';

/** The operations table: the node's parameters and its behaviour are both made from it. */
export const RESOURCES: readonly Resource[] = [
	{ value: 'createPdf', name: 'Create PDF', operations: [fromFile, fromHtml, fromUrl] },
	{ value: 'document', name: 'Document', operations: [deleteDocument, download, upload] },
	{ value: 'task', name: 'Task', operations: [getStatus, waitForResult] },
];

/** Finds an operation by the values of the two parameters that choose it. */
export function findOperation(resource: string, operation: string): Operation | undefined {
	return RESOURCES.find(({ value }) => value === resource)?.operations.find(
		({ value }) => value === operation,
	);
}
