import { places } from '../../../nodes/shared/item/places';

const pace = (limit: number, lately: number) => ({ pace: { limit, lately } }) as never;

it('takes the number that the user has chosen at its word', () => {
	for (const limit of [15, Infinity]) {
		expect(places(pace(limit, 400), 2).concurrency()).toBe(2);
	}
});

it.each([
	[0, 5],
	[15, 8],
	[100, 30],
	[5_000, 100],
])(
	'where nothing is limited, %s requests let in lately allow %s items at a time',
	(lately, items) => {
		expect(places(pace(Infinity, lately), undefined).concurrency()).toBe(items);
	},
);

it('keeps to few items where the rate is limited', () => {
	expect(places(pace(100, 400), undefined).concurrency()).toBe(5);
});

it('lets no more tasks wait than can be looked at in turn', () => {
	expect(places(pace(15, 0), undefined).mostAside()).toBe(5);
	expect(places(pace(15, 0), 20).mostAside()).toBe(20);
	expect(places(pace(400, 0), undefined).mostAside()).toBe(50);
	expect(places(pace(Infinity, 0), undefined).mostAside()).toBe(Infinity);
});
