/**
 * The part of the sandbox's control API that is about eSign: what signers do, what was mailed and delivered.
 */

/**
 * @typedef {import('../../sandbox/src/control-types').EnvelopeReport} EnvelopeReport
 * @typedef {import('../../sandbox/src/control-types').ChannelReport} ChannelReport
 * @typedef {import('../../sandbox/src/control-types').Delivery} Delivery
 * @typedef {import('../../sandbox/src/control-types').Mail} Mail
 */

/**
 * @typedef {object} EsignControl
 * @property {() => Promise<EnvelopeReport[]>} folders
 * @property {(folderId: number) => Promise<EnvelopeReport>} folder
 * @property {(folderId: number, party: number, values?: Record<string, string | boolean>) =>
 *   Promise<EnvelopeReport>} sign `party` is the party's sequence, `values` are by field name
 * @property {(folderId: number, party: number, reason: string) => Promise<EnvelopeReport>} decline
 * @property {(folderId: number, party: number) => Promise<EnvelopeReport>} view
 * @property {(folderId: number) => Promise<EnvelopeReport>} expire
 * @property {(folderId: number) => Promise<EnvelopeReport>} execute ends the wait of `executeDelayMs`
 * @property {(folderId: number) => Promise<EnvelopeReport>} send a draft, as its owner would in the web app
 * @property {(folder: object) => Promise<EnvelopeReport>} createInWebApp `folderName`, `parties` and the
 *   other members of the API's call; `pdfBase64` for the document
 * @property {(template: object) => Promise<{ templateId: number, templateName: string }>} seedTemplate
 *   `templateName`, `parties`, `fields`; `pdfBase64` for the document
 * @property {() => Promise<ChannelReport[]>} channels
 * @property {() => Promise<Delivery[]>} deliveries
 * @property {(delivery: object) => Promise<Delivery[]>} deliver `channelId`, `event`, `folderId`; `secret`
 *   (a wrong one forges), `omitSignature`, `body`, `repeat`, `party`, `reason`, `atMs`
 * @property {() => Promise<void>} hold keeps deliveries back from now on
 * @property {(order?: { reversed?: boolean }) => Promise<Delivery[]>} release lets them go
 * @property {() => Promise<Mail[]>} mails
 * @property {() => Promise<{ revoked: number }>} revokeTokens
 */

/**
 * @param {(method: string, path: string, body?: object) => Promise<any>} call of the control API
 * @returns {EsignControl}
 */
export function esignControl(call) {
	const act = (folderId, action, body = {}) =>
		call('POST', `/esign/folders/${folderId}/${action}`, body);
	return {
		folders: () => call('GET', '/esign/folders'),
		folder: (folderId) => call('GET', `/esign/folders/${folderId}`),
		sign: (folderId, party, values = {}) => act(folderId, 'sign', { party, values }),
		decline: (folderId, party, reason) => act(folderId, 'decline', { party, reason }),
		view: (folderId, party) => act(folderId, 'view', { party }),
		expire: (folderId) => act(folderId, 'expire'),
		execute: (folderId) => act(folderId, 'execute'),
		send: (folderId) => act(folderId, 'send'),
		createInWebApp: (folder) => call('POST', '/esign/web/folders', folder),
		seedTemplate: (template) => call('POST', '/esign/templates', template),
		channels: () => call('GET', '/esign/channels'),
		deliveries: () => call('GET', '/esign/deliveries'),
		deliver: (delivery) => call('POST', '/esign/deliver', delivery),
		hold: () => call('POST', '/esign/hold', { hold: true }),
		release: async ({ reversed = false } = {}) => {
			const { released } = await call('POST', '/esign/hold', { hold: false, reversed });
			return released;
		},
		mails: () => call('GET', '/esign/mails'),
		revokeTokens: () => call('POST', '/esign/tokens/revoke', {}),
	};
}
