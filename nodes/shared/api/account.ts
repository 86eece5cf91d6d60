import type { Clock } from '../task/clock';
import { JobTimesByKind } from '../task/jobTimes';
import { Pace } from '../task/pace';
import { DownloadSpacing } from './downloadSpacing';
import { YoungIds } from './youngIds';

/** What all nodes and executions of this process share about one Foxit account. */
export interface Account {
	pace: Pace;
	jobTimes: JobTimesByKind;
	downloads: DownloadSpacing;
	youngDocuments: YoungIds;
	youngTasks: YoungIds;
}

const accounts = new Map<string, Account>();

/**
 * The shared state of an account. It lives as long as the process: one small entry per account, and
 * nothing in it that another worker of a queue would miss.
 */
export function accountOf(serviceRoot: string, clientId: string, clock: Clock): Account {
	const key = `${clientId}@${serviceRoot}`;
	let account = accounts.get(key);
	if (!account) {
		account = {
			pace: new Pace(clock),
			jobTimes: new JobTimesByKind(),
			downloads: new DownloadSpacing(clock),
			youngDocuments: new YoungIds(clock),
			youngTasks: new YoungIds(clock),
		};
		accounts.set(key, account);
	}
	return account;
}
