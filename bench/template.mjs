/**
 * What reading a template and its data takes, without a request: processor time, and the peak of the
 * resident size. Linux only; after `npm run build`.
 *
 * node bench/template.mjs [--rows 10000]
 */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

import { makeTemplate } from '../test/support/word-template.mjs';

const require = createRequire(import.meta.url);
const TEMPLATE = '../dist/nodes/FoxitDocGen/template';
const { openTemplate } = require(`${TEMPLATE}/template.js`);
const { documentValues } = require(`${TEMPLATE}/documentValues.js`);
const { checkData } = require(`${TEMPLATE}/checkData.js`);

const { values } = parseArgs({ options: { rows: { type: 'string', default: '10000' } } });
const rows = Number(values.rows);

const loop = ['{{TableStart:items}}{{product}}', '{{price \\# "0.00"}}', '{{day \\@ yyyy}}'];
const body = [
	'{{name}}',
	{
		rows: [
			['Product', 'Price', 'Day'],
			[...loop.slice(0, 2), `${loop[2]}{{TableEnd:items}}`],
		],
	},
];
const large = await makeTemplate({ body, padding: Math.floor(3.9 * 1024 * 1024) });
const data = {
	name: 'Adatum',
	items: Array.from({ length: rows }, (_, index) => ({
		product: `Product ${index}`,
		price: index / 7,
		day: new Date(1_700_000_000_000 + index * 10_000_000),
	})),
};
const bomb = await makeTemplate({ body: ['{{a}}'.repeat(4_000_000)] });

const before = peakMB();
const table = {};
let template;
let sent;
await measure(`A template of ${(large.length / 1024 / 1024).toFixed(1)} MB is read`, async () => {
	template = await openTemplate('a.docx', large, 'Template');
});
await measure(`Data of ${rows} rows are made ready`, () => {
	sent = documentValues(template.report, data, 'America/New_York');
});
await measure('They are compared with the template', () => {
	checkData(template.report, sent.values);
});
await measure(
	`20 MB of tags, ${Math.round(bomb.length / 1024)} KB zipped, are refused`,
	async () => {
		const failure = await openTemplate('b.docx', bomb, 'Template').catch((error) => error);
		if (!/more than 100,000 tags/.test(failure.message)) throw new Error('It was not refused');
	},
);
console.log(`Node.js ${process.version}, resident at the start: ${before} MB`);
console.table(table);

async function measure(name, work) {
	const from = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(from);
	table[name] = { 'processor ms': Math.round((user + system) / 1_000), 'peak MB': peakMB() };
}

function peakMB() {
	return Math.round(process.resourceUsage().maxRSS / 1024);
}
