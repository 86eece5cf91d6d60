/** Templates that the live service has rendered: the node brings the same text out of the sandbox. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { hintsOf, NODE } from '../support/use-foxit-node';
import { describeWithSharedData } from '../support/shared-data';
import { useDocGen } from './support/doc-gen';

const NAMES = ['compliance_attestation', 'contract_standard', 'invoice_full'];

describeWithSharedData('templates of the live service', 'data/docgen', (folder) => {
	const docGen = useDocGen();
	const read = (name: string) => readFileSync(join(folder, name));
	const fold = (text: string) => text.replace(/\s+/g, ' ').trim();

	it.each(NAMES)('%s has the text that the live service gave', async (name) => {
		const json = JSON.parse(read(`${name}.values.json`).toString()) as never;
		const file = { data: read(`${name}.docx`), fileName: `${name}.docx` };
		const options = { beforeGenerating: 'stop' };
		const result = await docGen.run({ options }, [{ json, file }]);
		expect(result.error).toBeUndefined();
		expect(hintsOf(result)).toEqual([]);
		const live = await docGen.foxit.at.readPdf(read(`${name}.rendered-by-foxit.pdf`));
		expect(await docGen.text(result)).toBe(fold(live.text));
	});

	it.each(NAMES)('%s is found to be in order, and its data to fit', async (name) => {
		const json = JSON.parse(read(`${name}.values.json`).toString()) as never;
		const file = { data: read(`${name}.docx`), fileName: `${name}.docx` };
		const result = await docGen.run({ operation: 'check', dataMode: 'item' }, [{ json, file }]);
		expect(result.item(NODE).json).toMatchObject({ ready: true, missingData: [] });
	});

	it.each(NAMES)('%s has the same signs in the preview', async (name) => {
		const json = JSON.parse(read(`${name}.values.json`).toString()) as never;
		const file = { data: read(`${name}.docx`), fileName: `${name}.docx` };
		const preview = { operation: 'check', dataMode: 'item', preview: true };
		const result = await docGen.run(preview, [{ json, file }]);
		const { markdown } = result.item(NODE).json.preview as { markdown: string };
		// The PDF breaks long words, and what Markdown adds is no text.
		const signs = (text: string) => [...text.replace(/<br>|[\s|#\\-]/g, '')].sort().join('');
		const live = await docGen.foxit.at.readPdf(read(`${name}.rendered-by-foxit.pdf`));
		expect(signs(markdown.replace(/\n\n\*(?:header|footer)\d*\*\n\n/g, ''))).toBe(signs(live.text));
	});

	it.each(NAMES)('%s has the tags that the service finds', async (name) => {
		const file = { data: read(`${name}.docx`), fileName: `${name}.docx` };
		const [local, service] = [
			await docGen.run({ operation: 'check' }, [{ file }]),
			await docGen.run({ operation: 'analyze' }, [{ file }]),
		].map((result) => result.item(NODE).json);
		const loops = local?.loops as Array<{ name: string; tags: string[] }>;
		expect(service?.loops).toEqual(loops.map((loop) => loop.name));
		const names = [...(local?.scalars as string[]), ...loops.flatMap(({ tags }) => tags)];
		expect([...(service?.scalars as string[])].sort()).toEqual([...new Set(names)].sort());
	});
});
