import {
	pageLayoutBody as bodyOf,
	pageLayoutProperties,
} from '../../../../nodes/FoxitPdfServices/operations/createPdf/pageLayout';
import type { Field } from '../../../../nodes/shared/values/fields';
import { thrownBy } from '../../../support/failures';
import { givenParameters } from '../../../support/given-parameters';

const FIELDS = (pageLayoutProperties[0]?.options ?? []) as Field[];
const pageLayoutBody = (layout: Record<string, unknown>) => bodyOf(givenParameters(FIELDS, layout));

it('what was not added is left to the service', () => {
	expect(pageLayoutBody({})).toEqual({});
});

it.each([[{ pageSize: '' }], [{ rotation: '' }], [{ pageMode: undefined }]])(
	'%j was added, and has to be chosen',
	(layout) => {
		expect(thrownBy(() => pageLayoutBody(layout)).message).toMatch(/^"[\w ]+" cannot be /);
	},
);

describe('the page size is sent in points', () => {
	it.each([
		['a3', 842, 1191],
		['a4', 595, 842],
		['a5', 420, 595],
		['legal', 612, 1008],
		['letter', 612, 792],
	])('%s', (pageSize, width, height) => {
		expect(pageLayoutBody({ pageSize })).toEqual({ config: { dimension: { width, height } } });
	});

	it.each([
		['as set', { pageWidth: 300, pageHeight: 400.5 }, 300, 400.5],
		['as text from an expression', { pageWidth: '300', pageHeight: '400' }, 300, 400],
		['as A4 where it is not set', {}, 595, 842],
	])('custom: %s', (_what, sides, width, height) => {
		expect(pageLayoutBody({ pageSize: 'custom', ...sides })).toEqual({
			config: { dimension: { width, height } },
		});
	});

	it('sides that were set for another size do not count', () => {
		expect(pageLayoutBody({ pageSize: 'a5', pageWidth: 1, pageHeight: 1 })).toEqual({
			config: { dimension: { width: 420, height: 595 } },
		});
	});
});

it('the other settings are sent as they are', () => {
	const layout = { rotation: '90', pageMode: 'SINGLE_PAGE', scalingMode: 'NO_SCALE' };
	expect(pageLayoutBody(layout)).toEqual({ config: layout });
});

it('a number from an expression counts like text', () => {
	expect(pageLayoutBody({ rotation: 270 })).toEqual({ config: { rotation: '270' } });
});

it.each([
	[{ pageSize: 'a6' }, 'Page Size', '"Page Size" cannot be "a6"'],
	[{ pageSize: 'custom', pageWidth: 0 }, 'Page Width', 'between 1 and 14400 points'],
	[{ pageSize: 'custom', pageHeight: 14_401 }, 'Page Height', 'between 1 and 14400 points'],
	[{ rotation: '45' }, 'Rotation', '"Rotation" cannot be "45"'],
	[{ pageMode: 'MANY' }, 'Page Mode', '"Page Mode" cannot be "MANY"'],
	[{ scalingMode: true }, 'Scaling', '"Scaling" cannot be true'],
])('%j is refused by name', (layout, parameter, message) => {
	const failure = thrownBy(() => pageLayoutBody(layout));
	expect(failure.facts.parameter).toBe(parameter);
	expect(failure.message).toContain(message);
});

it('every choice that the node offers is one that it takes', () => {
	const fields = (pageLayoutProperties[0]?.options ?? []) as Array<{
		name: string;
		options?: Array<{ value: string }>;
	}>;
	for (const { name, options } of fields) {
		for (const { value } of options ?? []) {
			expect(pageLayoutBody({ [name]: value })).toHaveProperty('config');
		}
	}
});
