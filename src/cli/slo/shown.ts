import { lineStartsOf, rangeOf } from '../../base/place.ts';
import type { Problem } from '../../base/problem.ts';
import { spanContains } from '../../base/span.ts';
import { sloSettingsOf, type ObjectiveSettings, type SloSettings } from '../../base/slo-settings.ts';
import { type Figures, figuresOf } from '../../slo/figures/figures.ts';
import { type ServiceFigures, serviceFiguresOf } from '../../slo/figures/service-figures.ts';
import type { Slo, SloFile, SloIssue } from '../../slo/model/model.ts';
import { unreadIn } from './unread.ts';

/** An SLO with all that follows from it. */
export interface ShownSlo {
  readonly slo: Slo;
  readonly name: string;
  /** The name, with the number of the objective where there are several: `search#2`. */
  readonly title: string;
  /** Relative to the root. */
  readonly file: string;
  readonly line: number;
  /** A ratio. */
  readonly objective: number;
  readonly figures: Figures;
  /** Whose error budget policy the figures hold. */
  readonly policyFrom: 'document' | 'settings' | 'default';
  /** What `.faultline.yaml` says of it, and what follows from that. */
  readonly settings: ObjectiveSettings;
  readonly service: ServiceFigures;
}

/** What can be shown of some files, and what cannot. */
export interface Shown {
  readonly slos: readonly ShownSlo[];
  readonly problems: readonly Problem[];
}

/** The SLOs of a file in its order. One without an objective that is a share has no figures: it is a problem instead. */
export function shownOf(file: SloFile, settings: SloSettings): Shown {
  const lines = lineStartsOf(file.text);
  const problems = [...unreadIn(file)];
  const slos: ShownSlo[] = [];
  for (const slo of file.slos) {
    const own = sloSettingsOf(settings, { id: slo.id, name: slo.name?.value ?? null });
    const { policy } = own;
    const figures = figuresOf(
      slo,
      policy?.map(band => ({ ...band, field: null })),
    );
    if (figures.objective === null) {
      const { span, message } = withoutObjective(slo, file);
      problems.push({ file: file.path, range: rangeOf(lines, span), kind: 'syntax', message });
    } else {
      const { line } = rangeOf(lines, slo.head);
      const name = slo.name?.value ?? slo.displayName ?? slo.id;
      const policyFrom = slo.policy !== null ? 'document' : policy === null ? 'default' : 'settings';
      const title = name + (/#\d+$/.exec(slo.id)?.[0] ?? '');
      const { objective } = figures;
      const service = serviceFiguresOf(slo, own);
      slos.push({
        ...{ slo, name, title, file: file.path, line, objective, figures, policyFrom },
        settings: own,
        service,
      });
    }
  }
  return { slos, problems };
}

/** Where one is written that cannot be one, the reader has said so, and where. */
function withoutObjective({ id, head, span, objective }: Slo, { issues }: SloFile): Told {
  if (objective !== null) {
    const message = `\`${objective.source}\` is no objective, from which every figure of \`${id}\` follows`;
    return { span: objective.span, message };
  }
  return (
    issues.find(issue => issue.rule === 'objective-range' && spanContains(span, issue.span)) ?? {
      span: head,
      message: `\`${id}\` has no objective, from which every figure follows`,
    }
  );
}

type Told = Pick<SloIssue, 'span' | 'message'>;
