/** The place that an open question was stored with, read back from JSON; null where it is not one. */
export function placeOf(subject: unknown): { dutyId: number; digestId: number } | null {
  if (typeof subject !== "object" || subject === null) return null;
  const { dutyId, digestId } = subject as Record<string, unknown>;
  return typeof dutyId === "number" && typeof digestId === "number" ? { dutyId, digestId } : null;
}
