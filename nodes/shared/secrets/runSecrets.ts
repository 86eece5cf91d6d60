/** What one run must not show in anything it says. */
export interface RunSecrets {
	/** Of the credential: long and random, so that they can be looked for in every text. */
	keys: Set<unknown>;
	/**
	 * Of parameters, such as a document's password. They can be plain words, so they are looked for
	 * in the words of others only.
	 */
	given: Set<unknown>;
}

const known = new WeakMap<object, RunSecrets>();

/** @param context that n8n has made for the run */
export function secretsOf(context: object): RunSecrets {
	let secrets = known.get(context);
	if (!secrets) {
		secrets = { keys: new Set(), given: new Set() };
		known.set(context, secrets);
	}
	return secrets;
}
