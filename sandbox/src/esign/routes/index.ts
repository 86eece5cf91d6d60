import type { Route } from '../../http/call.js';
import { cancelFolder, signatureReminder, updateEnvelopeFields, updateFolder } from './change.js';
import { createFolder } from './createfolder.js';
import { createTemplate } from './createtemplate.js';
import { downloadAll, downloadOne } from './download.js';
import { regenerateSession } from './embedded.js';
import { partyEndpoints } from './parties.js';
import {
	deletedLog,
	folderIdsByStatus,
	listFolders,
	myFolder,
	viewActivityHistory,
} from './read.js';
import { deleteFolder, moveToRecycleBin } from './remove.js';
import { report } from './report.js';
import { routesOf } from '../read/request.js';
import { modifySharedFolder, sendDraftFolder } from './send.js';
import { templateEndpoints } from './templates.js';
import { tokenRoute } from './token.js';
import { userEndpoints } from './users.js';
import { webhookEndpoints } from './webhook.js';

/** All of eSign at both surfaces; of the contract's endpoints only those for resellers are left out. */
export const esignRoutes: readonly Route[] = [
	tokenRoute,
	...[
		createFolder,
		sendDraftFolder,
		modifySharedFolder,
		updateEnvelopeFields,
		updateFolder,
		myFolder,
		folderIdsByStatus,
		listFolders,
		viewActivityHistory,
		deletedLog,
		downloadAll,
		downloadOne,
		signatureReminder,
		cancelFolder,
		moveToRecycleBin,
		deleteFolder,
		regenerateSession,
		report,
		...templateEndpoints,
		createTemplate,
		...webhookEndpoints,
		...partyEndpoints,
		...userEndpoints,
	].flatMap(routesOf),
];
