/** A quarterly review of three slides, as `makePptx` takes it. */
export const review = [
	{
		title: 'Quarterly Review: Q4 2025',
		lines: ['Northwind Traders Ltd.', 'Finance and Operations, 14 January 2026'],
	},
	{
		title: 'What changed',
		lines: [
			'Revenue grew by 8.4 % to €3.2 million',
			'Invoices are paid after 24 days, down from 31',
			'Support answers within 4 hours, down from 9',
			'Paper documents fell from 1,900 to 240 a month',
		],
	},
	{
		title: 'Next steps',
		lines: [
			'Automate contracts from draft to signature',
			'Archive every incoming document as a PDF',
			'Move the Bristol warehouse to the new system by June',
		],
	},
];
