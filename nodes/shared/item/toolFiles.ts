import type { INodeExecutionData } from 'n8n-workflow';

/**
 * Says on an item with a file that an agent does not get the file: n8n hands the JSON alone to it, and
 * keeps the file for nobody.
 *
 * @param item an output item of a tool
 */
export function tellOfFiles(item: INodeExecutionData): INodeExecutionData {
	const { binary, json } = item;
	if (!binary || Object.keys(binary).length === 0) return item;
	return { ...item, json: { ...json, fileNote: json.resultDocumentId ? KEPT : GONE } };
}

const FILES = 'Tools pass no files on, so the file itself is lost.';

const KEPT = `${FILES} Foxit keeps a copy for 24 hours. Give resultDocumentId as the Document ID of another tool, or make a link with Create Share Link.`;

const GONE = `${FILES} To keep a result, set Output to Document ID, Text or JSON in the node of this tool, if it offers that.`;
