import { randomBytes } from 'node:crypto';

/**
 * 24 lower-case hex digits, the form of the service's document and task ids
 * (docs/contract/pdf-services.md#the-life-of-an-operation).
 */
export function newId(): string {
	return randomBytes(12).toString('hex');
}
