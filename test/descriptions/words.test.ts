/** One word for one thing: what people read has none of the words that CONTRIBUTING.md rules out. */
import {
	bannedWords,
	shownByDescriptions,
	shownByExamples,
	shownByPages,
	shownBySources,
	wordFindings,
} from '../support/house-words';

const banned = bannedWords();

it('reads the table of CONTRIBUTING.md', () => {
	expect(banned.length).toBeGreaterThan(30);
	expect(banned).toContainEqual({ word: 'in place of', write: 'instead of' });
});

it('finds a word across a line break and in any case, and not within another word', () => {
	const texts = [
		{ place: 'a', text: 'Foxit may have sent it All the\nsame.' },
		{ place: 'b', text: 'An avoidable asset' },
		{ place: 'c', text: 'It avoids assets' },
	];
	expect(wordFindings(texts, banned)).toEqual([
		expect.stringContaining('a has "all the same". Write: still, anyway'),
		expect.stringContaining('b has "asset". Write: document, file'),
	]);
});

it.each([
	['parameters of nodes and credentials', shownByDescriptions, 3_000],
	['messages in the sources', shownBySources, 800],
	['README, change log and pages', shownByPages, 500],
	['notes of the examples', shownByExamples, 20],
])('%s have none of them', (_name, shown, atLeast) => {
	const texts = shown();
	expect(texts.length).toBeGreaterThan(atLeast);
	expect(wordFindings(texts, banned)).toEqual([]);
});
