/** What n8n's editor shows of the operations before they ran is what comes out of them. */
import { OutputSchemas } from '../support/output-schemas';
import { NODE } from '../support/use-foxit-node';
import { template, useDocGen } from './support/doc-gen';
import { loopRow } from './support/words';

const docGen = useDocGen();
const schemas = new OutputSchemas('FoxitDocGen');

it.each(['analyze', 'check', 'generate'])('%s', async (operation) => {
	const file = await template([
		'{{customer}} {{city}}',
		{ rows: [['Item'], loopRow('items', ['x'])] },
	]);
	const json = { customer: 'Ann', items: [{ x: 1 }] };
	const result = await docGen.run({ operation, dataMode: 'item' }, [{ json, file }]);
	expect(result.error).toBeUndefined();
	const items = result.items(NODE);
	expect(items).not.toEqual([]);
	schemas.add(
		'template',
		operation,
		items.map((item) => item.json),
	);
});

it('puts out what its schemas say', () => {
	expect(schemas.differences()).toEqual([]);
});
