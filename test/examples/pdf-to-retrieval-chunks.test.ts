/** examples/pdf-to-retrieval-chunks.json: PDFs become chunks with what a vector store has to know. */
import { at, reportPage } from '../FoxitStructuralExtract/support/pdfs';
import { useTempDir } from '../support/temp-dir';
import { useExample } from './use-example';
import { writePdfs } from './write-pdfs';

const example = useExample('pdf-to-retrieval-chunks.json');
const pdfs = useTempDir();

it('makes chunks that say where they come from', async () => {
	await writePdfs(pdfs, {
		'report.pdf': [reportPage()],
		'note.pdf': [{ text: [at(80, 'A short note'), at(100, 'about the report')] }],
	});
	const { result } = await example.run(pdfs);
	expect(result.error).toBeUndefined();
	const chunks = result.items('Your Vector Store').map(({ json }) => json);
	expect(chunks.map(({ id }) => id)).toEqual(['note.pdf#1', 'report.pdf#1']);
	const [note, report] = chunks;
	expect(note?.text).toContain('A short note');
	expect(report?.text).toMatch(/^# Annual Report\n\n/);
	expect(report?.text).toContain('| Pen | 3 | -4.50 |');
	expect(report?.metadata).toMatchObject({
		...{ source: 'report.pdf', headings: 'Annual Report > Results of the year', pages: [1] },
		boxes: expect.arrayContaining([
			{
				...{ page: 1, left: expect.any(Number) as number, top: expect.any(Number) as number },
				...{ right: expect.any(Number) as number, bottom: expect.any(Number) as number },
			},
		]) as object[],
	});
	expect(await example.control.ledger()).toHaveLength(2);
	expect(await example.control.documents()).toEqual([]);
});
