/** Both lead to the same envelopes (contract section 2). */
export type Surface = 'gateway' | 'classic';

/** Contract section 2.2. */
export const ESIGN_GATEWAY = '/esign/api/v1';
/** Contract section 2.1. */
export const ESIGN_CLASSIC = '/api';
