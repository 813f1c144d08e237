import { deviceCredentialsSchema, type DeviceCredentials } from '@louyu/contract/api/devices';
import * as v from 'valibot';
import { diagnose } from './diagnosis.ts';
import { DiagnosisDoor } from './diagnosis-door.ts';
import { pairOnGlass } from './first-start.ts';
import { GlassFollower } from './glass-follower.ts';
import { HubClock } from './link/clock.ts';
import { browserFiles } from './link/browser-files.ts';
import { DeviceSession } from './link/device-session.ts';
import { FileShelf } from './link/file-shelf.ts';
import { IndexedStorage } from './link/indexed-storage.ts';
import { limits } from './link/limits.ts';
import { MemoryStorage } from './link/memory-storage.ts';
import { ReloadLog } from './link/reload-log.ts';
import type { Storage } from './link/storage.ts';
import { PageGuard } from './page-guard.ts';
import { rememberProblems, type Problem } from './problems.ts';
import { AlertPlayer } from './screens/alert-player.ts';
import { alertsOf } from './screens/alerts.ts';
import { Glass } from './screens/glass.ts';
import { LoopTime } from './screens/loop-time.ts';
import { Player } from './screens/player.ts';
import { programmeOf } from './screens/programme.ts';
import { looksSame, type ScreenScene } from './screens/scene.ts';
import './screens/stage.ts';
import type { LouyuStage } from './screens/stage.ts';
import { leaseAmongTabs, tabNotes } from './tabs.ts';

/** How often the loop is looked at; pages stand for seconds. */
const tickMs = 250;

interface Display {
  readonly problems: () => readonly Problem[];
  readonly stage: LouyuStage;
  readonly storage: Storage;
  readonly clock: HubClock;
  readonly build: string;
}

/** Runs a display for as long as it has power: pair, show until revoked, forget, pair again. */
export async function startDisplay(build: string): Promise<never> {
  const problems = rememberProblems(() => Date.now());
  const stage = document.createElement('louyu-stage');
  stage.shifting = true;
  document.body.append(stage);
  const leading = leaseAmongTabs(() => {
    stage.scene = { kind: 'standby' };
  }).acquire();
  const storage = await openStorage();
  await leading;
  const clock = new HubClock({ localMs: () => Date.now(), monotonicMs: () => performance.now() });
  const [kept] = await Promise.all([savedCredentials(storage), clock.load(storage)]);
  const display = { problems, stage, storage, clock, build };
  requestIdleCallback(askToPersist);
  for (let credentials = kept; ; credentials = null) {
    await showUntilRevoked(display, credentials ?? (await pairAndKeep(display)));
    await orWarn(storage.wipe(), 'what was kept could not be wiped');
  }
}

async function openStorage(): Promise<Storage> {
  const storage = new IndexedStorage();
  try {
    await storage.open();
    return storage;
  } catch (error) {
    console.warn('louyu: this browser keeps nothing; the screen has to be paired after each start', error);
    return new MemoryStorage();
  }
}

/** So that a full disk does not cost the screen its boards; only secure pages have it, and it may be refused. */
function askToPersist(): void {
  if (!('storage' in navigator) || !('persist' in navigator.storage)) return;
  navigator.storage.persist().catch((error: unknown) => {
    console.warn('louyu: the browser may evict what is kept', error);
  });
}

async function savedCredentials(storage: Storage): Promise<DeviceCredentials | null> {
  const saved = v.safeParse(deviceCredentialsSchema, await storage.readState('credentials'));
  return saved.success ? saved.output : null;
}

async function pairAndKeep({ stage, storage, clock, build }: Display): Promise<DeviceCredentials> {
  document.documentElement.style.cursor = 'auto';
  const credentials = await pairOnGlass({ stage, storage, clock, build });
  await orWarn(storage.writeState('credentials', credentials), 'the pairing could not be saved');
  return credentials;
}

