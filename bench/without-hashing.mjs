/** Loaded before an engine: SHA-256 costs nothing in it, and says nothing. */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const { createHash } = crypto;

const NOTHING = {
	update: () => NOTHING,
	digest: () => '0'.repeat(64),
};

crypto.createHash = (algorithm, options) =>
	algorithm === 'sha256' ? NOTHING : createHash(algorithm, options);
syncBuiltinESMExports();
