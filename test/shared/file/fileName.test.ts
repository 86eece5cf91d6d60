import fc from 'fast-check';

import {
	baseName,
	chosenName,
	safeFileName,
	withExtension,
} from '../../../nodes/shared/file/fileName';

const safe = (name: string | undefined) => safeFileName(name, 'document');

describe('a safe file name', () => {
	it.each([
		['an ordinary name', 'report.docx', 'report.docx'],
		['blanks inside', 'my report v1.2.docx', 'my report v1.2.docx'],
		['other scripts', 'отчёт 報告書 🙂.pdf', 'отчёт 報告書 🙂.pdf'],
		['a decomposed accent', 'cafe\u0301.txt', 'caf\u00e9.txt'],
		['a path', '/etc/passwd', 'passwd'],
		['a Windows path', 'C:\\Users\\me\\report.docx', 'report.docx'],
		['a climb', '../../secret.txt', 'secret.txt'],
		['a name with a slash', 'Re: 2024/001.pdf', 'Re_ 2024_001.pdf'],
		['a backslash', 'Q1\\Q2.pdf', 'Q1_Q2.pdf'],
		['a line break', 'Contract\r\nAnnex.pdf', 'Contract_Annex.pdf'],
		['what nobody sees at its ends', '\u200b\u00a0report.pdf\ufeff', 'report.pdf'],
		['a hidden file', '.htaccess', 'htaccess'],
		['line breaks, which would split a header', 'a\r\nX-Evil: 1.txt', 'a_X-Evil_ 1.txt'],
		['quotes', 'a"b".txt', 'a_b_.txt'],
		['what Windows forbids', 'a<b>c:d|e?f*g.txt', 'a_b_c_d_e_f_g.txt'],
		['control characters', 'a\u0000b\u007fc\u0085.txt', 'a_b_c_.txt'],
		['a disguised extension', 'invoice\u202efdp.exe', 'invoice_fdp.exe'],
		['half a character', 'a\ud83d.txt', 'a_.txt'],
		['an accent parted from its letter', 'e\u0001\u0301.txt', 'e_\u0301.txt'],
		['dots and blanks at the ends', ' ..report.. ', 'report'],
	])('keeps what is safe of %s', (_what, name, expected) => {
		expect(safe(name)).toBe(expected);
	});

	it.each([[undefined], [''], ['   '], ['..'], ['/'], ['\r\n'], ['\u202e']])(
		'falls back when nothing is left of %j',
		(name) => {
			expect(safe(name)).toBe('document');
		},
	);

	it('is cut before its extension when it is too long', () => {
		const name = safe(`${'x'.repeat(500)}.docx`);
		expect(name).toHaveLength(200);
		expect(name).toMatch(/x\.docx$/);
	});

	it('is not cut within a character', () => {
		expect(safe('🙂'.repeat(300))).toBe('🙂'.repeat(50));
	});

	it('has no blank where it was cut', () => {
		expect(safe(`${'x'.repeat(199)} ${'y'.repeat(50)}`)).toBe('x'.repeat(199));
	});
});

describe('whatever the name', () => {
	const awkward = fc.constantFrom(
		...[
			'\r',
			'\n',
			'"',
			'/',
			'\\',
			'.',
			' ',
			'\0',
			'\u202e',
			'\u2028',
			'\ud800',
			'\u0301',
			'\u0338',
		],
		...['é', '🙂', '報', '<', '*', '\ufeff', '\u00a0', '\u037e', 'x'.repeat(120), '.pdf'],
	);
	const names = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({ unit: 'grapheme' }),
		fc.array(fc.oneof(awkward, fc.string({ maxLength: 3 })), { maxLength: 12 }).map((parts) => {
			return parts.join('');
		}),
	);
	const holds = (check: (name: string) => void) =>
		fc.assert(
			fc.property(names, (name) => check(safe(name))),
			{ numRuns: 200 },
		);

	it('there is a name', () => holds((name) => expect(name).not.toBe('')));
	it('it is no longer than 200 characters', () =>
		holds((name) => expect([...name].length).toBeLessThanOrEqual(200)));
	it('it has no line break, quote, slash or control character', () =>
		holds((name) => expect(name).not.toMatch(/[\r\n"/\\\p{Cc}]/u)));
	it('it does not start with a dot, nor end with a dot or a blank', () =>
		holds((name) => expect(name).not.toMatch(/^\.|[.\s]$/)));
	it('it is well-formed Unicode: UTF-8 and back is the same', () =>
		holds((name) => expect(Buffer.from(name, 'utf8').toString('utf8')).toBe(name)));
	it('making it safe again changes nothing', () => holds((name) => expect(safe(name)).toBe(name)));
});

it.each([
	['report.docx', 'report'],
	['report v1.2', 'report v1.2'],
	['report v1.2.docx', 'report v1.2'],
	['REPORT.PDF', 'REPORT'],
	['archive.tar.gz', 'archive.tar.gz'],
	['no extension', 'no extension'],
	['Mr. Smith', 'Mr. Smith'],
])('the base name of "%s" is "%s"', (name, base) => {
	expect(baseName(name)).toBe(base);
});

it.each([
	['report.docx', '.pdf', 'report.pdf'],
	['report v1.2', '.pdf', 'report v1.2.pdf'],
	['report.pdf', '.pdf', 'report.pdf'],
	['REPORT.PDF', '.pdf', 'REPORT.PDF'],
	['report', '.zip', 'report.zip'],
	['2026.10.06', '.pdf', '2026.10.06.pdf'],
])('"%s" with the extension %s is "%s"', (name, extension, expected) => {
	expect(withExtension(name, extension)).toBe(expected);
});

it.each([
	['Invoice 2024/001', 'Invoice 2024_001'],
	['2026/0042', '2026_0042'],
	['a\\b', 'a_b'],
	['../../etc/passwd', '_.._etc_passwd'],
])('a chosen name is kept whole: %s', (given, kept) => {
	expect(safeFileName(chosenName(given), 'document')).toBe(kept);
});

it.each([
	['CON', 'CON_'],
	['nul.pdf', 'nul_.pdf'],
	['com1.docx', 'com1_.docx'],
	['LPT³.pdf', 'LPT³_.pdf'],
	['contract.pdf', 'contract.pdf'],
])('Windows can keep the name %s', (given, kept) => {
	expect(safeFileName(given, 'document')).toBe(kept);
});
