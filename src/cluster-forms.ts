import { fileURLToPath } from "node:url";
import type { Form } from "./monitoring/form.ts";
import { FormError, readForm, readForms } from "./monitoring/form-file.ts";
import { type FormsOf, type OwnForm, ownForms } from "./monitoring/form-store.ts";
import { type Forms, withOwn } from "./monitoring/form-versions.ts";
import type { Db } from "./db/open.ts";
import { listClusters } from "./people/cluster-store.ts";
import type { EventForm } from "./plan/event-form.ts";

const FOLDER = fileURLToPath(new URL("../data/forms", import.meta.url));

/** The forms that come with the project. Throws {@link FormError}. */
export const shippedForms = (folder = FOLDER): Forms => readForms(folder);

/** The project's forms with each cluster's own on top; a source is read once, however often it is asked for. */
export function createFormsOf(shipped: Forms): FormsOf {
  const read = new Map<string, Form | null>();
  const inForce = (own: OwnForm): Form[] => {
    const known = read.get(own.source);
    const form = known === undefined ? readOwn(own.source) : known;
    if (known === undefined) read.set(own.source, form);
    return form === null ? [] : [{ ...form, from: own.fromMonth }];
  };
  return (db, clusterId) => {
    const own = ownForms(db, clusterId);
    return own.length === 0 ? shipped : withOwn(shipped, own.flatMap(inForce));
  };
}

/** It was checked when it was sent; one that a newer bot no longer reads is passed over, and `doctor` says so. */
function readOwn(source: string): Form | null {
  const read = problemsOrForm(source);
  return "problems" in read ? null : read;
}

function problemsOrForm(source: string): Form | { problems: readonly string[] } {
  try {
    return readForm(source, "form");
  } catch (error) {
    if (error instanceof FormError) return { problems: error.problems };
    throw error;
  }
}

/** The stored versions that are switched on and cannot be read, with the first reason why. */
export const unreadableForms = (
  db: Db,
): { cluster: string; code: string; version: number; problem: string }[] =>
  listClusters(db).flatMap(({ id, name }) =>
    ownForms(db, id).flatMap(({ code, version, source }) => {
      const read = problemsOrForm(source);
      return "problems" in read ? [{ cluster: name, code, version, problem: read.problems[0] ?? "" }] : [];
    }),
  );

/** What the events of a plan are told by that are carried out through these forms. */
export const eventForms = (forms: Forms): EventForm[] =>
  [...forms.values()].flatMap((versions) => {
    const newest = versions.at(-1);
    return newest === undefined ? [] : [{ code: newest.code, words: newest.event }];
  });
