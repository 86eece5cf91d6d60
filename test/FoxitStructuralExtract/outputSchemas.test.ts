/** What n8n's editor shows of the operations before they ran is what comes out of them. */
import { FoxitStructuralExtract } from '../../nodes/FoxitStructuralExtract/FoxitStructuralExtract.node';
import { usePdfServices } from '../FoxitPdfServices/support/pdf-services';
import { OutputSchemas } from '../support/output-schemas';
import { extract, jsonOf } from './support/extract';
import { formPage, reportPage } from './support/pdfs';

const service = usePdfServices();
const schemas = new OutputSchemas('FoxitStructuralExtract');

/** Members that are the user's own: the columns of tables, the fields of forms. */
const OPEN: Record<string, string[]> = {
	tables: ['rows[]'],
	tableRows: ['row'],
	formData: ['formData'],
};

const OPERATIONS = new FoxitStructuralExtract().description.properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ options = [] }) => options)
	.map((option) => ('value' in option ? String(option.value) : ''));

const results = OPERATIONS.map((operation) => ({
	operation,
	result: service.plan(async () => {
		const file = await service.pdf([reportPage(), formPage()], 'report.pdf');
		const node = { node: { typeVersion: 1.1 } };
		return await extract(service, { resource: 'pdf', operation }, [{ file }], node);
	}),
}));

it.each(results)('$operation', async ({ operation, result }) => {
	const json = jsonOf(await result());
	expect(json).not.toEqual([]);
	schemas.add('pdf', operation, json, OPEN[operation]);
});

it('puts out what its schemas say', () => {
	expect(schemas.differences()).toEqual([]);
});
