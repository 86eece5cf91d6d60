/** Root of PDF Services on the gateway (contract section 1). */
export const PDF_SERVICES = '/pdf-services/api';
