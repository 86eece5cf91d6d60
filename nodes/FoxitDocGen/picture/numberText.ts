const DIGITS = /^(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)$/;

/**
 * The number that a value stands for under a numeric picture
 * (docs/contract/docgen.md#template-language): numbers, and texts such as `1234.5`, `$1,234.50`,
 * `(3.00)` for -3, `8%` for 8. A comma for the decimals is no such form.
 */
export function numberIn(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	const inside = /^\((.*)\)$/s.exec(text)?.[1];
	// Signs of money and the percent sign may stand around the digits, a minus on either side of the first.
	const [, before = '', digits = ''] =
		/^([-+]?[$€£¥₹]?\s*[-+]?)([^\s$€£¥₹%]+)\s*[$€£¥₹%]?$/.exec(inside ?? text) ?? [];
	const signs = before.replace(/[^-+]/g, '') + (inside === undefined ? '' : '-');
	if (!DIGITS.test(digits) || signs.length > 1) return undefined;
	const amount = Number(digits.replaceAll(',', ''));
	return signs === '-' ? -amount : amount;
}
