import { classicDoor, esignGatewayDoor } from '../esign/doors.js';
import { gateway, type Door } from '../http/door.js';

const doors: readonly Door[] = [esignGatewayDoor, classicDoor, gateway];

/** The door a path lies behind. */
export function doorAt(path: string): Door {
	return doors.find(({ prefix }) => path.startsWith(prefix)) ?? gateway;
}
