import type { IDataObject } from 'n8n-workflow';

import type { Answer } from '../../service/answers';
import { fieldValuesOf, historyOf, simplifyDetails } from '../../service/envelopeDetails';
import { isSimple, type ESignRun } from '../../run/eSignRun';

/** What is shown of a `myfolder` answer, as the parameters Simplify and Include Signing Links say. */
export function envelopeJson(run: ESignRun, answer: Answer): IDataObject {
	if (!isSimple(run)) return answer as IDataObject;
	const withLinks = run.parameters.collection('options').booleanIfSet('includeLinks') ?? false;
	return {
		...simplifyDetails(answer, { withLinks }),
		fieldValues: fieldValuesOf(answer),
		history: historyOf(answer),
	};
}
