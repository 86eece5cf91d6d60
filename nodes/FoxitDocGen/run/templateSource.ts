import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import { decodeBase64 } from '../../shared/file/base64';
import { binaryParameter, type InputFile } from '../../shared/file/binaryInput';
import { fetchUrl, type UrlRequest } from '../../shared/file/fetchUrl';
import { safeFileName } from '../../shared/file/fileName';
import { expectedSha256, refuseChanged } from '../../shared/job/expectedSha256';
import { headersOf } from '../../shared/job/headers';
import { MAIN_INPUT } from '../../shared/job/inputDocument';
import type { Parameters } from '../../shared/values/parameters';
import {
	MAX_TEMPLATE_BYTES,
	openTemplate,
	refuseOversize,
	type Template,
} from '../template/template';
import type { DocGenRun } from './docGenRun';
import { earlierFile } from './earlierFile';

/**
 * The template of an item that is to be sent, if it is the one that was expected.
 *
 * @throws FoxitFailure `input` if not, and as `templateOf`
 */
export async function expectedTemplate(run: DocGenRun): Promise<Template> {
	const expected = expectedSha256(run.parameters);
	const template = await templateOf(run);
	refuseChanged(template.fileName, template.sha256, expected);
	return template;
}

/** Where a template comes from. */
export type TemplateSource = 'base64' | 'binary' | 'earlierNode' | 'url';

const BINARY_LABEL = 'Template Binary Field';
const URL_LABEL = 'Template URL';
const BASE64_LABEL = 'Template in Base64';
const FALLBACK_NAME = 'document';

/**
 * The template of an item, ready to be sent.
 *
 * @throws FoxitFailure `input` when there is none, or none that the service takes
 */
export async function templateOf(run: DocGenRun): Promise<Template> {
	const { parameters, context, session, signals } = run;
	const { templates } = session;
	switch (parameters.choice<TemplateSource>('templateSource')) {
		case 'url': {
			const link = templateLink(parameters);
			const key = JSON.stringify(link);
			return await templates.get(key, async () => await fromUrl(context, link, signals.giveUp));
		}
		case 'base64': {
			const text = parameters.requiredText('templateBase64');
			return await templates.get(text, async () => await fromBase64(text));
		}
		case 'earlierNode':
			return await fromFile(run, await earlierFile(run));
		case 'binary':
			refuseNoFile(run);
			return await fromFile(
				run,
				await binaryParameter(context, run.itemIndex, parameters, 'binaryPropertyName'),
			);
	}
}

/** The usual way to lose a file is a node in between that hands on no files. */
function refuseNoFile({ context, parameters, itemIndex }: DocGenRun): void {
	const fields = context.getInputData()[itemIndex]?.binary ?? {};
	if (Object.keys(fields).length > 0) return;
	if (typeof parameters.file('binaryPropertyName', fields) !== 'string') return;
	throw inputFailure('The input item has no file', {
		parameter: BINARY_LABEL,
		advice:
			'A node in between, such as Edit Fields, may not have passed it on. Choose File of an Earlier Node in Template From. Or put a node that reads the template right before this one.',
	});
}

async function fromFile(
	{ context, session, record }: DocGenRun,
	file: InputFile,
): Promise<Template> {
	if (file.fileName) record.inputNames = [file.fileName];
	refuseOversize(file.size, BINARY_LABEL);
	return await session.templates.get(`${file.fileName ?? ''}\n${file.key}`, async () => {
		const content = await file.open();
		const bytes = Buffer.isBuffer(content)
			? content
			: await context.helpers.binaryToBuffer(content);
		return await openTemplate(safeFileName(file.fileName, FALLBACK_NAME), bytes, BINARY_LABEL);
	});
}

/** A template at a web address. */
export type TemplateLink = Pick<UrlRequest, 'headers' | 'url'>;

/** Reads where the template is, and what the site asks for. */
export function templateLink(parameters: Parameters): TemplateLink {
	return {
		url: parameters.requiredText('templateUrl'),
		headers: headersOf(parameters, MAIN_INPUT.headers),
	};
}

export async function fromUrl(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	link: TemplateLink,
	signal: AbortSignal,
): Promise<Template> {
	const request = { ...link, label: URL_LABEL, maxBytes: MAX_TEMPLATE_BYTES, signal };
	const { fileName, content } = await fetchUrl(context, request);
	return await openTemplate(fileName, content, URL_LABEL);
}

/** A template that is kept as text, e.g. in a database field; a data URI's prefix is no part of it. */
export async function fromBase64(text: string): Promise<Template> {
	const { content } = decodeBase64(text, BASE64_LABEL, Infinity);
	return await openTemplate(FALLBACK_NAME, content, BASE64_LABEL);
}
