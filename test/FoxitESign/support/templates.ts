const place = { x: 72, width: 150, height: 40, pageNumber: 1, documentNumber: 1 };

/** A template of all kinds of fields; its third party has none. */
export const NDA = {
	templateName: 'Mutual NDA',
	parties: [
		{ permission: 'FILL_FIELDS_AND_SIGN', sequence: 1, partyRole: 'Buyer' },
		{ permission: 'FILL_FIELDS_ONLY', sequence: 2, partyRole: 'Seller' },
		{ permission: 'VIEW_ONLY', sequence: 3, partyRole: 'Counsel' },
	],
	fields: [
		{ ...place, type: 'text', name: 'Company', party: 1, y: 100, required: true },
		{ ...place, type: 'dropdown', name: 'Plan', party: 1, y: 150, options: ['Basic', 'Pro'] },
		{ ...place, type: 'checkbox', name: 'Newsletter', party: 1, y: 200 },
		{ ...place, type: 'signature', party: 1, y: 250, required: true },
		{ ...place, type: 'date', name: 'Start', party: 2, y: 300, dateFormat: 'DD-MM-YYYY' },
	],
};

/** A template for one signer. */
export const NOTE = {
	templateName: 'Delivery Note',
	parties: [{ permission: 'FILL_FIELDS_AND_SIGN', sequence: 1 }],
	fields: [{ ...place, type: 'signature', party: 1, y: 100, required: true }],
};
