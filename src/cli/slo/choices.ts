import { type SloFormat, sloFormats } from '../../slo/model/model.ts';

export const showFormats = ['text', 'json'] as const;

/** Short names for the version of a format that people mean today. */
const short = { openslo: 'openslo/v1', sloth: 'sloth/v1' } as const satisfies Readonly<
  Record<string, SloFormat>
>;

/** What `--to` and `--format` take: the formats, and short names for two of them. */
export const formatNames: readonly string[] = [...sloFormats, ...Object.keys(short)];

/** The format that a name stands for; null: none. */
export function formatOf(name: string): SloFormat | null {
  return (
    sloFormats.find(
      format => format === (Object.hasOwn(short, name) ? short[name as keyof typeof short] : name),
    ) ?? null
  );
}
