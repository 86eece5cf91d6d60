/** Nodes of version 1, whose parameter Output says what to do: workflows that were saved with it go on. */
export const OUTPUT_VERSIONS = { '@version': [1] };

/** Nodes whose operation says what to do. */
export const OPERATION_VERSIONS = { '@version': [1.1] };
