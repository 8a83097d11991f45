/** A zone that a cluster of Russian schools may live in; the hours are those from UTC. */
export interface Zone {
  /** As IANA has it. */
  name: string;
  /** In a button's data. */
  code: string;
  city: string;
  hours: number;
}

const zone = (name: string, city: string, hours: number): Zone => ({
  name,
  code: name.slice(name.indexOf("/") + 1),
  city,
  hours,
});

/** None of them has had summer time since 2014. */
export const ZONES: readonly Zone[] = [
  zone("Europe/Kaliningrad", "Калининград", 2),
  zone("Europe/Moscow", "Москва", 3),
  zone("Europe/Kirov", "Киров", 3),
  zone("Europe/Samara", "Самара", 4),
  zone("Asia/Yekaterinburg", "Екатеринбург", 5),
  zone("Asia/Omsk", "Омск", 6),
  zone("Asia/Novosibirsk", "Новосибирск", 7),
  zone("Asia/Krasnoyarsk", "Красноярск", 7),
  zone("Asia/Irkutsk", "Иркутск", 8),
  zone("Asia/Yakutsk", "Якутск", 9),
  zone("Asia/Vladivostok", "Владивосток", 10),
  zone("Asia/Magadan", "Магадан", 11),
  zone("Asia/Kamchatka", "Петропавловск-Камчатский", 12),
];

export const zoneOfCode = (code: string): Zone | null => ZONES.find((one) => one.code === code) ?? null;
export const zoneOfName = (name: string): Zone | null => ZONES.find((one) => one.name === name) ?? null;
