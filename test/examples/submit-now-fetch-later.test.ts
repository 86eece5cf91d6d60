/** examples/submit-now-fetch-later.json: tasks started by one node, results fetched by another. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { useTempDir } from '../support/temp-dir';
import { SAMPLES, useExample } from './use-example';

const example = useExample('submit-now-fetch-later.json');
const mixedFolder = useTempDir();

it('fetches the results of the tasks by their ids, under the names of the inputs', async () => {
	const { result, folder, files } = await example.run();
	expect(result.error).toBeUndefined();
	expect(files).toEqual(['open-invoices.pdf', 'quarterly-review.pdf', 'services-agreement.pdf']);
	const [page] = await example.pagesOf(join(folder, 'quarterly-review.pdf'));
	expect(page).toContain('Quarterly Review: Q4 2025');

	const started = result.items('Start Tasks');
	expect(started).toHaveLength(3);
	for (const { json, binary } of started) {
		expect(json.taskId).toMatch(/^[0-9a-f]{24}$/);
		expect(binary).toBeUndefined();
	}
	const fetched = result.items('Fetch PDFs').map(({ json }) => json.taskId);
	expect(fetched).toEqual(started.map(({ json }) => json.taskId));
});

it('pays for each file once', async () => {
	await example.control.reset();
	await example.run();
	expect(await example.control.ledger()).toHaveLength(3);
});

it('lists the files that cannot be converted, and converts the others', async () => {
	copyFileSync(join(SAMPLES, 'open-invoices.xlsx'), join(mixedFolder, 'good.xlsx'));
	// Too small to be sent at all.
	writeFileSync(join(mixedFolder, 'empty.docx'), '');
	const { result, files } = await example.run(mixedFolder);
	expect(result.status).toBe('success');
	expect(files).toEqual(['good.pdf']);
	expect(result.items('List Files Not Converted').map(({ json }) => json)).toEqual([
		{
			file: 'empty.docx',
			whatHappened: expect.stringContaining('The file "empty.docx" is empty') as unknown,
			whatToDo: expect.stringContaining('Check the node that made it') as unknown,
		},
	]);
});
