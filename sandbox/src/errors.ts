/**
 * A refusal in the service's own words: an HTTP status and the `{code, message}` envelope of
 * docs/contract/pdf-services.md#errors. Thrown anywhere below the HTTP layer, turned into an answer
 * in one place.
 */
export class ApiError extends Error {
	override readonly name = 'ApiError';

	/** Without a `code` the envelope carries the message alone, as some live answers do. */
	constructor(
		readonly status: number,
		readonly code: string | undefined,
		message: string,
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

/** 400 for a body the service will not accept (docs/contract/pdf-services.md#errors). */
export function validationError(message: string): ApiError {
	return new ApiError(400, 'VALIDATION_ERROR', message);
}

/**
 * 404 for an id that is unknown, expired, somebody else's, or too young
 * (docs/contract/pdf-services.md#the-life-of-an-operation and
 * docs/contract/pdf-services.md#errors).
 */
export function documentNotFound(documentId: string): ApiError {
	return new ApiError(404, 'DOCUMENT_NOT_FOUND', `Document not found: ${documentId}`);
}

/**
 * 404 for a path no operation lives at, trailing slashes included
 * (docs/contract/pdf-services.md#errors, live).
 */
export function noStaticResource(path: string): ApiError {
	return new ApiError(404, 'NOT_FOUND', `No static resource ${path.replace(/^\/+/, '')}.`);
}

/** 405 for a path that exists under another method (docs/contract/pdf-services.md#errors, live). */
export function methodNotAllowed(method: string): ApiError {
	return new ApiError(405, 'METHOD_NOT_ALLOWED', `Request method '${method}' is not supported`);
}

/**
 * Why a task ended as FAILED. Not an HTTP error: the service reports it inside a 200 answer
 * (docs/contract/pdf-services.md#tasks), so it travels from the worker to the task store as plain
 * data.
 */
export interface TaskError {
	code: string;
	message: string;
}

/** Thrown by an operation's work to end its task as FAILED with this code and message. */
export class TaskFailure extends Error {
	override readonly name = 'TaskFailure';

	constructor(
		message: string,
		readonly code = 'INTERNAL_SERVER_ERROR',
	) {
		super(message);
	}
}

/** The one task failure whose wording is official (docs/contract/pdf-services.md#tasks). */
export function passwordProtected(): TaskFailure {
	return new TaskFailure('Document is password-protected');
}
