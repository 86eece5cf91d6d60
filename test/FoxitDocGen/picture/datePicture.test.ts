import { dateUnder } from '../../../nodes/FoxitDocGen/picture/datePicture';

const TIME = { year: 2026, month: 2, day: 3, hour: 14, minute: 5, second: 9 };

it.each([
	['MM/dd/yyyy', '02/03/2026'],
	['M/d/yy', '2/3/26'],
	['dddd, MMMM d, yyyy', 'Tuesday, February 3, 2026'],
	['ddd d MMM', 'Tue 3 Feb'],
	['h:mm am/pm', '2:05 pm'],
	['HH:mm:ss AM/PM', '14:05:09 PM'],
	["'on the' d", 'on the 3'],
	['', ''],
])('%s', (picture, shown) => {
	expect(dateUnder(picture, TIME)).toBe(shown);
});

it('knows the day of the week of early years', () => {
	expect(dateUnder('dddd yyyy', { ...TIME, year: 99, month: 1, day: 1 })).toBe('Thursday 0099');
});
