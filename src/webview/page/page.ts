import { readHostMessage } from '../../protocol/slo-preview-host.ts';
import type { HostMessage, HostState, SloPreview } from '../../protocol/slo-preview.ts';
import { EditQueue } from '../host/edit-queue.ts';
import type { Host } from '../host/host.ts';
import { type Scene, sceneOf, withState } from '../scene/scene.ts';
import { burnHeading } from '../scene/sentences.ts';
import { windowName } from '../scene/windows.ts';
import { type PageState, restoredState } from '../state/page-state.ts';
import { bannerView, type Trouble } from '../view/banner-view.ts';
import { plain } from '../view/pieces.ts';
import type { Hint, Menu, View } from '../view/view.ts';
import { percent } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import { actionsOf } from './actions.ts';
import { buildSkeleton, draggedRegions, type RegionName, regionNames, type Skeleton } from './regions.ts';
import { take } from './take.ts';
import { views } from './views.ts';

/** The page: what it was last told, what the person made up, and how both are drawn. */
export class Page {
  readonly host: Host;
  readonly queue: EditQueue;
  readonly refusals = new Map<string, string>();
  state: PageState;
  scene: Scene | null = null;
  hint: Hint = 'pointer';
  menu: Menu | null = null;
  readout: number | null = null;
  private readonly skeleton: Skeleton;
  private readonly actions = actionsOf(this);
  private preview: SloPreview | null = null;
  private hostState: HostState | null = { kind: 'starting' };
  private width = 0;
  private frame: number | null = null;
  private isDrawing = false;
  private readonly dirty = new Set<RegionName>();

  constructor(host: Host, body: HTMLElement, uri: string) {
    this.host = host;
    this.state = restoredState(host.kept(), uri);
    // By its document a preview is found again after a reload.
    host.keep(this.state);
    this.queue = new EditQueue((request, version, edit) =>
      host.send({ kind: 'edit', request, version, edit }),
    );
    this.skeleton = buildSkeleton(body);
    this.skeleton.toggle.addEventListener('click', () => this.actions.toggleForm());
    new ResizeObserver(() => this.measure()).observe(this.skeleton.column);
    this.draw(regionNames);
  }

  /** Takes what the extension says; anything else is dropped, and noted. */
  receive(data: unknown): void {
    const message = readHostMessage(data);
    if (message === null) {
      this.host.send({ kind: 'log', level: 'warning', message: 'The page has dropped a message.' });
    } else {
      this.take(message);
    }
  }

  /** Another state: it is kept, and what shows it is drawn. */
  become(state: PageState, regions: readonly RegionName[] = regionNames): void {
    this.state = state;
    this.host.keep(state);
    this.scene = this.sceneNow(regions === draggedRegions ? 'incidents' : 'all');
    this.draw(regions);
  }

  /** The same at the next frame, so that a drag is drawn once for each. */
  becomeSoon(state: PageState): void {
    this.state = state;
    this.later(draggedRegions);
  }

