import { STATUS_CODES } from 'node:http';
import { ApiError } from '../errors.js';
import { errorAnswer, text, type Answer } from '../http/answer.js';
import { gateway, type ApiSurface } from '../http/api-surface.js';
import { errorResult } from './answers.js';
import { bearer } from './bearer.js';
import { DownloadError, EsignError } from './errors.js';
import { ESIGN_CLASSIC } from './surface.js';

/** The developer platform's way in: two headers on each request. */
export const esignGatewaySurface: ApiSurface = {
	prefix: '/esign/',
	identify: gateway.identify,
	refuse: (error) => businessError(error) ?? errorAnswer(error),
};

/** The classic host: bearer tokens, and the pages of its servlet container where no JSON is due. */
export const classicSurface: ApiSurface = {
	prefix: `${ESIGN_CLASSIC}/`,
	identify: bearer,
	refuse: (error) =>
		businessError(error) ??
		(error instanceof ApiError ? tomcatPage(error.status) : errorAnswer(error)),
};

function businessError(error: unknown): Answer | undefined {
	if (error instanceof DownloadError) return text(400, error.message, 'text/plain;charset=UTF-8');
	if (error instanceof EsignError) return errorResult(200, error);
	return undefined;
}

/**
 * docs/contract/esign.md#the-gateway, live, for 404; other codes look the same in that container.
 */
function tomcatPage(status: number): Answer {
	const title = `HTTP Status ${status} – ${STATUS_CODES[status] ?? 'Error'}`;
	const page =
		`<!doctype html><html lang="en"><head><title>${title}</title></head>` +
		`<body><h1>${title}</h1><hr class="line" /><h3>Apache Tomcat</h3></body></html>`;
	return text(status, page, 'text/html;charset=utf-8');
}
