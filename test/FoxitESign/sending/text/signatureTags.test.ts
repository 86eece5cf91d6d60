import fc from 'fast-check';

import { faultySignatureTags } from '../../../../nodes/FoxitESign/sending/text/signatureTags';

const faults = (text: string, numbers = [1, 2]) => faultySignatureTags(text, numbers);

it.each([
	['${signfield:1:y: ____}', 'has a blank in it'],
	['$ {signfield:1:y:____}', 'has a blank in it'],
	['${ signfield:1:y:____}', 'has a blank in it'],
	['${s:1: }', 'has a blank in it'],
	['${signfield:1:y:\u00a0____}', 'has a blank in it'],
	['${signfeild:1:y:____}', 'is spelt "signfeild" where "signfield" is the name'],
	['${signature:1:y:____}', 'is spelt "signature" where "signfield" is the name'],
	['${sign_field:1:y:____}', 'is spelt "sign_field" where "signfield" is the name'],
	['{signfield:1:y:____}', 'is not written with ${ and }'],
	['{{signfield:1:y:____}}', 'is not written with ${ and }'],
	['$(signfield:1:y:____)', 'is not written with ${ and }'],
	['${signfield;1;y;____}', 'has no colons between its parts'],
	['${signfield:y:____}', 'has no party number after its name'],
	['${signfield:1:y:}', 'has no size, such as ____, at its end'],
	['${s:1}', 'has no size, such as ____, at its end'],
	['${s:3:____}', 'is for party number 3, but no recipient has that number'],
])('%s %s', (tag, fault) => {
	expect(faults(`Sign here: ${tag} please`)).toEqual([{ tag: tag.replace(/\s+/gu, ' '), fault }]);
});

it.each([
	'${signfield:1:y:____}',
	'${s:2:____}',
	'${signfield:1:y::120:40}',
	'${textfield:1:y:Full_Name:_______}',
	'${price} and {name}, as agreed (signed in Oslo)',
	'(s: see above)',
	'function sign(a) { return { a: 1 }; }',
	'$ 5 { off }',
])('%s is no faulty tag', (text) => {
	expect(faults(text)).toEqual([]);
});

it('each tag is told once, and long ones are cut', () => {
	const long = '${signfield:1:y: ' + '_'.repeat(90) + '}';
	const [first, ...others] = faults(`${long}\n${long}\n\${s:9:__}`);
	expect(first?.tag).toHaveLength(61);
	expect(others).toEqual([
		{ tag: '${s:9:__}', fault: 'is for party number 9, but no recipient has that number' },
	]);
});

it('any text is read in a time that grows with its length alone', () => {
	const bits = ['${', '{', '}', 'signfield', ':', '1', ' ', '(', ')', '<', '$', '____', '\n'];
	const texts = fc.array(fc.constantFrom(...bits), { maxLength: 400 });
	fc.assert(
		fc.property(texts, (parts) => {
			for (const { tag } of faults(parts.join(''))) expect(tag).not.toBe('');
		}),
	);
	expect(faults('${signfield:'.repeat(50_000))).toEqual([]);
});
