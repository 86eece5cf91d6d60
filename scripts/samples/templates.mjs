/** Templates for Foxit DocGen, as `makeTemplate` takes them. */
const title = (text) => ({ runs: [text], style: 'Title' });
const heading = (text) => ({ runs: [text], style: 'Heading1' });

const SENDER = 'Brightwater Consulting GmbH, Lindenstraße 8, 10969 Berlin';
/** Each `#` keeps the place of a digit: smaller amounts come out as `€ 960.50`, as the live ones do. */
const MONEY = '\\# "€#,##0.00"';

/** An invoice for a deal: a row for each of its lines, and their sum. */
export const invoiceTemplate = {
	header: [SENDER],
	footer: ['Invoice {{number}} of {{today \\@ yyyy-MM-dd}}'],
	body: [
		title('Invoice {{number}}'),
		'{{company.name}}',
		'{{company.street}}, {{company.city}}',
		heading('{{deal}}'),
		'Closed on {{closedOn \\@ "MMMM d, yyyy"}}. Due on {{dueOn \\@ "MMMM d, yyyy"}}.',
		{
			widths: [700, 4_300, 1_000, 1_500, 1_500],
			rows: [
				['No.', 'Product', 'Quantity', 'Price', 'Amount'],
				[
					'{{TableStart:lines}}{{ROW_NUMBER}}',
					'{{product}}',
					'{{quantity}}',
					`{{price ${MONEY}}}`,
					`{{amount ${MONEY}}}{{TableEnd:lines}}`,
				],
				['', 'Total', '', '', `{{=SUM(ABOVE) ${MONEY}}}`],
			],
		},
		'Please pay to IBAN DE02 1203 0000 0000 2020 51 and name the invoice number.',
	],
};

/** A statement of account: every booking is a row. */
export const statementTemplate = {
	header: [SENDER],
	body: [
		title('Statement of {{month \\@ "MMMM yyyy"}}'),
		'Account of {{customer}}',
		{
			widths: [1_700, 5_100, 2_200],
			rows: [
				['Day', 'Booking', 'Amount'],
				[
					'{{TableStart:bookings}}{{day \\@ yyyy-MM-dd}}',
					'{{text}}',
					`{{amount ${MONEY}}}{{TableEnd:bookings}}`,
				],
				['', 'Balance', `{{=SUM(ABOVE) ${MONEY}}}`],
			],
		},
	],
};

/** A payslip, which only the one that it is for may read. */
export const payslipTemplate = {
	header: [SENDER],
	footer: ['Confidential'],
	body: [
		title('Payslip {{month \\@ "MMMM yyyy"}}'),
		'{{employee.name}}, {{employee.position}}',
		{
			widths: [6_000, 3_000],
			rows: [
				['', 'Amount'],
				['Salary', `{{salary ${MONEY}}}`],
				['Tax', `{{tax ${MONEY}}}`],
				['Paid out', `{{paidOut ${MONEY}}}`],
			],
		},
	],
};

/**
 * An agreement that is signed: tags of Foxit DocGen are filled in first, and leave those of Foxit eSign
 * (`${…}`) as they are. Number 1 is the client.
 */
export const agreementTemplate = {
	header: [SENDER],
	body: [
		title('Agreement on {{deal}}'),
		'Between {{company.name}}, {{company.street}}, {{company.city}}, and Brightwater Consulting GmbH.',
		`The fee is {{fee ${MONEY}}}. Work begins on {{startsOn \\@ "MMMM d, yyyy"}}.`,
		heading('For the client'),
		'Signature: ${signfield:1:y:____________________}',
		'Date: ${datefield:1:y:Date:____________}',
		heading('For the contractor'),
		'Signature: ${signfield:2:y:____________________}',
	],
};

/** What a look at a résumé has come to. */
export const screeningTemplate = {
	header: [SENDER],
	footer: ['Printed on {{today \\@ yyyy-MM-dd}}'],
	body: [
		title('Screening report'),
		'Document: {{source}}',
		'Pages: {{pages}}. Words: {{words}}.',
		{
			widths: [1_000, 5_000, 3_000],
			rows: [
				['No.', 'Requirement', 'Mentioned'],
				[
					'{{TableStart:requirements}}{{ROW_NUMBER}}',
					'{{name}}',
					'{{mentioned}}{{TableEnd:requirements}}',
				],
			],
		},
		'This report counts words. Whom to invite is for a person to decide.',
	],
};
