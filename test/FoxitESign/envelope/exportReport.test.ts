import { errorOf, NODE } from '../../support/use-foxit-node';
import { MARA, OMAR } from '../support/agreement';
import { SURFACES, useESign } from '../support/esign';

const REPORT = { resource: 'envelope', operation: 'exportReport', status: 'EXECUTED' };

const esign = useESign();

/** All texts of the first sheet of the workbook that the run gave, as one. */
async function report(parameters: object, surface?: (typeof SURFACES)[number]): Promise<string> {
	const result = await esign.run({ ...REPORT, ...parameters }, [{}], surface && { surface });
	expect(result.error).toBeUndefined();
	const item = result.item(NODE, 0);
	expect(item.json).toMatchObject({
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	});
	const { default: JSZip } = await import('jszip');
	const zip = await JSZip.loadAsync(await result.readBinary(item, 'data'));
	const names = Object.keys(zip.files).filter((name) => /sheet1|sharedStrings/.test(name));
	const parts = await Promise.all(names.map(async (name) => await zip.file(name)?.async('text')));
	return parts.join('').replace(/<[^>]+>/g, ' ');
}

it.each(SURFACES)('gives a workbook about the envelopes on the %s surface', async (surface) => {
	const executed = await esign.makeExecuted({ name: 'Signed NDA' });
	await esign.make({ name: 'Open NDA' });
	const text = await report({}, surface);
	expect(text).toContain(String(executed));
	expect(text).toContain('Signed NDA');
	expect(text).not.toContain('Open NDA');
});

it('reports on what the options choose', async () => {
	await esign.makeExecuted({ name: 'For Mara', signers: [MARA] });
	const forOmar = await esign.makeExecuted({ name: 'For Omar', signers: [OMAR] });
	const options = { signerEmail: OMAR.emailId, envelopeName: 'for', includeFields: true };
	const text = await report({ options });
	expect(text).toContain(String(forOmar));
	expect(text).toContain('Role 1');
	expect(text).not.toContain('For Mara');
	expect(await report({})).not.toContain('Role 1');
	expect(await report({ options: { authorEmail: 'nobody@else.example' } })).not.toContain(
		'For Omar',
	);
});

it('is named after the days, or as asked for', async () => {
	const days = { createdFrom: '2026-01-01', createdTo: '2026-02-01' };
	const json = await esign.one({ ...REPORT, ...days });
	expect(json.fileName).toBe('envelope-report-2026-01-01-2026-02-01.xlsx');
	const named = await esign.one({ ...REPORT, ...days, options: { fileName: 'January' } });
	expect(named.fileName).toBe('January.xlsx');
});

it('passes on why it is refused, and leaves no file', async () => {
	const days = { createdFrom: '2025-01-01', createdTo: '2026-02-01' };
	const result = await esign.run({ ...REPORT, ...days });
	const error = errorOf(result);
	expect(error.message).toBe('Foxit eSign did not accept the request [item 0]');
	expect(error.description).toContain('can not be more than 6 months');
});

it('refuses what is no workbook', async () => {
	await esign.control.faults({
		match: { path: '/getFolders/download$' },
		times: -1,
		action: { type: 'status', status: 200, contentType: 'text/html', body: '<p>Sign in</p>' },
	});
	const error = errorOf(await esign.run(REPORT));
	expect(error.message).toContain('does not start like a XLSX file');
});
