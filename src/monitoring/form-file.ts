import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LineCounter, parseDocument, type Document, isNode } from "yaml";
import { z } from "zod";
import { isMonth } from "../calendar/month.ts";
import { GROUPS } from "./expression.ts";
import type { Form, Indicator } from "./form.ts";
import { checkedForm, type Doubt, type Path } from "./form-check.ts";
import { formProblem } from "./form-texts.ts";
import { asVersions, type Forms } from "./form-versions.ts";

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
const codes = z.union([code, z.array(code)]).transform((one) => [one].flat());
const months = z.array(z.int().min(1).max(12)).min(1);
const grade = z.int().min(1).max(11);

const indicator = z
  .strictObject({
    code,
    label: z.string().min(1).max(120),
    short: z.string().min(1).max(24),
    aliases: z.array(z.string().min(1).max(60)).max(20).default([]),
    hint: z.string().max(300).nullable().default(null),
    grades: z.array(grade).min(1),
    role: z.enum(["total", "destination", "ofWhich"]),
    stays: z.boolean().default(false),
    comment: z.boolean().default(false),
    unsure: z.boolean().default(false),
    usual: z.boolean().default(false),
    was: codes.default([]),
  })
  .transform((value): Indicator => value);

const text = z.string().min(1).max(2000);

const rule = z.strictObject({
  code,
  strength: z.enum(["error", "confirm", "show"]),
  months: months.nullable().default(null),
  each: z
    .union([z.enum(GROUPS), codes])
    .nullable()
    .default(null),
  must: text.nullable().default(null),
  when: text.nullable().default(null),
  says: z.string().min(1).max(300).nullable().default(null),
});

const MOST_NAMES = 30;

const form = z.strictObject({
  code,
  title: z.string().min(1).max(200),
  // Sentences agree with the word: «мониторинг педкласса за ноябрь не представлен».
  short: z
    .string()
    .regex(/^Мониторинг( \S.*)?$/)
    .max(40)
    .default("Мониторинг"),
  version: z.int().min(1).max(9999),
  from: z.string().refine(isMonth).nullable().default(null),
  event: z.array(z.string().min(3).max(40)).max(6).default([]),
  grades: z.array(grade).min(1),
  phases: z.array(z.strictObject({ code, title: z.string().min(1).max(40), months })).min(1),
  dueDay: z.int().min(1).max(28),
  yearStartsIn: z.int().min(1).max(12),
  restTo: code,
  noDataReasons: z.array(z.string().min(1).max(40)).max(6).default([]),
  indicators: z.array(indicator).min(2).max(60),
  let: z
    .record(code, text)
    .refine((names) => Object.keys(names).length <= MOST_NAMES)
    .default({}),
  rules: z.array(rule).max(60),
});

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
  const checked = checkedForm({ ...read.data, source: text });
  if ("doubts" in checked) throw new FormError(name, checked.doubts.map(say));
  return checked.form;
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

/** Every form of a folder with its versions, by code. Throws {@link FormError}. */
export function readForms(folder: string): Forms {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  const forms = files.sort().map((name) => readForm(readFileSync(join(folder, name), "utf8"), name));
  for (const [at, { code, version, from }] of forms.entries()) {
    const others = forms.slice(0, at).filter((other) => other.code === code);
    if (others.some((other) => other.version === version || other.from === from)) {
      throw new FormError(files[at] ?? code, [formProblem.sameVersion(code, version)]);
    }
  }
  return asVersions(forms);
}
