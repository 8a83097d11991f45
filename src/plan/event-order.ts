/**
 * The events in their order, but for those of `moved`: each of them comes after the last of its section, or at the
 * very end where it is the first of it.
 */
export function withMovedLast<T extends { id: number; section: number | null }>(
  events: readonly T[],
  moved: ReadonlySet<number>,
): T[] {
  const order = events.filter(({ id }) => !moved.has(id));
  for (const event of events.filter(({ id }) => moved.has(id))) {
    const last = order.findLastIndex(({ section }) => section === event.section);
    order.splice(last === -1 ? order.length : last + 1, 0, event);
  }
  return order;
}