  /** Draws some parts at the next frame. */
  later(regions: readonly RegionName[]): void {
    regions.forEach(region => this.dirty.add(region));
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      const due = [...this.dirty];
      this.dirty.clear();
      this.scene = this.sceneNow('incidents');
      this.draw(due);
    });
  }

  /** Draws some parts now. */
  draw(regions: readonly RegionName[]): void {
    if (this.isDrawing) {
      // What is taken out of the page may lose its focus, and says so while it is drawn.
      this.later(regions);
      return;
    }
    this.isDrawing = true;
    try {
      this.drawNow(regions);
    } finally {
      this.isDrawing = false;
    }
  }

  private drawNow(regions: readonly RegionName[]): void {
    const { scene } = this;
    const view = scene === null ? null : this.viewOf(scene);
    for (const name of regions) {
      if (name === 'banner') {
        this.skeleton.draw(name, bannerView(this.trouble(), this.actions));
      } else {
        this.skeleton.draw(name, view === null ? null : views[name](view));
      }
    }
    this.dress();
  }

  viewOf(scene: Scene): View {
    const { actions, width, hint, menu, readout, refusals } = this;
    return { scene, actions, width, hint, menu, readout, refusals };
  }

  /** Says something to those who hear the page. */
  announce(words: string): void {
    if (this.skeleton.status.textContent !== words) {
      this.skeleton.status.textContent = words;
    }
  }

  get root(): HTMLElement {
    return this.skeleton.page;
  }

  private take(message: HostMessage): void {
    switch (message.kind) {
      case 'preview':
        this.show(message.preview);
        return;
      case 'state':
        this.hostState = message.state;
        this.queue.reset();
        this.draw(['banner']);
        return;
      case 'edited': {
        const field = this.queue.ended(message.request, message.end);
        if (field !== null && message.end === 'refused') {
          this.refusals.set(field, message.reason ?? '');
          this.draw(['form', 'alerts']);
        } else if (message.reason !== null) {
          this.announce(message.reason);
        }
        return;
      }
      case 'cursor':
        this.follow(message.offset);
        return;
      case 'ask':
        void take(this, message.what === 'save-charts' ? 'save-svg' : message.what);
    }
  }

  private show(preview: SloPreview): void {
    if (this.preview !== null && preview.version < this.preview.version) {
      return;
    }
    const kept = preview.slos.length === 0 && preview.stale !== null ? this.preview : null;
    this.preview = kept === null ? preview : { ...preview, slos: kept.slos, editables: kept.editables };
    this.hostState = null;
    this.queue.previewed(preview.version);
    this.scene = this.sceneNow('all');
    this.draw(regionNames);
  }

  /** The SLO around the cursor in the text is the one to show. */
  private follow(offset: number): void {
    const { slo } = this.scene ?? {};
    const found = this.preview?.slos.find(({ span }) => span.start <= offset && offset <= span.end);
    const isInside = slo !== undefined && slo.span.start <= offset && offset <= slo.span.end;
    if (found !== undefined && !isInside && this.preview?.stale === null) {
      this.actions.choose(found.id);
    }
  }

  private sceneNow(what: 'all' | 'incidents'): Scene | null {
    if (this.preview === null) {
      return null;
    }
    return what === 'incidents' && this.scene !== null
      ? withState(this.scene, this.state)
      : sceneOf(this.preview, this.state);
  }

  private trouble(): Trouble | null {
    if (this.hostState !== null) {
      return { kind: 'state', state: this.hostState };
    }
    const stale = this.preview?.stale ?? null;
    return stale === null ? null : { kind: 'stale', stale, shown: this.scene === null ? 'nothing' : 'last' };
  }

  /** Grey where the text is not what is shown; folded where the form is. */
  private dress(): void {
    const { page, fading, toggle, summary } = this.skeleton;
    const isStale = this.trouble() !== null && this.scene !== null;
    const isOpen = this.state.form === 'open';
    page.classList.toggle('is-stale', isStale);
    page.classList.toggle('is-open', isOpen);
    page.classList.toggle('is-empty', this.scene === null);
    fading.forEach(element => (element.inert = isStale));
    toggle.setAttribute('aria-expanded', String(isOpen));
    toggle.dataset.action = say(isOpen ? 'done' : 'edit');
    if (this.scene !== null) {
      const { slo, run } = this.scene;
      const objective = slo.objective === null ? '' : percent(slo.objective.value);
      summary.textContent = [slo.name?.value ?? slo.id, objective, windowName(slo)]
        .filter(Boolean)
        .join(' · ');
      if (this.frame === null && run !== null) {
        this.announce(plain(burnHeading(this.scene)));
      }
    }
  }

  private measure(): void {
    const width = Math.floor(this.skeleton.column.clientWidth);
    if (width > 0 && width !== this.width) {
      this.width = width;
      this.draw(['bar', 'burn', 'rate']);
    }
  }
}
