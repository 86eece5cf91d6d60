import { randomBytes } from 'node:crypto';

/** A bearer token of the classic host. */
export interface Token {
	value: string;
	account: string;
	expiresAtMs: number;
}

/**
 * Tokens by account (docs/contract/esign.md#get-a-token): asking again before expiry gives the same
 * one.
 */
export class TokenBook {
	private readonly tokens = new Map<string, Token>();

	/** The account's token, a new one if there is none that holds. */
	issue(account: string, nowMs: number, lifetimeMs: number): Token {
		const known = this.tokens.get(account);
		if (known !== undefined && nowMs < known.expiresAtMs) return known;
		const token = {
			value: randomBytes(16).toString('hex'),
			account,
			expiresAtMs: nowMs + lifetimeMs,
		};
		this.tokens.set(account, token);
		return token;
	}

	/** Whose token it is, if it holds. */
	accountOf(value: string, nowMs: number): string | undefined {
		return [...this.tokens.values()].find(
			(token) => token.value === value && nowMs < token.expiresAtMs,
		)?.account;
	}

	/** Makes all tokens worthless at once; returns how many there were. */
	revoke(): number {
		const { size } = this.tokens;
		this.tokens.clear();
		return size;
	}
}
