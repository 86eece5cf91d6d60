import { isJsonObject, type Json, type JsonObject } from '../../json.js';
import { EsignError, requiredParameter } from '../errors.js';

/*
 * Readers for eSign bodies. Types are taken strictly, members nobody knows are ignored, and null counts as
 * absent. Where the contract records no wording (most of it), the sentences are the sandbox's own.
 */

/** A text, or undefined. */
export function optionalText(body: JsonObject, member: string): string | undefined {
	const value = body[member] ?? undefined;
	if (value === undefined || typeof value === 'string') return value;
	throw new EsignError(`${member} must be a string`);
}

/** A text with something in it. */
export function requiredText(body: JsonObject, member: string): string {
	const value = optionalText(body, member);
	if (value === undefined || value.trim() === '') throw requiredParameter(member);
	return value;
}

/** True or false, or undefined. */
export function optionalFlag(body: JsonObject, member: string): boolean | undefined {
	const value = body[member] ?? undefined;
	if (value === undefined || typeof value === 'boolean') return value;
	throw new EsignError(`${member} must be a boolean`);
}

/**
 * Where both `true` and `"true"` are documented (docs/contract/esign.md#recipient and
 * docs/contract/esign.md#where-sources-disagree, row 19).
 */
export function optionalFlagOrText(body: JsonObject, member: string): boolean | undefined {
	const value = body[member];
	return value === 'true' || value === 'false' ? value === 'true' : optionalFlag(body, member);
}

/**
 * An integer, or undefined. Digits in a text are none (docs/contract/esign.md#notes-for-a-client,
 * rule 3).
 */
export function optionalNumber(body: JsonObject, member: string): number | undefined {
	const value = body[member] ?? undefined;
	if (value === undefined) return undefined;
	if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
	throw new EsignError(`${member} must be a number`);
}

/** An integer that must be there. */
export function requiredNumber(body: JsonObject, member: string): number {
	const value = optionalNumber(body, member);
	if (value === undefined) throw requiredParameter(member);
	return value;
}

/**
 * Where both a number and its digits are documented
 * (docs/contract/esign.md#renew-a-signing-session, docs/contract/esign.md#webhook-channel-endpoints
 * and docs/contract/esign.md#users).
 */
export function optionalNumberOrText(body: JsonObject, member: string): number | undefined {
	const value = body[member];
	return typeof value === 'string' && /^\d{1,15}$/.test(value)
		? Number(value)
		: optionalNumber(body, member);
}

/** An object, or undefined. */
export function optionalObject(body: JsonObject, member: string): JsonObject | undefined {
	const value = body[member] ?? undefined;
	if (value === undefined || isJsonObject(value)) return value;
	throw new EsignError(`${member} must be an object`);
}

/** A list, or undefined. */
export function optionalList(body: JsonObject, member: string): Json[] | undefined {
	const value = body[member] ?? undefined;
	if (value === undefined || Array.isArray(value)) return value;
	throw new EsignError(`${member} must be an array`);
}

/** A list of texts, or undefined. */
export function optionalTexts(body: JsonObject, member: string): string[] | undefined {
	return optionalList(body, member)?.map((value) => {
		if (typeof value === 'string') return value;
		throw new EsignError(`${member} must be an array of strings`);
	});
}

/** A list of objects, or undefined. */
export function optionalObjects(body: JsonObject, member: string): JsonObject[] | undefined {
	return optionalList(body, member)?.map((value) => {
		if (isJsonObject(value)) return value;
		throw new EsignError(`${member} must be an array of objects`);
	});
}

/** A list of ids with something in it. Official samples have them as numbers and as digits in texts. */
export function requiredNumbers(body: JsonObject, member: string): number[] {
	const values = optionalList(body, member) ?? [];
	if (values.length === 0) throw requiredParameter(member);
	return values.map((value) => {
		if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
		if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
		throw new EsignError(`${member} must be an array of numbers`);
	});
}

/** One of some words, or undefined. */
export function optionalWord<Word extends string>(
	body: JsonObject,
	member: string,
	words: readonly Word[],
): Word | undefined {
	const value = body[member] ?? undefined;
	if (value === undefined) return undefined;
	const word = words.find((candidate) => candidate === value);
	if (word === undefined) throw new EsignError(`${member} must be one of: ${words.join(', ')}`);
	return word;
}

const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** An e-mail address that must be there. */
export function requiredEmail(body: JsonObject, member: string): string {
	const value = requiredText(body, member).trim();
	if (!EMAIL.test(value)) throw new EsignError(`${member} is not a valid email id`);
	return value;
}
