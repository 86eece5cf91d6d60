import { classicSurface, esignGatewaySurface } from '../esign/api-surfaces.js';
import { gateway, type ApiSurface } from '../http/api-surface.js';

const surfaces: readonly ApiSurface[] = [esignGatewaySurface, classicSurface, gateway];

/** The surface that a path belongs to. */
export function surfaceAt(path: string): ApiSurface {
	return surfaces.find(({ prefix }) => path.startsWith(prefix)) ?? gateway;
}
