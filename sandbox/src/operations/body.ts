import { validationError } from '../errors.js';
import { isJsonObject, type Json, type JsonObject } from '../json.js';
import type { Job } from './types.js';

/*
 * Readers for operation bodies. They are strict about types where the service is seen to be, ignore
 * members they do not know, and take an explicit null for an absent member
 * (docs/contract/pdf-services.md#the-life-of-an-operation).
 */

/** A string member, or undefined. Numbers and the like are refused. */
export function optionalString(
	body: JsonObject,
	member: string,
	path = member,
): string | undefined {
	const value = body[member] ?? undefined;
	if (value === undefined) return undefined;
	if (typeof value !== 'string') throw invalid(value, path, 'Must be a valid string');
	return value;
}

/** A member that must be there, in the words of docs/contract/pdf-services.md#errors. */
export function requiredString(body: JsonObject, member: string, path = member): string {
	const value = optionalString(body, member, path);
	if (value === undefined || value.trim() === '') throw validationError(`${path} is required`);
	return value;
}

/** An object member, or undefined. */
export function optionalObject(
	body: JsonObject,
	member: string,
	path = member,
): JsonObject | undefined {
	const value = body[member] ?? undefined;
	if (value === undefined) return undefined;
	if (!isJsonObject(value)) throw invalid(value, path, 'Must be an object');
	return value;
}

/**
 * An object member that must be there, in the words seen live for another one
 * (docs/contract/pdf-services.md#errors).
 */
export function requiredObject(body: JsonObject, member: string, path = member): JsonObject {
	const value = optionalObject(body, member, path);
	if (value === undefined) throw validationError(`${path}: must not be null`);
	return value;
}

/**
 * A number greater than 0; digits in a string count, as one vendor client sends them
 * (docs/contract/pdf-services.md#create-pdf).
 */
export function optionalPositive(
	body: JsonObject,
	member: string,
	path = member,
): number | undefined {
	const value = body[member] ?? undefined;
	if (value === undefined) return undefined;
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number) || number <= 0) {
		throw invalid(value, path, 'Must be a number greater than 0');
	}
	return number;
}

/** True or false, or undefined. Words that look like it are refused. */
export function optionalBoolean(
	body: JsonObject,
	member: string,
	path = member,
): boolean | undefined {
	const value = body[member] ?? undefined;
	if (value === undefined) return undefined;
	if (typeof value !== 'boolean') throw invalid(value, path, 'Must be a valid boolean');
	return value;
}

/** A list, or undefined; what is in it is for the caller to look at. */
export function optionalList(body: JsonObject, member: string, path = member): Json[] | undefined {
	const value = body[member] ?? undefined;
	if (value === undefined) return undefined;
	if (!Array.isArray(value)) throw invalid(value, path, 'Must be an array');
	return value;
}

/** One of a list of words, or undefined. */
export function optionalWord<Word extends string>(
	body: JsonObject,
	member: string,
	words: readonly Word[],
	path = member,
): Word | undefined {
	const value = body[member] ?? undefined;
	if (value === undefined) return undefined;
	const word = words.find((candidate) => candidate === value);
	if (word === undefined) throw invalid(value, path, `Accepted values are: ${words.join(', ')}`);
	return word;
}

/** A list of words, or undefined. */
export function optionalWords<Word extends string>(
	body: JsonObject,
	member: string,
	words: readonly Word[],
	path = member,
): Word[] | undefined {
	return optionalList(body, member, path)?.map((value) => {
		const word = words.find((candidate) => candidate === value);
		if (word === undefined) throw invalid(value, path, `Accepted values are: ${words.join(', ')}`);
		return word;
	});
}

/**
 * The service's sentence for a member it cannot use (docs/contract/pdf-services.md#errors, live).
 */
export function invalid(value: Json, path: string, rule: string) {
	const shown = typeof value === 'string' ? value : JSON.stringify(value);
	return validationError(`Invalid value '${shown}' for '${path}'. ${rule}`);
}

/** The common body: `documentId`, and `password` where the input may be protected. */
export function readSingleDocument(body: JsonObject): Job {
	const documentId = requiredString(body, 'documentId');
	const password = optionalString(body, 'password');
	return { documents: [{ documentId, ...(password ? { password } : {}) }], options: {} };
}
