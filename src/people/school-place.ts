/** «п. Заря» of «МКОУ СОШ п. Заря», which is what tells schools apart; the whole name where it names no place. */
export function schoolPlace(school: string): string {
  const [place] = /(?<![\p{L}])(п|с|д|г|пгт|ст|х|аул|пос)\.?\s*\p{Lu}.*$/u.exec(school) ?? [];
  return place ?? school;
}
