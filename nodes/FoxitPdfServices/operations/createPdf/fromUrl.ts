import { inputFailure } from '../../../shared/failure';
import type { TaskOperation } from '../../executor/types';
import { pageLayoutBody, pageLayoutProperties } from './pageLayout';

/**
 * Turns a public web page into a PDF; Foxit itself fetches the page
 * (docs/contract/pdf-services.md#create-pdf).
 */
export const fromUrl: TaskOperation = {
	kind: 'task',
	value: 'fromUrl',
	name: 'From URL',
	action: 'Convert the web page at a URL to PDF',
	description: 'Turn a public web page into a PDF',
	inputModes: [],
	pdfInput: false,
	failedAdvice:
		"Check that the page opens in a browser without signing in: Foxit's servers fetch it themselves.",
	result: 'file',
	properties: [
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/report',
			description:
				'Address of the page. Foxit fetches it, so it must be reachable from the internet without a login.',
		},
		...pageLayoutProperties,
	],
	prepare: (parameters) => {
		const url = publicUrl(parameters.requiredText('url'));
		return {
			endpoint: '/documents/create/pdf-from-url',
			body: { url: url.href, ...pageLayoutBody(parameters.collection('pageLayout')) },
			resultExtensions: ['.pdf'],
			resultName: nameOf(url),
		};
	},
};

function publicUrl(text: string): URL {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
	throw inputFailure('"URL" is not the address of a web page', {
		parameter: 'URL',
		advice: 'It starts with https:// or http://, e.g. https://example.com/report',
	});
}

/** The last part of the path, else the host: "example.com/reports/q3" becomes "q3". */
function nameOf(url: URL): string {
	const lastPart = url.pathname.split('/').filter(Boolean).pop() ?? '';
	try {
		return decodeURIComponent(lastPart) || url.hostname;
	} catch {
		return url.hostname;
	}
}
