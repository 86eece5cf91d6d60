import type { RequestContext } from '../../shared/api/n8nTransport';
import { ESignClient } from './eSignClient';
import { connectESign, eSignDoor, type ESignDoor } from './eSignDoor';

/**
 * Opens a client with the account that the node's Account parameter chooses.
 *
 * @throws FoxitFailure `input` when the credential's address cannot be used
 */
export async function openClient(
	context: RequestContext,
): Promise<{ client: ESignClient; door: ESignDoor }> {
	const door = await eSignDoor(context);
	const { baseUrl } = door;
	return { client: new ESignClient({ ...connectESign(context, door), baseUrl }), door };
}
