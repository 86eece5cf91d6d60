import { Remarks } from '../../../nodes/FoxitDocGen/run/remarks';

it('says the same thing once, with the items that it is about', () => {
	const remarks = new Remarks();
	remarks.add('No total.', 2);
	remarks.add('No name.', 0);
	remarks.add('No total.', 0);
	remarks.add('No total.', 2);
	expect(remarks.sentences()).toEqual(['No total. [items 0, 2]', 'No name. [item 0]']);
});

it('does not name all of a hundred items', () => {
	const remarks = new Remarks();
	for (let index = 99; index >= 0; index -= 1) remarks.add('No name.', index);
	expect(remarks.sentences()).toEqual(['No name. [items 0, 1, 2, 3, 4 and 95 more]']);
});

it('does not say a hundred things', () => {
	const remarks = new Remarks();
	for (let index = 0; index < 100; index += 1) remarks.add(`Remark ${index}.`, 0);
	const sentences = remarks.sentences();
	expect(sentences).toHaveLength(9);
	expect(sentences.at(-1)).toBe('92 more remarks: run Check Template to see all.');
});

it('has nothing to say when there is nothing', () => {
	expect(new Remarks().sentences()).toEqual([]);
});
