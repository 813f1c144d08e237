import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Change } from '@louyu/contract/api/overview';
import { announcement } from './announcement.ts';
import { startByItself } from './by-itself.ts';
import { readConfig, type Config } from './config.ts';
import { createResidents } from './core/acknowledgments/residents.ts';
import { createEmergencies } from './core/alerts/emergencies.ts';
import { coverageOnDemand } from './core/coverage/coverage-on-demand.ts';
import { ClockKeeping } from './core/clock-keeping.ts';
import { ClockWatch } from './core/clock-watch.ts';
import { DeskService } from './core/desks/desk-service.ts';
import { createConfigReader } from './core/devices/device-config.ts';
import { DeviceDirectory } from './core/devices/device-directory.ts';
import { DeviceService } from './core/devices/device-service.ts';
import { DeviceViews } from './core/devices/device-views.ts';
import { FaultWatch } from './core/devices/faults.ts';
import { LiveDevices } from './core/devices/live-devices.ts';
import { PairingService } from './core/devices/pairing-service.ts';
import { DocumentService } from './core/documents/document-service.ts';
import { ImageService } from './core/images/image-service.ts';
import { casesOnDemand } from './core/cases/cases-on-demand.ts';
import { SolvedCount, solvedThisWeek } from './core/cases/solved-count.ts';
import { caseAlertSource } from './core/cases/conditions.ts';
import { createNoticeDesk } from './core/notices/notice-desk.ts';
import { templateDeskOnDemand } from './core/notices/template-desk-on-demand.ts';
import { rollCallConditions } from './core/roll-call/help-conditions.ts';
import { registerOnDemand } from './core/households/register.ts';
import { alertingOnDemand } from './core/staff-alerts/alerting-on-demand.ts';
import { PhoneCheck } from './core/places/phone-check.ts';
import { createPlaceService } from './core/places/place-service.ts';
import { Pruner } from './core/receipts/pruner.ts';
import { AttemptThrottle } from './core/staff/attempt-throttle.ts';
import { createOffice } from './core/staff/office.ts';
import { createSetupService } from './core/staff/setup-service.ts';
import { Urgency } from './core/urgency.ts';
import { createApp } from './http/app.ts';
import { createDeskCookie } from './http/desk.ts';
import { createLiveEventHub } from './http/live-events.ts';
import { createMetrics } from './http/metrics.ts';
import { officeRoutes } from './http/office.ts';
import { resourceRoutes } from './http/resources.ts';
import { addressReader } from './http/client-address.ts';
import { residentPages } from './http/resident/resident-pages.ts';
import { tapListener } from './http/resident/tap-listener.ts';
import { openHttpServer } from './http/server.ts';
import { createSessionCookie } from './http/session.ts';
import { createImageEncoder } from './images/image-encoder.ts';
import { createTableReader } from './sheets/table-reader.ts';
import { createBroker } from './mqtt/broker.ts';
import { deviceAccess } from './mqtt/device-access.ts';
import { Inbox } from './mqtt/inbox.ts';
import { senderOnDemand } from './robots/sender-on-demand.ts';
import { createAcknowledgmentStore } from './store/acknowledgments.ts';
import { AuditKeeper } from './store/audit-keeper.ts';
import { backupsDirectoryOf } from './store/backup-daily.ts';
import { casePhotosDirectoryOf, createBlobs, filesDirectoryOf } from './store/blobs.ts';
import { createClockStore } from './store/clock-acceptance.ts';
import { takeDataDirectory } from './store/data-directory.ts';
import { openDatabase } from './store/database.ts';
import { readEpoch } from './store/epoch.ts';
import { openLedger } from './store/ledger.ts';
import { readSetting, writeSetting } from './store/settings.ts';
import { readSigningKey } from './store/signing-key.ts';
import { createStore } from './store/store.ts';
import { openBroker } from './open-broker.ts';
import { problemLines } from './problem-lines.ts';
import { createArgon2Hasher } from './system/argon2-hasher.ts';
import { kioskBuild } from './system/kiosk-build.ts';
import { createLog } from './system/log.ts';
import { sha256, systemClock, systemRandom } from './system/node-ports.ts';
import { vaultOnDemand } from './system/vault.ts';
import { every } from './system/schedule.ts';
import { createSigner, newSigningKey } from './system/signing.ts';
import { recurrence } from './recurrence/recurrence.ts';

const kioskDirectory = resolve(import.meta.dirname, '../../kiosk/dist');
const dashboardDirectory = resolve(import.meta.dirname, '../../dashboard/dist');

const stack = new AsyncDisposableStack();
try {
  const config = readConfig(process.env);
  await start(config, stack);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stack.disposeAsync().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
} catch (error) {
  await stack.disposeAsync();
  fail(error);
}

