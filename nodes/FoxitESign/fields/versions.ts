/** Nodes of version 1 show all fields of a recipient side by side: workflows that were saved with it go on. */
export const FLAT_RECIPIENTS = { '@version': [1] };

/** Later nodes show what few recipients need under More. */
export const GROUPED_RECIPIENTS = { '@version': [1.1] };
