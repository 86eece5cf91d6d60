import { ESignClient } from '../../nodes/FoxitESign/service/eSignClient';
import { Pace } from '../../nodes/shared/task/pace';
import { FakeClock } from './fake-clock';
import { scriptedTransport, type Reply } from './scripted-transport';

/** A client of Foxit eSign whose service gives the replies one after the other. */
export function scriptedESign(replies: Reply[]) {
	const clock = new FakeClock();
	const { transport, requests } = scriptedTransport(clock, replies);
	const baseUrl = 'https://foxit.test/esign/api/v1';
	const client = new ESignClient({ transport, clock, pace: new Pace(clock), baseUrl });
	/** The requests as `METHOD path?query`, each with its JSON body if it has one. */
	const sent = () =>
		requests.map(({ method, url, sent: body }) => {
			const line = `${method} ${url.slice(baseUrl.length)}`;
			return body.length > 0 ? [line, JSON.parse(body.toString()) as unknown] : [line];
		});
	return { client, clock, requests, sent, signal: new AbortController().signal };
}