/** Opens the parts from the database outwards; the stack closes them in the reverse order. */
async function start(config: Config, stack: AsyncDisposableStack): Promise<void> {
  const log = createLog(config.logLevel);
  const { limits, publicUrl, timeZone } = config;
  const onFailure = (error: unknown) => log.error({ err: error }, 'a scheduled task failed');
  for (const name of config.unknownVariables) log.warn({ name }, 'unknown variable: misspelt?');

  // Storage
  const directory = takeDataDirectory(config.dataDirectory);
  stack.defer(() => directory.release());
  const db = await openDatabase(directory.databaseFile);
  stack.defer(() => db.destroy());
  const ledger = openLedger({ file: directory.databaseFile, log, limits });
  stack.defer(() => ledger.close());
  const clockStore = createClockStore(db, systemClock);
  const clockWatch = new ClockWatch(systemClock, await clockStore.latest(), limits);
  const signingKey = await readSigningKey(db, newSigningKey);

  // What every service stands on
  const live = createLiveEventHub(limits, (change) => alerting.touched(change));
  const ports = {
    store: createStore(db, systemClock),
    ...{ clock: systemClock, random: systemRandom, urgency: new Urgency() },
    digest: sha256,
    recurrence,
    live,
    events: {
      emit(change: Change) {
        if (change.resource === 'notice') residents.notices.forget();
        live.emit(change);
      },
    },
    limits,
    publicUrl,
    timeZone,
  };
  const { store } = ports;

  // Devices and their broker
  const deviceDirectory = new DeviceDirectory(sha256);
  deviceDirectory.load(await store.devices.all(), await store.places.tree());
  const devices = new LiveDevices();
  const faults = new FaultWatch({ ...ports, ledger, directory: deviceDirectory, devices });
  await faults.load();
  const broker = await createBroker({
    access: deviceAccess(deviceDirectory),
    onMessage: (...message) => inbox.take(...message),
    onConnected: (deviceId) => inbox.connected(deviceId),
    onDisconnected: (deviceId, reason) => inbox.disconnected(deviceId, reason),
    onIncident: ({ error, ...incident }) => log.warn({ ...incident, err: error }, 'broker'),
    port: config.mqttPort,
    ...(config.host === undefined ? {} : { host: config.host }),
    ...(config.tls === undefined ? {} : { tls: config.tls }),
    limits,
  });
  const documents = new DocumentService({
    ...ports,
    clock: clockWatch.lived,
    epoch: await readEpoch(db, new Date()),
    signer: createSigner(signingKey),
    transmitter: {
      retain: (topic, payload) =>
        void broker.publish({ topic, payload: Buffer.from(payload), qos: 1, retain: true }),
      send: (topic, payload) =>
        void broker.publish({ topic, payload: Buffer.from(payload), qos: 1, retain: false }),
      disconnect: (deviceId) => void broker.closeClient(deviceId),
    },
    configsOf: createConfigReader(store, { ...config, kioskBuild: kioskBuild(kioskDirectory) }, () =>
      solvedThisWeek(store, clockWatch.lived),
    ),
    onFailure: (topic, error) => log.error({ topic, err: error }, 'document not published'),
    pause: setImmediate,
  });
  const wired = { ...ports, wire: documents, directory: deviceDirectory, devices };
  const pairings = new PairingService({
    ...wired,
    ledger,
    hubPublicKey: signingKey.publicKey,
    verificationUrl: `${publicUrl}/pair`,
  });
  await pairings.load();
  const inbox = new Inbox({
    ...wired,
    log,
    ledger,
    faults,
    pairings,
    published: documents.published,
    publish: broker.publish,
    get siteId() {
      return documents.siteId ?? '';
    },
  });

  // Notices
  const deviceViews = new DeviceViews({
    ...wired,
    faults,
    noticeTitle: async (noticeId) => (await store.notices.byId(noticeId))?.title,
  });
  const glance = (deviceId: string) => deviceViews.glance(deviceId);
  const noticeDesk = await createNoticeDesk({ ...wired, clockWatch, glance });

  // Images of notices
  const files = createBlobs(filesDirectoryOf(directory.databaseFile));
  const encoder = createImageEncoder({ limits });
  stack.defer(() => encoder.close());
  const images = new ImageService({ ...ports, files, encoder });

  // The register of households
  const vault = vaultOnDemand(directory.directory, {
    read: () => readSetting(db, 'register_key'),
    write: (fingerprint) => writeSetting(db, 'register_key', fingerprint),
  });
  const reader = createTableReader({ limits });
  stack.defer(() => reader.close());
  const register = registerOnDemand({ ...ports, wire: documents, vault, reader, pause: setImmediate });

  // Emergencies
  const emergencies = createEmergencies({ ...wired, clockWatch, vault });

  // Residents
  const residents = createResidents({
    ...wired,
    ledger,
    lived: clockWatch.lived,
    acknowledgmentStore: createAcknowledgmentStore(db),
  });
  const cases = casesOnDemand({
    ...{ ...ports, clock: clockWatch.lived, trustedClock: clockWatch.trusted, encoder, vault },
    ...{ notices: residents.notices, files: createBlobs(casePhotosDirectoryOf(directory.databaseFile)) },
  });
  const coverage = coverageOnDemand({ ...ports, vault });

  // Staff
  const hasher = createArgon2Hasher(limits);
  const throttle = new AttemptThrottle(systemClock, limits);
  const office = createOffice({ ...ports, hasher, throttle });
  const { sessions } = office;
  const desks = new DeskService({ ...wired, pairings, faults, duty: office.duty });
  const sender = senderOnDemand({ publicUrl, nowMs: Date.now, limits });
  const alerting = alertingOnDemand({
    ...ports,
    clock: clockWatch.lived,
    machineClock: systemClock,
    roster: { onDuty: async () => (await office.duty.now()).people },
    sources: [
      { kind: 'alert', current: () => rollCallConditions(store) },
      caseAlertSource({ store, clock: clockWatch.lived }),
    ],
    sender: sender.get,
    onFailure,
  });
  const keeper = new AuditKeeper({
    ...ports,
    db,
    databaseFile: directory.databaseFile,
    directory: backupsDirectoryOf(directory.directory),
    trail: store.auditTrail,
  });
  const places = createPlaceService(wired);
  const phoneCheck = new PhoneCheck(wired);
  const pages = residentPages({
    ...ports,
    ...residents,
    ...{ cases, phoneCheck, log },
    emergencies: { ...emergencies.residents, clock: clockWatch.lived },
    secure: config.tls !== undefined,
  });
  const setup = createSetupService({
    ...ports,
    hasher,
    throttle,
    demo: async () => {
      const { createDemoCompound } = await import('./core/demo/demo-compound.ts');
      return createDemoCompound({ ...ports, hasher, vault });
    },
    siteCreated: async () => {
      deviceDirectory.load(await store.devices.all(), await store.places.tree());
      await documents.start();
    },
  });

  // Doors: the broker's open when the retained tree is complete
  await documents.start();
  const { port: mqttPort } = await openBroker(broker, config.mqttPort);
  const cookie = createSessionCookie(config.tls !== undefined);
  const deskCookie = createDeskCookie(config.tls !== undefined);
  const addressOf = addressReader(config.trustedProxies);
  const metrics = createMetrics({
    devices_connected: ['Devices connected now.', () => broker.stats().connected],
    deliveries_total: ['Messages handed to devices since the start.', () => broker.stats().deliveries],
    receipts_stored_total: ['Receipts stored since the start.', () => inbox.stats.receiptsStored],
    malformed_total: ['Malformed messages of devices since the start.', () => inbox.stats.malformed],
    pages_listening: ['Dashboard pages that listen for changes.', () => live.listeners],
  });
  const server = await openHttpServer({
    app: createApp({
      ...ports,
      log,
      ...office,
      cookie,
      desks,
      deskCookie,
      metrics,
      addressOf,
      checks: {
        clock_behind: () => clockWatch.state() !== 'behind',
        clock_ahead: () => clockWatch.state() !== 'ahead',
      },
      frontEnds: { kiosk: kioskDirectory, dashboard: dashboardDirectory },
      bodyMaxBytes: limits.httpBodyMaxBytes,
      resources: {
        ...officeRoutes({ office, cookie, trail: store.auditTrail, keeper, limits }),
        ...resourceRoutes({
          ports,
          setup: { setup, sessions, cookie },
          places,
          phoneCheck,
          register,
          notices: noticeDesk,
          templates: templateDeskOnDemand(ports),
          calendar: noticeDesk.calendar,
          coverage,
          cases,
          images,
          files,
          devices: { service: new DeviceService(wired), views: deviceViews },
          pairings,
          alerts: emergencies.staff,
          booth: { desks, cookie: deskCookie },
          alerting,
          desk: { clockState: () => clockWatch.state(), hubFaults: () => keeper.faults() },
        }),
        ...pages,
      },
    }),
    port: config.httpPort,
    host: config.host,
    tls: config.tls,
    limits,
    direct: tapListener({ acknowledgments: residents.acknowledgments, metrics, addressOf }),
    onUpgrade: broker.handleUpgrade,
  });
  stack.defer(() => server.close());
  // Before the server: it waits for its connections, and those of displays are the broker's.
  stack.defer(() => broker.close());
  stack.defer(() => live.close());

  const pruner = new Pruner({ ledger, clock: clockWatch.trusted, limits });
  const solved = new SolvedCount({ store, clock: clockWatch.lived, wire: documents });
  const clockKeeping = new ClockKeeping({ clockWatch, store: clockStore, live, log });
  stack.defer(() => alerting.close());
  stack.defer(() => sender.close());
  const keeping = { clockWatch, clockKeeping, pruner, cases, images, keeper };
  const saying = { documents, releases: noticeDesk.releases, emergencies, alerting, solved, faults, live };
  for (const stop of startByItself({ ...keeping, ...saying, limits, every, onFailure })) stack.defer(stop);

  const setupCode = (await setup.needed()) ? setup.code : undefined;
  process.stdout.write(announcement({ config, httpPort: server.port, mqttPort, setupCode }));
}

/** Says in both languages what is wrong and what to do next, and ends. */
function fail(error: unknown): never {
  process.stderr.write(`${problemLines(error).join('\n')}\n`);
  process.exit(1);
}