/** A damaged disk must not keep the screen dark. */
async function orWarn(work: Promise<void>, problem: string): Promise<void> {
  try {
    await work;
  } catch (error) {
    console.warn(`louyu: ${problem}`, error);
  }
}

function showUntilRevoked(display: Display, credentials: DeviceCredentials): Promise<void> {
  const { problems, stage, storage, clock, build } = display;
  const { dataset } = document.documentElement;
  const files = new FileShelf(storage, browserFiles);
  const player = new Player(files);
  const alertPlayer = new AlertPlayer();
  const loopTime = new LoopTime();
  const reloads = new ReloadLog(tabNotes(), () => Date.now());
  const guard = new PageGuard(reloads);
  const follower = new GlassFollower();

  return new Promise((resolve) => {
    const session = new DeviceSession({
      credentials,
      storage,
      clock,
      files,
      build,
      reloads: reloads.reloads,
      onDocuments: show,
      onConnected: (connected) => {
        dataset['connected'] = String(connected);
      },
      onIdentify: () => {
        stage.identify = true;
        setTimeout(
          () => {
            stage.identify = false;
          },
          stage.scene.kind === 'alert' ? limits.identifyOverAlertMs : limits.identifyMs,
        );
      },
      onRevoked: () => {
        clearInterval(ticker);
        window.removeEventListener('pagehide', leave);
        door.close();
        glass.stop();
        guard.stop();
        session.stop();
        player.close();
        stage.scene = { kind: 'starting', paired: false };
        delete dataset['connected'];
        resolve();
      },
    });
    const glass = new Glass(stage, limits.glimpseEveryMs, (visible) => {
      session.see({ visible, hubMs: clock.nowMs(), monotonicMs: performance.now() });
      guard.alive('frames');
      // What is laid over the picture stands for as long as somebody wants it.
      const covered = stage.identify || stage.diagnosis !== null;
      if (covered || follower.look(stage.scene, visible)) guard.alive('glass');
    });

    let loopMs = 0;
    const door = new DiagnosisDoor(stage, () =>
      diagnose({ status: session.status, config: session.config, clock, build, problems: problems() }),
    );

    function show(): void {
      play();
      guard.alive('loop');
    }

    function play(): void {
      const alert = alertNow();
      loopMs = loopTime.at(performance.now(), alert === null);
      const board = boardNow(alert !== null);
      const scene = alert ?? board;
      if (scene === null || looksSame(stage.scene, scene)) return;
      if (scene.kind === 'alert' && stage.scene.kind !== 'alert') {
        stage.identify = false;
        door.hide();
      }
      stage.scene = scene;
      void glass.look();
    }

    /** What waits for the boards of a new place does not wait with an alert. */
    function alertNow(): ScreenScene | null {
      const { config, alarms } = session;
      if (config === null) return null;
      const nowMs = clock.nowMs();
      const alerts = alertsOf({ config, alarms, nowMs, clockTrusted: clock.trusted });
      return alertPlayer.play({ config, alerts, nowMs: clock.trusted ? nowMs : null }, performance.now());
    }

    /** Under an alert the loop stands, and only what has left it is told. */
    function boardNow(covered: boolean): ScreenScene | null {
      const { config, boards } = session;
      if (config === null || session.gathering) return null;
      const nowMs = clock.nowMs();
      const programme = programmeOf({ config, boards, nowMs, clockTrusted: clock.trusted });
      session.forgetAllBut(programme);
      if (covered) return null;
      return player.play(
        { config, programme, nowMs: clock.trusted ? nowMs : null, staleSinceMs: session.staleSinceMs },
        loopMs,
      );
    }

    // A renewal or an orderly end of the browser loses no seconds; a power cut those of the last open interval.
    const leave = (): void => {
      session.forgetAllBut([]);
    };
    window.addEventListener('pagehide', leave);
    dataset['connected'] = 'false';
    stage.scene = { kind: 'starting', paired: true };
    document.documentElement.style.cursor = 'none';
    const ticker = setInterval(show, tickMs);
    door.open();
    glass.start();
    guard.start();
    void session.start();
  });
}
