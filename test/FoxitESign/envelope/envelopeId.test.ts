import {
	envelopeField,
	envelopeIdOf,
} from '../../../nodes/FoxitESign/operations/envelope/envelopeIdField';
import { thrownBy } from '../../support/failures';
import { givenParameters } from '../../support/given-parameters';

const idOf = (envelopeId: unknown) =>
	envelopeIdOf(givenParameters([envelopeField], { envelopeId }));
const locator = (mode: string, value: unknown) => ({ __rl: true, mode, value });

it.each([
	['a number', 35_000_001],
	['text', ' 35000001 '],
	['an entry of the list', locator('list', '35000001')],
	['an id', locator('id', 35_000_001)],
	['a link', locator('url', 'https://na1.foxitesign.foxit.com/folder/view?folderId=35000001&a=1')],
])('is found in %s', (_, given) => {
	expect(idOf(given)).toBe(35_000_001);
});

it.each([
	['nothing', undefined, '"Envelope" is empty'],
	['an empty locator', locator('list', ''), '"Envelope" is empty'],
	['words', 'the last one', '"Envelope" must be one ID, not the text "the last one"'],
	['a fraction', 1.5, '"Envelope" must be an ID, not the text "1.5"'],
	['nought', locator('id', '0'), '"Envelope" must be an ID, not the text "0"'],
	[
		'a link without one',
		locator('url', 'https://foxit.test/?id=35000001'),
		'"Envelope" must be an ID, not the text "https://foxit.test/?id=35000001"',
	],
])('is not found in %s', (_, given, message) => {
	expect(thrownBy(() => idOf(given))).toMatchObject({ message, facts: { parameter: 'Envelope' } });
});

it('is taken out of a link by the editor in the same way', () => {
	const byUrl = envelopeField.modes?.find(({ name }) => name === 'url');
	const { regex } = byUrl?.extractValue as { regex: string };
	expect(new RegExp(regex).exec('https://foxit.test/view?folderId=35000001')?.[1]).toBe('35000001');
});
