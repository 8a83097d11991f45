import type { Form } from "./form.ts";
import type { ButtonMove } from "./move.ts";
import type { Report } from "./report.ts";
import type { Fact } from "./rule-facts.ts";
import { settlements } from "./rules.ts";

/** The taps, each of which settles what a rule has found, or leads to the figure that does. */
export function waysOut(form: Form, report: Report, fact: Fact): ButtonMove[] {
  switch (fact.kind) {
    case "addsUp":
      return settlements(form, report, fact).map((one) => ({ do: "settle", ...one }));
    case "atMost": {
      const [what, moreWhat] = fact.what;
      const [of, moreOf] = fact.of;
      const { grade, value, limit } = fact;
      return [
        ...(what !== undefined && moreWhat === undefined
          ? [{ do: "settle", grade, code: what, value: limit } as const]
          : []),
        ...(of !== undefined && moreOf === undefined
          ? [{ do: "settle", grade, code: of, value } as const]
          : []),
      ];
    }
    case "commented":
      return [{ do: "comment", grade: fact.grade, code: fact.code }];
    case "changed":
    case "zero":
      return [{ do: "figure", grade: fact.grade, code: fact.code }];
    default:
      // Several figures may be meant: the check shows them all.
      return [];
  }
}
