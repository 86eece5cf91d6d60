/**
 * Sent with every request: the edge refuses clients without a descriptive User-Agent with HTTP 403,
 * code 1010 (docs/contract/pdf-services.md#addresses-and-the-edge). A packaging test holds the
 * version to that of package.json.
 */
export const USER_AGENT =
	'n8n-nodes-foxit/0.1.0 (+https://github.com/n8n-nodes-foxit/n8n-nodes-foxit)';
