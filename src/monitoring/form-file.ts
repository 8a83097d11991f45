import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LineCounter, parseDocument, type Document, isNode } from "yaml";
import { z } from "zod";
import type { Form, Indicator, Rule } from "./form.ts";
import { formProblem } from "./form-texts.ts";

/** A form's file that cannot be used; each problem begins with its line: «строка 14: …». */
export class FormError extends Error {
  readonly problems: readonly string[];

  constructor(name: string, problems: readonly string[]) {
    super(`${name}: ${problems.join("; ")}`);
    this.name = "FormError";
    this.problems = problems;
  }
}

/** Short and plain: it stands in callback data and in the database. */
const code = z.string().regex(/^[a-z][a-z0-9_]{0,19}$/);
const months = z.array(z.int().min(1).max(12)).min(1);
const grade = z.int().min(1).max(11);

const indicator = z
  .strictObject({
    code,
    label: z.string().min(1).max(120),
    short: z.string().min(1).max(24),
    hint: z.string().max(300).nullable().default(null),
    grades: z.array(grade).min(1),
    role: z.enum(["total", "destination", "ofWhich"]),
    stays: z.boolean().default(false),
    comment: z.boolean().default(false),
    usual: z.boolean().default(false),
  })
  .transform((value): Indicator => value);

const about = {
  code,
  strength: z.enum(["error", "confirm", "show"]),
  months: months.nullable().default(null),
};
const codes = z.array(code).min(1);
const share = z.number().min(0).max(1);

const rule = z.discriminatedUnion("kind", [
  z.strictObject({ ...about, kind: z.literal("addsUp") }),
  z.strictObject({ ...about, kind: z.literal("commented") }),
  z.strictObject({ ...about, kind: z.literal("atMost"), what: codes, of: codes }),
  z.strictObject({ ...about, kind: z.literal("changed"), what: code }),
  z.strictObject({ ...about, kind: z.literal("grew"), what: code }),
  z.strictObject({ ...about, kind: z.literal("fell"), what: code }),
  z.strictObject({ ...about, kind: z.literal("zero"), what: code }),
  z.strictObject({ ...about, kind: z.literal("moved"), least: z.int().min(0), share }),
  z.strictObject({ ...about, kind: z.literal("over"), what: codes, share }),
  z.strictObject({ ...about, kind: z.literal("same"), reports: z.int().min(2).max(12) }),
]);

const form = z.strictObject({
  code,
  title: z.string().min(1).max(200),
  version: z.int().min(1),
  grades: z.array(grade).min(1),
  phases: z.array(z.strictObject({ code, title: z.string().min(1), months })).min(1),
  dueDay: z.int().min(1).max(28),
  yearStartsIn: z.int().min(1).max(12),
  restTo: code,
  noDataReasons: z.array(z.string().min(1).max(40)).max(6).default([]),
  indicators: z.array(indicator).min(2).max(60),
  rules: z.array(rule).max(60),
});

type Path = readonly (string | number)[];
interface Doubt {
  path: Path;
  message: string;
}

/** Reads a form's text. Throws {@link FormError} that names the line of every problem. */
export function readForm(text: string, name: string): Form {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const broken = document.errors.map((error) =>
    formProblem.atLine(lineCounter.linePos(error.pos[0]).line, formProblem.yaml()),
  );
  if (broken.length > 0) throw new FormError(name, broken);
  const lineOf = (path: Path) => lineCounter.linePos(offsetOf(document, path)).line;
  const say = ({ path, message }: Doubt) => formProblem.atLine(lineOf(path), message);

  const read = form.safeParse(asValue(document));
  if (!read.success) {
    throw new FormError(
      name,
      read.error.issues.map((issue) =>
        say({
          path: issue.path as Path,
          message: formProblem.field(
            issue.path.join("."),
            issue.code === "unrecognized_keys" ? issue.keys : [],
          ),
        }),
      ),
    );
  }
  const doubts = doubtsOf(read.data);
  if (doubts.length > 0) throw new FormError(name, doubts.map(say));
  return read.data;
}

/** An alias that grows without end is refused by the parser with an exception of its own. */
function asValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    return null;
  }
}

/** Where in the text the value at this path begins; its nearest parent where it is missing. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** What the shape alone does not tell: codes that name nothing, two totals, two phases of one month. */
function doubtsOf(form: Form): Doubt[] {
  const known = new Set(form.indicators.map((indicator) => indicator.code));
  const doubts: Doubt[] = [];
  const doubt = (path: Path, message: string) => doubts.push({ path, message });

  for (const grade of form.grades) {
    const totals = form.indicators.filter((one) => one.role === "total" && one.grades.includes(grade));
    if (totals.length !== 1) doubt(["indicators"], formProblem.totals(grade, totals.length));
    const rest = form.indicators.find((one) => one.code === form.restTo && one.grades.includes(grade));
    if (rest?.role !== "destination") doubt(["restTo"], formProblem.rest(form.restTo, grade));
  }
  form.indicators.forEach((one, i) => {
    const twice = form.indicators.slice(0, i).some((other) => other.code === one.code);
    if (twice) doubt(["indicators", i, "code"], formProblem.twice(one.code));
    const foreign = one.grades.filter((grade) => !form.grades.includes(grade));
    for (const grade of foreign) doubt(["indicators", i, "grades"], formProblem.grade(one.code, grade));
  });
  const months = form.phases.flatMap((phase) => phase.months);
  for (const month of new Set(months)) {
    if (months.filter((other) => other === month).length > 1) doubt(["phases"], formProblem.month(month));
  }
  form.rules.forEach((rule, i) => {
    if (form.rules.slice(0, i).some((other) => other.code === rule.code)) {
      doubt(["rules", i, "code"], formProblem.twice(rule.code));
    }
    for (const [key, code] of named(rule)) {
      if (!known.has(code)) doubt(["rules", i, key], formProblem.unknown(code));
    }
  });
  return doubts;
}

const named = (rule: Rule): [string, string][] => [
  ...("what" in rule ? [rule.what].flat().map((code): [string, string] => ["what", code]) : []),
  ...("of" in rule ? rule.of.map((code): [string, string] => ["of", code]) : []),
];

/** Every form of a folder, by its code. Throws {@link FormError}. */
export function readForms(folder: string): ReadonlyMap<string, Form> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return new Map(
    files.sort().map((name) => {
      const form = readForm(readFileSync(join(folder, name), "utf8"), name);
      return [form.code, form];
    }),
  );
}
