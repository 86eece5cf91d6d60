/** Text of a value that should be text: numbers and booleans are written out, anything else is empty. */
export function toText(value: unknown): string {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
