const EURO_REGIONS = 'AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK';

/** Currencies of regions; of all others the dollar. */
const CURRENCIES: Readonly<Record<string, string>> = {
	...Object.fromEntries(EURO_REGIONS.split(' ').map((region) => [region, 'EUR'])),
	AU: 'AUD',
	BR: 'BRL',
	CA: 'CAD',
	CH: 'CHF',
	CN: 'CNY',
	CZ: 'CZK',
	DK: 'DKK',
	GB: 'GBP',
	HU: 'HUF',
	IN: 'INR',
	JP: 'JPY',
	KR: 'KRW',
	MX: 'MXN',
	NO: 'NOK',
	NZ: 'NZD',
	PL: 'PLN',
	SE: 'SEK',
	ZA: 'ZAR',
};

const DEFAULT_CULTURE = 'en-US';

/** An amount as a culture such as `de-DE` writes it; a culture nobody knows counts as en-US. */
export function formatCurrency(value: number, culture = DEFAULT_CULTURE): string {
	const { locale, region } = known(culture) ?? { locale: DEFAULT_CULTURE, region: 'US' };
	const currency = CURRENCIES[region] ?? 'USD';
	return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value);
}

function known(culture: string): { locale: string; region: string } | undefined {
	try {
		const { baseName, region } = new Intl.Locale(culture).maximize();
		const [supported] = Intl.NumberFormat.supportedLocalesOf(baseName);
		return supported === undefined ? undefined : { locale: supported, region: region ?? 'US' };
	} catch {
		return undefined;
	}
}
