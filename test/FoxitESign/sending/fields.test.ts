import fc from 'fast-check';

import {
	fieldsOf,
	lowSignatures,
	refuseUnsignable,
} from '../../../nodes/FoxitESign/sending/fields';
import { partiesOf } from '../../../nodes/FoxitESign/sending/recipients';
import { FoxitFailure } from '../../../nodes/shared/failure';
import { thrownBy } from '../../support/failures';

const PARTIES = partiesOf([
	{ name: 'Mara Lind', email: 'mara@signer.example' },
	{ name: 'Otto Berg', email: 'otto@signer.example', permission: 'VIEW_ONLY' },
]);
const FIELD = { type: 'text', x: 72, y: 100, width: 150, height: 40, party: 1 };

const check = (fields: unknown[], documentCount = 1) => fieldsOf(fields, PARTIES, documentCount);

describe('a field', () => {
	it('keeps what the API knows beside its place, and drops what is empty', () => {
		const more = {
			name: 'Full Name',
			value: '',
			required: false,
			options: ['a', 'b'],
			tooltip: null,
		};
		expect(check([{ ...FIELD, ...more }])).toEqual([
			{
				...FIELD,
				pageNumber: 1,
				documentNumber: 1,
				name: 'Full Name',
				required: false,
				options: ['a', 'b'],
			},
		]);
	});

	it('may have its yes or no as a sheet gives it, and no other', () => {
		const [field] = check([{ ...FIELD, required: 'FALSE', name: ' City\u00a0' }]);
		expect(field).toMatchObject({ required: false, name: 'City' });
		expect(thrownBy(() => check([{ ...FIELD, required: 'perhaps' }])).message).toBe(
			'"Fields" in entry 1 (required) must be true or false, not the text "perhaps"',
		);
	});

	it('may have its numbers as text, and is a signature unless it says otherwise', () => {
		expect(check([{ x: '72', y: '100.5', width: '150', height: '40' }])).toEqual([
			{
				type: 'signature',
				x: 72,
				y: 100.5,
				width: 150,
				height: 40,
				pageNumber: 1,
				documentNumber: 1,
				party: 1,
			},
		]);
	});

	it.each([
		['no x', { x: '' }, 'entry 1 has no x'],
		['no height', { height: null }, 'entry 1 has no height'],
		['words for a number', { y: 'top' }, '"Fields" in entry 1 (y) must be a number'],
		['a truth for a number', { y: true }, '"Fields" in entry 1 (y) must be a number'],
		['half a page', { pageNumber: 1.5 }, 'entry 1 has the pageNumber 1.5'],
		['page 0', { pageNumber: 0 }, 'entry 1 has the pageNumber 0'],
		['a document that is not there', { documentNumber: 2 }, 'on document 2, and there is 1'],
		[
			'a party that is not there',
			{ party: 3 },
			'for party number 3, but no recipient has that number',
		],
		['a place off the page', { x: -1 }, 'entry 1 has no place on a page'],
		['no width', { width: 0 }, 'entry 1 has no place on a page'],
	])('with %s is refused', (_what, change, words) => {
		const failure = thrownBy(() => check([{ ...FIELD, ...change }]));
		expect(failure).toMatchObject({ kind: 'input', facts: { parameter: 'Fields' } });
		expect(failure.message).toContain(words);
	});

	it('may be a low signature, as in the samples of Foxit, with a word about it', () => {
		const heights = [20, 28, 30];
		const fields = check(
			heights.map((height, index) => ({ ...FIELD, type: 'SignField', height, y: 100 * index })),
		);
		expect(fields.map(({ height }) => height)).toEqual(heights);
		expect(lowSignatures(fields)).toContain('entries 1, 2 are signatures of less than 30 points');
		expect(lowSignatures(fields.slice(2))).toBeUndefined();
		expect(lowSignatures(check([{ ...FIELD, type: 'text', height: 10 }]))).toBeUndefined();
	});

	it('may be on any document where their number is not known', () => {
		expect(check([{ ...FIELD, documentNumber: 9 }], 0)).toHaveLength(1);
	});
});

describe('fields that overlap', () => {
	const at = (x: number, y: number, more: object = {}) => ({ ...FIELD, x, y, ...more });

	it.each([
		['apart by page', [at(0, 0), at(0, 0, { pageNumber: 2 })]],
		['apart by document', [at(0, 0), at(0, 0, { documentNumber: 2 })]],
		['side by side', [at(0, 0), at(150, 0)]],
		['below one another', [at(0, 40), at(0, 0)]],
	])('pass when they are %s', (_how, fields) => {
		expect(check(fields, 2)).toHaveLength(2);
	});

	it('are named by their place in the list', () => {
		const fields = [at(0, 300), at(300, 0), at(310, 20)];
		expect(thrownBy(() => check(fields)).message).toBe('"Fields": entries 2 and 3 overlap');
	});

	it('are found wherever they are, and only they', () => {
		const side = fc.integer({ min: 1, max: 60 });
		const place = fc.integer({ min: 0, max: 200 });
		const box = fc.record({
			x: place,
			y: place,
			width: side,
			height: side,
			pageNumber: fc.integer({ min: 1, max: 2 }),
		});
		fc.assert(
			fc.property(fc.array(box, { maxLength: 8 }), (boxes) => {
				const fields = boxes.map((one) => ({ ...FIELD, ...one }));
				const overlaps = boxes.some((a, index) =>
					boxes
						.slice(index + 1)
						.some(
							(b) =>
								a.pageNumber === b.pageNumber &&
								a.x < b.x + b.width &&
								b.x < a.x + a.width &&
								a.y < b.y + b.height &&
								b.y < a.y + a.height,
						),
				);
				if (overlaps) expect(() => check(fields)).toThrow(FoxitFailure);
				else expect(check(fields)).toHaveLength(fields.length);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('a signer', () => {
	it.each(['signature', 'signfield', 'Signature'])('with a field of type %s can sign', (type) => {
		expect(() => refuseUnsignable(check([{ ...FIELD, type }]), PARTIES)).not.toThrow();
	});

	it('without one is refused; who only looks on needs none', () => {
		const failure = thrownBy(() => refuseUnsignable(check([FIELD]), PARTIES));
		expect(failure.message).toBe('"Fields" has no signature field for party number 1');
	});
});
