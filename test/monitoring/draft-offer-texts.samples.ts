import { draftOffer } from "../../src/monitoring/draft-offer-texts.ts";

export const samples: Record<string, unknown> = {
  draftOffer: draftOffer("2019-10", "МКОУ СОШ п. Берёзовка"),
};
