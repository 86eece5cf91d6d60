import { makePdf } from '../../support/make-pdf.mjs';
import { esignGateway } from '../../support/esign-client.mjs';
import { until } from './wait.mjs';

const UNDER_WAY = new Set(['held', 'sending']);

const SIGNER = {
	...{ firstName: 'Mara', lastName: 'Lind', emailId: 'mara@signer.example' },
	...{ permission: 'FILL_FIELDS_AND_SIGN', sequence: 1 },
};

const SIGNATURE = {
	...{ type: 'signature', party: 1, required: true },
	...{ documentNumber: 1, pageNumber: 1, x: 72, y: 300, width: 170, height: 44 },
};

/**
 * What somebody else does in the sandbox's eSign account, with the same keys as n8n.
 *
 * @param {{ url: string, control: import('../../support/sandbox-process.mjs').Control }} sandbox
 */
export function envelopesOf({ url, control: { esign } }) {
	const account = esignGateway(url);

	/** @returns {Promise<number>} id of an envelope that people, one if left out, are asked to sign */
	async function send(name, emails = [SIGNER.emailId]) {
		const signers = emails.map((emailId, index) => ({ ...SIGNER, emailId, sequence: index + 1 }));
		const fields = signers.map(({ sequence }) => ({
			...{ ...SIGNATURE, party: sequence },
			y: SIGNATURE.y + 100 * (sequence - 1),
		}));
		const pdf = await makePdf({ pages: [name] });
		const { body, text } = await account.post('/folders/createfolder', {
			...{ folderName: name, parties: signers, fields, sendNow: true },
			...{ inputType: 'base64', fileNames: ['agreement.pdf'] },
			base64FileString: [Buffer.from(pdf).toString('base64')],
		});
		if (!body?.folder) throw new Error(text);
		return body.folder.folderId;
	}

	return {
		send,

		/** @returns {Promise<number>} id of an envelope that is signed by then */
		async signed(name) {
			const folderId = await send(name);
			await esign.sign(folderId, 1);
			return folderId;
		},

		/** @returns {Promise<any[]>} the channels as the account sees them, with their secrets */
		channels: async () => (await account.get('/webhook/channellist')).body.templatesList,

		/**
		 * Waits until an event has arrived or has been given up.
		 *
		 * @returns {Promise<number[]>} statuses of the answers to all tries
		 */
		async answers(folderId, event) {
			const about = await until(`the delivery of ${event}`, async () => {
				const all = await esign.deliveries();
				const found = all.filter((one) => one.folderId === folderId && one.event === event);
				return found.length > 0 && found.every(({ state }) => !UNDER_WAY.has(state)) && found;
			});
			return statusesOf(about);
		},
	};
}

/** @param {import('../../support/esign-control.mjs').Delivery[]} deliveries */
export const statusesOf = (deliveries) =>
	deliveries.flatMap(({ attempts }) => attempts.map(({ status }) => status));
