/** `ms` after a UTC instant, both as ISO text with milliseconds: such texts compare as they are. */
export const instantAfter = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

/** Milliseconds from one instant to another. */
export const msBetween = (from: string, to: string): number => Date.parse(to) - Date.parse(from);

export const earlier = (one: string, other: string): string => (one < other ? one : other);
