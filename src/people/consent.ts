/** The version of the words in `consent-texts.ts`: raise it whenever they change, so that each consent is to known words. */
export const CONSENT_VERSION = "1";
