import * as fc from 'fast-check';

import { nameInDisposition } from '../../../nodes/shared/file/contentDisposition';

it.each([
	['attachment; filename="report.pdf"', 'report.pdf'],
	['attachment; filename=report.pdf', 'report.pdf'],
	['attachment;filename = "a \\"b\\".pdf"', 'a "b".pdf'],
	['attachment; filename="x.pdf"; filename*=UTF-8\'\'Z%C3%BCrich.pdf', 'Zürich.pdf'],
	["inline; filename*=utf-8'en'a%20b.pdf", 'a b.pdf'],
	[Buffer.from('attachment; filename="Zürich.pdf"').toString('latin1'), 'Zürich.pdf'],
	['attachment; filename="Z\u00fcrich.pdf"', 'Z\u00fcrich.pdf'],
	['attachment; filename="=?UTF-8?B?WsO8cmljaC5wZGY=?="', 'Zürich.pdf'],
	['attachment; filename="=?utf-8?Q?Z=C3=BCrich_a.pdf?="', 'Zürich a.pdf'],
	['attachment; filename="=?iso-8859-1?q?Z=FCrich.pdf?="', 'Zürich.pdf'],
	['attachment; filename="=?UTF-8?B?WsO8?= =?UTF-8?B?cmljaA==?=.pdf"', 'Zürich.pdf'],
	['attachment; filename="=?x-unknown?B?WsO8?=.pdf"', '=?x-unknown?B?WsO8?=.pdf'],
	['inline', undefined],
	['attachment; filename=', undefined],
	['', undefined],
	[undefined, undefined],
])('reads %j', (header, name) => {
	expect(nameInDisposition(header)).toBe(name);
});

it('takes whatever a server sends', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const name = nameInDisposition(`attachment; filename="${text}`);
			expect(name === undefined || typeof name === 'string').toBe(true);
		}),
	);
});
