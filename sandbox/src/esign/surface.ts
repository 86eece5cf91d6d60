/** Both lead to the same envelopes (docs/contract/esign.md#surfaces-and-hosts). */
export type Surface = 'gateway' | 'classic';

/** docs/contract/esign.md#the-gateway. */
export const ESIGN_GATEWAY = '/esign/api/v1';
/** docs/contract/esign.md#the-classic-host. */
export const ESIGN_CLASSIC = '/api';
