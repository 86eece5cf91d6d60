import { corners, head, paragraph, plainTextOf, simplifyElement, table } from '../support/elements';

it('gives what matters under plain names', () => {
	const element = head('A\r\nhead', 2, {
		id: 'head3',
		headOrder: 3,
		region: { page: 4, boundingBox: corners(1, 2, 3, 4) },
	});
	expect(simplifyElement(element)).toEqual({
		...{ id: 'head3', type: 'head', text: 'A\nhead', page: 4, level: 2, score: 0.9 },
		box: { left: 1, top: 2, right: 3, bottom: 4 },
	});
});

it('leaves out what an element lacks', () => {
	const element = paragraph('text', { id: 'paragraph1', region: {}, score: undefined });
	expect(simplifyElement(element)).toEqual({ id: 'paragraph1', type: 'paragraph', text: 'text' });
});

it('shows a table by its cells', () => {
	const rows = [
		['Item', 'two\nlines'],
		['', '3'],
	];
	const element = table(rows);
	expect(plainTextOf(element)).toBe('Item\ttwo lines\n\t3');
	expect(simplifyElement(element)).toMatchObject({ type: 'table', page: 1, score: 0.97 });
});
