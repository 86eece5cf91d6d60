import type { IHttpRequestMethods, IWebhookDescription } from 'n8n-workflow';

/** How n8n finds the node that a resume URL is for: by the node's id, behind that of the execution. */
const resumeWebhook = (httpMethod: IHttpRequestMethods): IWebhookDescription => ({
	name: 'default',
	httpMethod,
	responseMode: 'onReceived',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
});

/** Calls come by POST; a GET is somebody who looks, and is answered without further consequence. */
export const resumeWebhooks: IWebhookDescription[] = [resumeWebhook('GET'), resumeWebhook('POST')];
