/** examples/pdfs-for-the-web.json: PDFs are compressed and linearized in one operation each. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { at, reportPage } from '../FoxitStructuralExtract/support/pdfs';
import { useTempDir } from '../support/temp-dir';
import { useExample } from './use-example';
import { writePdfs } from './write-pdfs';

const example = useExample('pdfs-for-the-web.json');
const pdfs = useTempDir();

it('writes PDFs that a browser can show page by page', async () => {
	const originals = join(pdfs, 'originals');
	mkdirSync(originals);
	await writePdfs(originals, {
		'report.pdf': [reportPage()],
		'note.pdf': [{ text: [at(80, 'A short note')] }],
	});
	const { result, folder, files } = await example.run(pdfs);
	expect(result.error).toBeUndefined();
	expect(files).toEqual(['web-note.pdf', 'web-report.pdf']);
	for (const file of files) {
		expect(readFileSync(join(folder, file)).subarray(0, 1_024).toString('latin1')).toContain(
			'/Linearized',
		);
	}
	expect((await example.pagesOf(join(folder, 'web-note.pdf')))[0]).toContain('A short note');
	expect(await example.control.documents()).toEqual([]);
});
