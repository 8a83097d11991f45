/** A cluster that was begun with its chair and has no plan yet: the plan's file names it. */
export const NAMELESS_CLUSTER = "Кластер";

/** A chair who was invited before anybody knew her name: she says it when she joins, or her plan does. */
export const NAMELESS_CHAIR = "Председатель";

export const isNameless = (person: { name: string }): boolean => person.name === NAMELESS_CHAIR;
