/** A JSON answer. */
export function json(status, value, headers = {}) {
	return {
		status,
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(value),
	};
}

/** The live words for a document that is not there. */
export function notFound() {
	return json(404, { code: 'DOCUMENT_NOT_FOUND', message: 'Document not found' });
}
