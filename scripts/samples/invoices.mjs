/** A list of open invoices with sums, as `makeXlsx` takes it. */
const VAT_RATE = 0.19;

const OPEN_INVOICES = [
	['2026-0117', 'Adatum Corporation', '2026-01-05', 1840],
	['2026-0118', 'Blue Yonder Airlines', '2026-01-07', 12450.5],
	['2026-0119', 'Contoso Pharmaceuticals', '2026-01-09', 730.25],
	['2026-0120', 'Fabrikam Residences', '2026-01-12', 5125],
	['2026-0121', 'Graphic Design Institute', '2026-01-13', 264.9],
	['2026-0122', 'Lucerne Publishing', '2026-01-15', 3380],
	['2026-0123', 'Margie’s Travel', '2026-01-16', 915.6],
	['2026-0124', 'Proseware Ltd.', '2026-01-19', 7700],
	['2026-0125', 'Südwind Bücher e.K.', '2026-01-20', 148.75],
	['2026-0126', 'Trey Research', '2026-01-22', 22160],
	['2026-0127', 'Wide World Importers', '2026-01-23', 4095.3],
	['2026-0128', 'Wingtip Toys', '2026-01-26', 611.45],
];

const cents = (amount) => Math.round(amount * 100) / 100;
const sum = (amounts) => cents(amounts.reduce((total, amount) => total + amount, 0));

const lines = OPEN_INVOICES.map(([number, customer, date, net]) => {
	const vat = cents(net * VAT_RATE);
	return [number, customer, date, net, vat, cents(net + vat)];
});
const total = (column) => sum(lines.map((line) => line[column]));

export const invoices = [
	['Open invoices, January 2026', null, null, null, null, null],
	['Number', 'Customer', 'Date', 'Net EUR', 'VAT EUR', 'Gross EUR'],
	...lines,
	['Total', `${lines.length} invoices`, null, total(3), total(4), total(5)],
];

/** Characters. */
export const invoiceColumnWidths = [13, 28, 12, 12, 12, 12];
