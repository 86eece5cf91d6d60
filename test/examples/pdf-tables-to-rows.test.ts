/** examples/pdf-tables-to-rows.json: the tables of PDFs become rows for a database. */
import { at, reportPage, ruledTable } from '../FoxitStructuralExtract/support/pdfs';
import { useTempDir } from '../support/temp-dir';
import { useExample } from './use-example';
import { writePdfs } from './write-pdfs';

const example = useExample('pdf-tables-to-rows.json');
const pdfs = useTempDir();

it('makes an item of each row, with its file, table and page', async () => {
	const stock = [
		['Part', 'Stock'],
		['Screw', '1200'],
	];
	await writePdfs(pdfs, {
		'report.pdf': [reportPage()],
		'stock.pdf': [{ text: [at(80, 'Only words here')] }, ruledTable(200, stock)],
		'without.pdf': [{ text: [at(80, 'No table at all')] }],
	});
	const { result } = await example.run(pdfs);
	expect(result.error).toBeUndefined();
	const report = { source: 'report.pdf', table: 'table1', page: 1 };
	expect(result.items('Your Database').map(({ json }) => json)).toEqual([
		{ Item: 'Pen', Quantity: '3', Price: '-4.50', ...report },
		{ Item: 'Paper', Quantity: '', Price: '=2+3', ...report },
		{ Part: 'Screw', Stock: '1200', source: 'stock.pdf', table: 'table1', page: 2 },
	]);
	expect(await example.control.ledger()).toHaveLength(3);
});
