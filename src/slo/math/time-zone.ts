const formats = new Map<string, Intl.DateTimeFormat | null>();

/** A clock of a zone; null: there is no such zone. */
function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) {
    return known;
  }
  const made = make(zone);
  formats.set(zone, made);
  return made;
}

function make(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}

/** Whether a name is one of the time zones of IANA that this machine knows. */
export function isTimeZone(zone: string): boolean {
  return formatOf(zone) !== null;
}

/** What a clock of a zone is ahead of UTC at an instant, in seconds; null: there is no such zone, or the instant is no date. */
export function offsetAt(zone: string, seconds: number): number | null {
  const format = formatOf(zone);
  const time = Math.floor(seconds) * 1000;
  if (format === null || !(Math.abs(time) <= 8.64e15)) {
    return null;
  }
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  const [year = 0, month = 0, date = 0, hours = 0, minutes = 0, rest = 0] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map(type => Number(parts.get(type)));
  const shown = Date.UTC(parts.get('era') === 'BC' ? 1 - year : year, month - 1, date, hours, minutes, rest);
  return (shown - time) / 1000;
}
