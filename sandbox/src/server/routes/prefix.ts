/** Root of PDF Services on the gateway (docs/contract/pdf-services.md#addresses-and-the-edge). */
export const PDF_SERVICES = '/pdf-services/api';
