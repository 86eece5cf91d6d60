/** Words from outside: errors, headers, names, secrets. */
import { answerFailure, errorInsideSuccess, readErrorBody } from '../../nodes/shared/api/answer';
import { safeFileName } from '../../nodes/shared/file/fileName';
import { frameFile } from '../../nodes/shared/file/multipart';
import { withoutKeys } from '../../nodes/shared/outsideText';
import { redactor } from '../../nodes/shared/secrets/redact';
import { parseRetryAfter } from '../../nodes/shared/task/retryDelay';
import { readTaskState, taskFailure } from '../../nodes/shared/task/taskState';
import { parsedJson } from '../../nodes/shared/values/json';
import { fuzz } from './support/fuzz';
import { mutatedText, mutatedValue } from './support/mutate';

const ERRORS = [
	'{"code":"VALIDATION_ERROR","message":"The page range is wrong"}',
	'{"allow":false,"reason":"Missing credentials"}',
	'{"error":{"code":40301,"message":"No"},"details":{"title":"x"}}',
	'<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>x</body></html>',
	'upstream connect error, see https://host/a?token=abcdef and client_secret=12ab-34',
	'{"result":"error","error_description":"access_token is missing"}',
	'',
];

const CONTROLS = /[\p{Cc}\u2028\u2029\u202e]/u;

fuzz('error bodies', (chance) => {
	const text = mutatedText(chance, ERRORS);
	const { message } = readErrorBody(text);
	expect(message.length).toBeLessThanOrEqual(501);
	expect(message).not.toMatch(CONTROLS);
	const status = chance.of([200, 301, 400, 403, 404, 429, 500, 502]);
	const { facts } = answerFailure({ status, headers: { 'retry-after': text }, text }, 0);
	expect((facts.foxitCode ?? '').length).toBeLessThanOrEqual(101);
	errorInsideSuccess(text, 0, chance.once(2) ? 'data' : 'text');
	withoutKeys(text);
});

fuzz('Retry-After', (chance) => {
	const samples = ['120', '1.5', 'Wed, 21 Oct 2026 07:28:00 GMT', 'Sun Nov  6 08:49:37 1994'];
	const ms = parseRetryAfter(mutatedText(chance, samples), 1_700_000_000_000);
	if (ms !== undefined) expect(ms >= 0 && Number.isFinite(ms)).toBe(true);
});

fuzz('tasks', (chance) => {
	const task = {
		...{ taskId: 't', status: 'FAILED', progress: 50, resultDocumentId: 'r' },
		...{ error: { code: 'X', message: 'Document is password-protected' }, resultData: { a: 1 } },
	};
	const state = readTaskState(mutatedValue(chance, task));
	const { facts } = taskFailure(state);
	expect((facts.foxitMessage ?? '').length).toBeLessThanOrEqual(501);
	const { resultData, ...words } = state.raw;
	expect(resultData).toEqual(state.resultData);
	expect(JSON.stringify(words)).not.toMatch(/(?<!\\)(?:\\\\)*\\u00[01]/);
});

fuzz('file names', (chance) => {
	const samples = [
		'Invoice 2024/001.pdf',
		'C:\\a\\b.docx',
		'../../etc/passwd',
		'a.....a',
		'名前.pdf',
		'con.txt',
	];
	const name = safeFileName(mutatedText(chance, samples), 'document');
	expect(Buffer.byteLength(name)).toBeLessThanOrEqual(210);
	expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cs}\u202e]|^\.|[. ]$/u);
	expect(name).not.toBe('');
	if (Buffer.byteLength(name) < 190) expect(safeFileName(name, 'document')).toBe(name);
});

fuzz('multipart', (chance) => {
	const name = safeFileName(mutatedText(chance, ['a.pdf', 'Prüf "1".pdf']), 'document');
	const { head } = frameFile(name, 'application/pdf', 'boundary-1');
	const lines = head.toString('utf8').split('\r\n');
	expect(lines).toHaveLength(5);
	expect(lines[1]).toMatch(/^Content-Disposition: form-data; name="[^"]*"; filename="[^"\r\n]*"$/);
});

const SECRET = 'k3y-of_the/account+99=';

fuzz('secrets', (chance) => {
	const redact = redactor([SECRET, 'pass word']);
	const before = mutatedText(chance, ERRORS);
	const behind = mutatedText(chance, ERRORS);
	expect(redact(before + SECRET + behind)).not.toContain(SECRET);
	const json = JSON.stringify({ [before]: SECRET, list: [behind, `${before}pass word${behind}`] });
	const left = parsedJson(redact(json, 'data'));
	expect(left).toBeDefined();
	expect(JSON.stringify(left)).not.toContain(SECRET);
});
