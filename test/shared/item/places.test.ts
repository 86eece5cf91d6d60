import { concurrencyAt, slotsFor } from '../../../nodes/shared/item/places';

const account = (limit: number, lately: number) => ({ pace: { limit, lately } }) as never;

it.each([
	[0, 5],
	[15, 8],
	[100, 30],
	[5_000, 100],
])(
	'where nothing is limited, %s requests let in lately allow %s items at a time',
	(lately, items) => {
		expect(concurrencyAt(account(Infinity, lately))).toBe(items);
	},
);

it.each([
	[100, 5],
	[15, 3],
	[4, 1],
	[1, 1],
])(
	'where the service lets in %s requests a minute, %s items are worked on at a time',
	(limit, items) => {
		expect(concurrencyAt(account(limit, 400))).toBe(items);
	},
);

/** How many items can step aside before no further one begins. */
async function mostAside(limit: number, chosen?: number) {
	const slots = slotsFor(account(limit, 0), chosen);
	let count = 0;
	const { signal } = new AbortController();
	while (count < 1_000 && slots.beginNow()) {
		void slots.stepAside(async () => await new Promise(() => undefined), signal);
		count += 1;
	}
	return count;
}

it('lets no more tasks wait than can be looked at in turn', async () => {
	expect(await mostAside(15)).toBe(3);
	expect(await mostAside(15, 20)).toBe(20);
	expect(await mostAside(400)).toBe(50);
	expect(await mostAside(Infinity)).toBe(1_000);
});

it('shares the places of an account among its runs, unless the user has chosen', () => {
	const limited = account(15, 0);
	const first = slotsFor(limited, undefined);
	expect(slotsFor(limited, undefined)).toBe(first);
	expect(slotsFor(account(15, 0), undefined)).not.toBe(first);
	expect(slotsFor(limited, 3)).not.toBe(first);
	expect(slotsFor(limited, 3)).not.toBe(slotsFor(limited, 3));
});
