/** An answer with a status of its own, as n8n's response errors. */
export class HttpError extends Error {
	/** @param {number} httpStatusCode @param {string} message */
	constructor(httpStatusCode, message) {
		super(message);
		this.httpStatusCode = httpStatusCode;
	}
}
