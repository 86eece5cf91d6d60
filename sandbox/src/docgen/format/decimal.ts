/** A number by its digits, so that rounding is that of arithmetic and not of binary fractions. */
export interface Decimal {
	negative: boolean;
	/** Without leading zeros; empty below 1. */
	integer: string;
	fraction: string;
}

const CURRENCY_SIGNS = '$€£¥₹';
const NUMBER = new RegExp(
	`^([-+(]?)[${CURRENCY_SIGNS}]?\\s*([-+]?)((?:\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.\\d*)?)\\s*[${CURRENCY_SIGNS}%]?(\\)?)$`,
);

/** The number a text stands for: `1234.5`, `$1,234.50`, `(3.00)`, `8%` (which is 8). */
export function parseNumber(text: string): number | undefined {
	const [, sign = '', innerSign = '', digits = '', close = ''] = NUMBER.exec(text.trim()) ?? [];
	if (!/\d/.test(digits) || (sign === '(') !== (close === ')') || (sign && innerSign))
		return undefined;
	const value = Number(digits.replaceAll(',', ''));
	return sign === '(' || sign === '-' || innerSign === '-' ? -value : value;
}

/** The digits of a finite number. */
export function toDecimal(value: number): Decimal {
	const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e');
	const [whole = '', part = ''] = mantissa.split('.');
	const shift = Number(exponent);
	const digits = whole + part;
	const point = whole.length + shift;
	const padded =
		'0'.repeat(Math.max(0, -point)) + digits + '0'.repeat(Math.max(0, point - digits.length));
	const at = Math.max(0, point);
	return {
		negative: value < 0,
		integer: padded.slice(0, at).replace(/^0+/, ''),
		fraction: padded.slice(at).replace(/0+$/, ''),
	};
}

/** Rounded to so many places, halves away from zero; the fraction has exactly that many digits. */
export function round({ negative, integer, fraction }: Decimal, places: number): Decimal {
	const kept = integer + fraction.slice(0, places).padEnd(places, '0');
	const up = (fraction[places] ?? '0') >= '5';
	const digits = (BigInt(kept || '0') + (up ? 1n : 0n)).toString().padStart(places + 1, '0');
	const at = digits.length - places;
	return {
		negative,
		integer: digits.slice(0, at).replace(/^0+/, ''),
		fraction: digits.slice(at),
	};
}
