/** Shorter texts could be part of ordinary words; no key of the service is this short. */
const MIN_SECRET_CHARACTERS = 6;

/** Makes a function that replaces every given secret in a text. */
export function redactor(secrets: readonly unknown[]): (text: string) => string {
	const known = secrets.filter(
		(secret): secret is string =>
			typeof secret === 'string' && secret.trim().length >= MIN_SECRET_CHARACTERS,
	);
	return (text) => known.reduce((rest, secret) => rest.replaceAll(secret.trim(), '***'), text);
}
